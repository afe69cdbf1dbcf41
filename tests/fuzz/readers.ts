import { readdirSync, readFileSync } from 'node:fs';
import { fdxOf } from '../../src-shared/script/fdx-writer.ts';
import { readFdx } from '../../src-shared/script/fdx.ts';
import { fountainOf } from '../../src-shared/script/fountain-writer.ts';
import { parseFountain } from '../../src-shared/script/fountain.ts';
import type { Screenplay } from '../../src-shared/script/screenplay.ts';
import { PATHOLOGICAL_TEXTS } from '../support/script/pathological.ts';
import { SCRAPS } from '../support/script/scripts.ts';

/** A reader of text, and what its inputs are made of. */
export interface FuzzedReader {
  readonly name: string;
  /** Reads a text, or writes what was read and reads that; answers the text that was read last, in which ranges count. */
  readonly read: (text: string) => Screenplay & { readonly text: string };
  readonly samples: readonly string[];
  /** What is strung together and put in. */
  readonly scraps: readonly string[];
  /** Makes a sound file of scraps that are drawn, where a string of them alone would hardly ever be one. */
  readonly frame?: (scraps: readonly string[]) => string;
  /** Inputs that are tried each time, by name. */
  readonly fixed: Readonly<Record<string, string>>;
}

const samples = filesOf('../../resources/samples', '.fountain');
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

/** Every reader of text. Another one is another line. */
export const READERS: readonly FuzzedReader[] = [
  { name: 'fountain', read: ofFountain, samples, scraps: SCRAPS, fixed: { ...PATHOLOGICAL_TEXTS, ...brackets() } },
  {
    name: 'fdx',
    read: ofFdx,
    samples: fdxSamples(),
    scraps: [...tags, ...SCRAPS],
    frame: soundFdx,
    fixed: xmlCases(),
  },
  {
    name: 'fountain written',
    read: (text) => ofFountain(fountainOf(parseFountain(text))),
    samples,
    scraps: SCRAPS,
    fixed: { ...PATHOLOGICAL_TEXTS, ...brackets() },
  },
  {
    name: 'fdx written',
    read: (text) => ofFdx(fdxOf(parseFountain(text))),
    samples,
    scraps: SCRAPS,
    fixed: { ...PATHOLOGICAL_TEXTS, ...brackets() },
  },
];

function ofFountain(text: string): Screenplay & { readonly text: string } {
  return { text, ...parseFountain(text) };
}

function ofFdx(text: string): Screenplay & { readonly text: string } {
  return { text, ...readFdx(text, 'fuzz.fdx') };
}

function filesOf(folder: string, ending: string): string[] {
  const url = new URL(`${folder}/`, import.meta.url);
  return readdirSync(url)
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(new URL(name, url), 'utf8'));
}

function fdxSamples(): string[] {
  return [...filesOf('../fixtures/fdx', '.fdx'), ...samples.map((text) => fdxOf(parseFountain(text)))];
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
