import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { encodeText } from '../../src-main/script/encoding.ts';
import type { ScriptEncoding } from '../../src-main/script/encoding.ts';
import { FORMATS } from '../../src-main/script/formats.ts';
import { fdxOf } from '../../src-shared/script/fdx-writer.ts';
import { readFdx } from '../../src-shared/script/fdx.ts';
import { fountainOf } from '../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import { boardText } from '../../src-shared/storyboard/board-text.ts';
import { draft } from '../../src-shared/storyboard/draft.ts';
import type { Storyboard } from '../../src-shared/storyboard/storyboard.ts';
import { PATHOLOGICAL_TEXTS } from '../support/script/pathological.ts';
import { SCRAPS } from '../support/script/scripts.ts';
import { drawText, mutatedBytes, pick } from './inputs.ts';
import type { TextSource } from './inputs.ts';
import { bytesInput, textInput } from './reader.ts';
import type { FuzzedReader, FuzzInput, ReadText } from './reader.ts';

const million = 1e6;

const tags = [
  '<Paragraph Type="Scene Heading" Number="1">',
  '<Paragraph Type="Action" Alignment="Center" StartsNewPage="Yes">',
  '<Paragraph Type="Character">',
  '<Paragraph Type="Dialogue">',
  '<Paragraph>',
  '</Paragraph>',
  '<Text Style="Bold+Italic">',
  '<Text>',
  '</Text>',
  '<DualDialogue>',
  '</DualDialogue>',
  '<ScriptNote Range="1,2">',
  '</ScriptNote>',
  '<SceneProperties Length="1 1/8"/>',
  '<Content>',
  '</Content>',
  '<TitlePage>',
  '</TitlePage>',
  '</FinalDraft>',
  '<!-- x -->',
  '<![CDATA[',
  ']]>',
  '<!DOCTYPE a [<!ENTITY e "x">]>',
  '&e;',
  '&amp;',
  '&#0;',
  '&#x1F600;',
  '<?xml version="1.0"?>',
];

const boardScraps = [
  '[[Shot: wide, static, 3 s | nobody | 3ba9f928236a344d]]',
  '[[Shot: close | MARA]]',
  '[[镜头：近景，推，2 秒 | 小明 | ed02384258601516]]',
  '[[Shot:',
  '| nobody |',
  'Format: Shotloom board 1',
  'Cast:\n    MARA: woman',
  '\\u{41}',
  '\\u{110000}',
  '\\',
  '> DISSOLVE TO:',
  ...SCRAPS,
];

const tableScraps = [
  'Shot,Size,Description,Dialogue,Duration',
  '镜号,景别,运镜,时长,画面,台词',
  'VIDEO\tAUDIO',
  '| Shot | Size | Action |\n|---|---|---|',
  '1,CU,"Mara, alone","MARA: ""No.""",3s',
  '2；近景；推；0:03；小明走；小明：好',
  '00:00:03:12',
  '3-5"',
  'sep=;',
  ',',
  ';',
  '\t',
  '|',
  '"',
  '""',
  '"\n"',
  ...SCRAPS,
];

const markdownScraps = [
  '# One',
  '### Three',
  '===',
  '---',
  '```',
  '- item',
  '1. item',
  '> said',
  '![alt](a.png)',
  '[a](b)',
  '**bold**',
  '<b>',
  '| a | b |\n|---|---|\n| c | d |',
  'A sentence of some length that tells what happened, and to whom.',
  '新华社北京电，记者报道。',
  ...SCRAPS,
];

const scripts = filesOf('../../resources/samples', '.fountain');
const copy = [...filesOf('../fixtures/shots', '.md'), ...filesOf('../fixtures/plays/zh', '.txt')];
const tables = [
  'Shot,Size,Move,Duration,Description,Dialogue,Notes\n1,WS,static,0:03,A harbour at dawn.,,\n2,CU,push in,2s,"Mara, alone","MARA: ""No.""",night\n',
  '镜号,景别,运镜,时长,画面,台词,备注\n1,远景,固定,3秒,清晨的港口。,,\n2,近景,推,2秒,小雨独自坐着。,小雨：不。,夜\n',
  'TIME\tVIDEO\tAUDIO\n0:00\tWS harbour\tVO: The ships come in.\n0:05\tCU MARA\tSOT: MARA: No.\n',
];
const fountainCases = { ...PATHOLOGICAL_TEXTS, ...brackets() };

