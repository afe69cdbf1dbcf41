import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { draftScript } from '../../../src-main/app/scripts.ts';
import { FORMATS } from '../../../src-main/script/formats.ts';
import { readScript } from '../../../src-main/script/read-script.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { docx, pptx, wordParagraph, xlsx, zipOf } from '../../support/script/office.ts';
import { pdf, screenplayPage } from '../../support/script/pdf.ts';
import { PATHOLOGICAL_TEXTS } from '../../support/script/pathological.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const { path: folder, fileOf } = scratchFolder('formats');

async function errorOf(name: string, bytes: Uint8Array | string): Promise<string> {
  const error: unknown = await readScript(await fileOf(name, bytes)).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ShotloomError)) throw new Error(`expected a ShotloomError, got ${String(error)}`);
  return `${error.code}: ${error.message.replace(join(folder(), '/'), '')}`;
}

const table = '镜号,景别,画面,台词\n1,全景,港口,旁白：很久以前。\n2,特写,一封信,\n';
const rows = table.split('\n').map((line) => line.split(','));
const play = pdf([
  screenplayPage(
    [[0, 'INT. CAFE - DAY'], null, [0, 'MARA waits by the window.'], null, [22, 'MARA'], [10, 'Is anybody there?']],
    '1.',
  ),
]);
const copy =
  'The fishing boats of the northern harbour came home this morning after a week at sea, and nobody was missing.\n';

describe('a file', () => {
  it.each([
    ['table.csv', table, 'utf-8', 2],
    ['table.tsv', table.replaceAll(',', '\t'), 'utf-8', 2],
    ['utf16.csv', Buffer.from(`\uFEFF${table}`, 'utf16le'), 'utf-16le', 2],
    ['copy.md', `# Boats\n\n${copy}\n- one\n- two\n`, 'utf-8', 3],
    ['script.md', `INT. CAFE - DAY\n\nMARA waits by the window.\n`, 'utf-8', 1],
    ['copy.txt', copy, 'utf-8', 1],
    ['script.txt', '内景 教室 日\n\n小明：你好。\n', 'utf-8', 2],
    ['script.fountain', copy, 'utf-8', 1],
    ['table.xlsx', xlsx(rows), null, 2],
    ['script.docx', docx([wordParagraph('1、内景 教室 日'), wordParagraph('小明：你好。')]), null, 2],
    [
      'slides.pptx',
      pptx([
        { title: 'One', body: ['x'] },
        { title: 'Two', body: ['y'] },
      ]),
      null,
      2,
    ],
    ['play.pdf', play, null, 2],
    // The bytes say what a file is, where they do.
    ['called.fountain', xlsx(rows), null, 2],
    ['called.txt', play, null, 2],
  ])('%s is read and drafted', async (name, bytes, encoding, shots) => {
    const path = await fileOf(name, bytes);
    const script = await readScript(path);
    expect(script.encoding).toBe(encoding);
    for (const { range } of script.screenplay.elements) expect(range[1]).toBeLessThanOrEqual(script.text.length);
    const board = draftScript(script, path);
    expect(board.scenes.flatMap((scene) => scene.shots)).toHaveLength(shots);
  });

  it.each(Object.entries({ ...PATHOLOGICAL_TEXTS, 'a megabyte of line breaks': '\r'.repeat(1e6) }))(
    'of plain text is read in bounded time: %s',
    async (_, text) => {
      const read = await FORMATS.find(({ name }) => name === 'plain text')?.read(Buffer.from(text), 'plain.txt');
      expect(read?.text).toBe(text);
    },
  );

  it.each([
    ['zh', '镜号\t景别\t画面\t台词\n1\t全景\t港口，傍晚\t\n2\t特写\t一封信，湿了\t'],
    ['en', 'Shot\tSize\tPicture\tDialogue\n1\tWS\tA harbour, at dusk\t\n2\tCU\tA letter, wet, torn\t'],
  ])('reads a table that was pasted as plain text (%s)', async (language, pasted) => {
    const { screenplay } = await readScript(await fileOf('pasted.txt', pasted));
    expect(screenplay.language).toBe(language);
    expect(screenplay.elements.map(({ type, shot }) => [type, shot?.number])).toEqual([
      ['shot', '1'],
      ['shot', '2'],
    ]);
  });

  it('narrates copy and shows a screenplay', async () => {
    const [asProse, asFountain] = [
      await readScript(await fileOf('a.txt', copy)),
      await readScript(await fileOf('a.fountain', copy)),
    ];
    expect(asProse.screenplay.elements.map(({ type }) => type)).toEqual(['shot', 'character', 'dialogue']);
    expect(asFountain.screenplay.elements.map(({ type }) => type)).toEqual(['action']);
  });

  it('reads Chinese out of a PDF', async () => {
    const bytes = pdf([
      [
        [90, 700, '1、内景 教室 日'],
        [90, 680, '△林夏坐在窗边。'],
        [90, 660, '林夏：你好。'],
      ],
    ]);
    const { screenplay } = await readScript(await fileOf('zh.pdf', bytes));
    expect(screenplay.language).toBe('zh');
    expect(screenplay.elements.map(({ type, text }) => [type, text])).toEqual([
      ['scene_heading', '内景 教室 日'],
      ['action', '林夏坐在窗边。'],
      ['character', '林夏'],
      ['dialogue', '你好。'],
    ]);
  });

  it.each([
    [
      'cut.docx',
      docx([wordParagraph('x')]).subarray(0, 300),
      /^script_damaged: The script cut.docx is damaged or cut short: /,
    ],
    ['other.xlsx', zipOf({ 'xl/x.xml': '<a/>' }), /^script_damaged: The script other.xlsx lacks its main part: /],
    ['cut.pdf', play.subarray(0, 200), /^script_damaged: The script cut.pdf is no PDF that can be read: /],
    ['text.pdf', 'hello', /^script_damaged: The script text.pdf is no PDF/],
    ['scan.pdf', pdf([[]]), /^script_empty: The PDF scan.pdf has no text, only pictures of it: /],
    [
      'old.doc',
      Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
      /^script_binary: The script old.doc is locked with a password, or /,
    ],
    [
      'page.txt',
      '\uFEFF<!DOCTYPE html>\n<p>Mara</p>',
      /^script_binary: The script page.txt is a web page, which is not read: copy /,
    ],
    [
      'note.rtf',
      String.raw`{\rtf1 hello}`,
      /^script_binary: The script note.rtf is Rich Text, which is not read: save it as /,
    ],
    ['prices.csv', 'name,price\nrope,3\n', /^script_empty: The table prices.csv has no headings that are known: /],
    [
      'prices.xlsx',
      xlsx([
        ['name', 'price'],
        ['rope', 3],
      ]),
      /^script_empty: The table prices.xlsx has no headings/,
    ],
    ['empty.docx', docx([]), /^script_empty: /],
    ['other.zip', zipOf({ 'a.txt': 'x' }), /^script_binary: /],
  ])('%s is one clear error', async (name, bytes, message) => {
    expect(await errorOf(name, bytes)).toMatch(message);
  });
});

describe('formats', () => {
  it('share no extension', () => {
    const extensions = FORMATS.flatMap((format) => format.extensions);
    expect(new Set(extensions).size).toBe(extensions.length);
    expect(extensions.every((extension) => /^\.[a-z]+$/.test(extension))).toBe(true);
  });
});