/** Every reader of text, and the writers whose text is read again. */
export const TEXT_READERS: readonly FuzzedReader[] = [
  ofText('fountain', (text) => ({ text, ...parseFountain(text) }), { samples: scripts, scraps: SCRAPS }, fountainCases),
  ofText('fdx', ofFdx, { samples: fdxSamples(), scraps: [...tags, ...SCRAPS], frame: soundFdx }, xmlCases()),
  ofText(
    'fountain written',
    (text) => ofFountain(fountainOf(parseFountain(text))),
    { samples: scripts, scraps: SCRAPS },
    fountainCases,
  ),
  ofText(
    'fdx written',
    (text) => ofFdx(fdxOf(parseFountain(text))),
    { samples: scripts, scraps: SCRAPS },
    fountainCases,
  ),
  ofText('board', readBoard, { samples: boards(), scraps: boardScraps, frame: soundBoard }, boardCases()),
  ofFormat('shot table', { samples: tables, scraps: tableScraps }, tableCases()),
  ofFormat('Markdown', { samples: [...copy, ...scripts], scraps: markdownScraps }, markdownCases()),
  ofFormat('plain text', { samples: [...copy, ...scripts], scraps: [...markdownScraps, ...SCRAPS] }, fountainCases),
];

function ofText(
  name: string,
  read: (text: string) => ReadText,
  source: TextSource,
  cases: Readonly<Record<string, string>>,
): FuzzedReader {
  return { name, oneOf: 1, draw: (random) => textInput(drawText(source, random), read), fixed: inputsOf(cases, read) };
}

function inputsOf(
  cases: Readonly<Record<string, string>>,
  read: (text: string) => ReadText | Promise<ReadText>,
): Record<string, () => FuzzInput> {
  return Object.fromEntries(Object.entries(cases).map(([name, text]) => [name, () => textInput(text, read)]));
}

/** A form of text files as it comes from the disk: in any encoding, and with bytes that are none. */
function ofFormat(name: string, source: TextSource, cases: Readonly<Record<string, string>>): FuzzedReader {
  const format = FORMATS.find((each) => each.name === name);
  if (!format) throw new Error(`There is no format ${name}.`);
  const read = async (bytes: Uint8Array): Promise<ReadText> => {
    const { text, screenplay } = await format.read(bytes, 'fuzz');
    return { text, ...screenplay };
  };
  const draw = (random: () => number): FuzzInput => {
    const bytes = encodeText({
      text: drawText(source, random),
      encoding: pick<ScriptEncoding>(['utf-8', 'utf-8', 'utf-8', 'gb18030', 'utf-16le', 'utf-16be'], random),
      mark: random() < 0.8,
    });
    return bytesInput(random() < 0.2 ? mutatedBytes(bytes, random) : bytes, read);
  };
  return { name, oneOf: 1, draw, fixed: inputsOf(cases, async (text) => await read(Buffer.from(text))) };
}

function ofFountain(text: string): ReadText {
  return { text, ...parseFountain(text) };
}

function ofFdx(text: string): ReadText {
  return { text, ...readFdx(text, 'fuzz.fdx') };
}

/** Reads a board and writes it: its text has to give the same storyboard again. */
function readBoard(text: string): ReadText {
  const screenplay = parseFountain(text);
  const board = draft(screenplay, { text });
  for (const { elements } of board.scenes.flatMap(({ shots }) => shots))
    if (elements.some((element) => screenplay.elements[element] === undefined)) throw new Error('no such element');
  const written = boardText(board);
  const again = draft(parseFountain(written), { text: written });
  if (!isDeepStrictEqual(content(again), content(board)))
    throw new Error(`It is read back as another: ${written.slice(0, 500)}`);
  return { text, ...screenplay };
}

/** All of a storyboard but where in its source it stands. */
function content({ title, language, cast, scenes }: Storyboard): unknown {
  const shots = scenes.map(({ heading, scene_number, shots: held }) => [
    heading,
    scene_number,
    held.map((shot) => ({ ...shot, elements: [], parts: [] })),
  ]);
  return [title, language, cast, shots];
}

function filesOf(folder: string, ending: string): string[] {
  const url = new URL(`${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(new URL(name, url), 'utf8'));
}

function fdxSamples(): string[] {
  return [...filesOf('../fixtures/fdx', '.fdx'), ...scripts.map((text) => fdxOf(parseFountain(text)))];
}

function boards(): string[] {
  return scripts.map((text) => boardText(draft(parseFountain(text))));
}

function soundBoard(scraps: readonly string[]): string {
  return `Title: T\nFormat: Shotloom board 1\nCast:\n    MARA: woman\n    小明: 男孩\n\nINT. ROOM - DAY\n\n${scraps.join('\n\n')}`;
}

function boardCases(): Record<string, string> {
  const head = 'Title: T\nFormat: Shotloom board 1\n';
  const note = '[[Shot: wide, static, 3 s | nobody | 3ba9f928236a344d]]';
  return {
    'a note of a megabyte': `${head}\n[[Shot: ${','.repeat(million)}]]\nx`,
    '10^4 copies of a shot': `${head}\n${`${note}\nA room.\n\n`.repeat(1e4)}`,
    '10^4 of the cast': `${head}Cast:\n${Array.from({ length: 1e4 }, (_, at) => `    N${at}: man\n`).join('')}\n${note}\nx`,
    'a picture of a megabyte': `${head}\n${note}\n${'word '.repeat(2e5)}`,
    'a megabyte of codes': `${head}\n${note}\n!${'\\u{5b}'.repeat(2e5)}`,
  };
}

function tableCases(): Record<string, string> {
  const head = 'Shot,Size,Description,Dialogue\n';
  return {
    '10^6 commas': head + ','.repeat(million),
    '10^6 quotes': head + '"'.repeat(million),
    '10^5 rows': head + '1,CU,Mara,"MARA: No."\n'.repeat(1e5),
    'a cell of a megabyte': `${head}1,CU,${'word '.repeat(2e5)},x`,
    'a speech of 10^5 speakers': `${head}1,CU,x,"${'MARA: No.\n'.repeat(1e5)}"`,
    '10^5 headings': `${'Shot,'.repeat(1e5)}\n1`,
    '10^5 rows of headings': head.repeat(1e5),
    'a megabyte of line breaks': head + '\r'.repeat(million),
    'a megabyte of white space': `${head}1,${' '.repeat(million)}x${' '.repeat(million)},y`,
  };
}

function markdownCases(): Record<string, string> {
  return {
    ...PATHOLOGICAL_TEXTS,
    '10^6 #': '#'.repeat(million),
    '10^6 > deep': '>'.repeat(million),
    '10^6 spaces of lists': Array.from({ length: 1000 }, (_, at) => `${' '.repeat(at)}- a`).join('\n'),
    '10^5 fences': '```\n'.repeat(1e5),
    '10^6 `': '`'.repeat(million),
    '10^5 ![': '!['.repeat(1e5),
    '10^5 [a](': '[a]('.repeat(1e5),
    '10^5 table rows': `| a | b |\n|---|---|\n${'| c | d |\n'.repeat(1e5)}`,
    'a table row of a megabyte': `| a | b |\n|---|---|\n${'|'.repeat(million)}`,
    '10^5 headings': '# A\n\nWords.\n\n'.repeat(1e5),
    '10^5 <': '<'.repeat(1e5),
  };
}

/** Nested and unpaired brackets, lone surrogates, NULs, lines of a megabyte. */
function brackets(): Record<string, string> {
  return {
    '10^6 nested round brackets': `MARA ${'('.repeat(million / 2)}${')'.repeat(million / 2)}\nHello.`,
    '10^6 notes in notes': '[['.repeat(million / 2) + ']]'.repeat(million / 2),
    '10^6 boneyards in boneyards': '/*'.repeat(million / 2) + '*/'.repeat(million / 2),
    '10^5 lines that begin a note': `${'a [[ b\n'.repeat(1e5)}]]`,
    '10^5 cues': 'MARA\nHello.\n\n'.repeat(1e5),
    '10^5 dual cues': 'MARA ^\nHello.\n\n'.repeat(1e5),
    '10^5 names': Array.from({ length: 1e5 }, (_, at) => `@N${at}\nx\n\nN${at}\ny`).join('\n\n'),
    'a cue of a megabyte': `${'A'.repeat(million)}\nHello.`,
    'a megabyte of line breaks': '\r'.repeat(million),
    'lone surrogates': '\uD800\uDC00\uD800\n\uDFFF\uD800'.repeat(1000),
    NULs: '\0\n'.repeat(1e5),
  };
}

/** A Final Draft file in which the tags among the scraps are put right, and everything else is text. */
function soundFdx(scraps: readonly string[]): string {
  const open: string[] = [];
  const parts = scraps.map((scrap) => {
    const [, slash, name = ''] = /^<(\/?)(\w+)[^>]*>$/.exec(scrap) ?? [];
    if (name === '')
      return `<Text>${scrap.replaceAll(/[^\t\n -\uD7FF\uE000-\uFFFD]/g, '').replaceAll(/[&<>]/g, '')}</Text>`;
    if (scrap.endsWith('/>')) return scrap;
    if (slash === '') {
      open.push(name);
      return scrap;
    }
    return open.length > 0 ? `</${open.pop()}>` : '';
  });
  const ends = open.toReversed().map((name) => `</${name}>`);
  return `<FinalDraft><Content>${[...parts, ...ends].join('')}</Content></FinalDraft>`;
}

function xmlCases(): Record<string, string> {
  const inside = (text: string): string => `<FinalDraft><Content>${text}</Content></FinalDraft>`;
  const entities = Array.from({ length: 30 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
  return {
    'an entity bomb': `<!DOCTYPE FinalDraft [<!ENTITY e0 "ha">${entities}]>${inside('<Paragraph><Text>&e30;</Text></Paragraph>')}`,
    'an entity from a file': `<!DOCTYPE FinalDraft [<!ENTITY e SYSTEM "file:///etc/hostname">]>${inside('&e;')}`,
    '10^6 tags deep': `<FinalDraft>${'<a>'.repeat(million)}${'</a>'.repeat(million)}</FinalDraft>`,
    '10^6 paragraphs deep': inside('<Paragraph>'.repeat(million)),
    '10^6 brackets in a doctype': `<!DOCTYPE a ${'['.repeat(million)}`,
    'a text of a megabyte': inside(`<Paragraph Type="Action"><Text>${'word '.repeat(2e5)}</Text></Paragraph>`),
    'a megabyte of marks': inside(`<Paragraph><Text>${'*_'.repeat(million / 2)}</Text></Paragraph>`),
    '10^5 styles': inside(`<Paragraph>${'<Text Style="Bold">a</Text><Text>b</Text>'.repeat(1e5)}</Paragraph>`),
    '10^5 attributes': `<FinalDraft ${Array.from({ length: 1e5 }, (_, at) => `a${at}="x"`).join(' ')}/>`,
    'an attribute of a megabyte': `<FinalDraft a="${'x'.repeat(million)}"/>`,
    'a comment of a megabyte': inside(`<!--${'x'.repeat(million)}-->`),
    '10^5 paragraphs': inside('<Paragraph Type="Dialogue"><Text>a</Text></Paragraph>'.repeat(1e5)),
    '10^5 lines of a speech': inside(
      `<Paragraph Type="Character"><Text>A</Text></Paragraph>${'<Paragraph Type="Dialogue"><Text>a</Text></Paragraph>'.repeat(1e5)}`,
    ),
    '10^5 notes': `<FinalDraft><Content/><ScriptNotes>${'<ScriptNote Range="1,2"/>'.repeat(1e5)}</ScriptNotes></FinalDraft>`,
    'lone surrogates': inside('<Paragraph><Text>\uD800</Text></Paragraph>'),
    NULs: inside('\0'.repeat(1000)),
    nothing: '',
  };
}
