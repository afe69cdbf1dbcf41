import * as fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { readDocx } from '../../../src-shared/script/docx.ts';
import { readPptx } from '../../../src-shared/script/pptx.ts';
import type { Screenplay } from '../../../src-shared/script/screenplay.ts';
import { readXlsx } from '../../../src-shared/script/xlsx.ts';
import { parseXml } from '../../../src-shared/script/xml.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { docx, pptx, wordParagraph, wordTable, xlsx, zipOf } from '../../support/script/office.ts';

function outline({ elements }: Screenplay): [string, string][] {
  return elements.map(({ type, text }) => [type, text]);
}

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ShotloomError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'none';
}

const rows = [
  ['镜号', '景别', '运镜', '画面', '台词', '时长'],
  ['1', '全景', '推', '清晨的港口', '旁白：很久以前。', '3秒'],
  ['2', '特写', '固定', '一封信', '林夏：（笑）你好。\n老周：好。', '4"'],
];
const shots = [
  ['shot', '清晨的港口'],
  ['character', '旁白'],
  ['dialogue', '很久以前。'],
  ['shot', '一封信'],
  ['character', '林夏'],
  ['parenthetical', '（笑）'],
  ['dialogue', '你好。'],
  ['character', '老周'],
  ['dialogue', '好。'],
];

describe('Excel', () => {
  it('has a shot table with merged headings, shared strings and times as they are shown', () => {
    const bytes = xlsx(
      [
        ['《纸船》分镜头脚本'],
        rows[0] ?? [],
        ['场景一：港口 日'],
        ...rows.slice(1),
        ['3', '', '', '海', '', { value: 5 / 86_400, style: 1 }],
        ['4', '', '', '船', '', { value: 6 / 1440, style: 2 }],
        [5, '', '', '灯', '', 7],
      ],
      { merged: ['A1:F1', 'A3:F3'], formats: ['hh:mm:ss', 'h:mm'] },
    );
    const { text, screenplay } = readXlsx(bytes, 'x.xlsx');
    expect(outline(screenplay)).toEqual([
      ['title_page', '纸船'],
      ['scene_heading', '港口 日'],
      ...shots,
      ['shot', '海'],
      ['shot', '船'],
      ['shot', '灯'],
    ]);
    const written = screenplay.elements.flatMap(({ shot }) => (shot ? [[shot.number, shot.duration_s]] : []));
    expect(written).toEqual([
      ['1', 3],
      ['2', 4],
      ['3', 5],
      ['4', 6],
      ['5', 7],
    ]);
    for (const { type, text: words, range } of screenplay.elements)
      expect(
        type === 'parenthetical' || type === 'title_page' || words === '旁白' || text.slice(...range).includes(words),
      ).toBe(true);
  });

  it('gives nothing where no headings are known', () => {
    expect(
      readXlsx(
        xlsx([
          ['a', 'b'],
          [1, 2],
        ]),
        'x.xlsx',
      ).screenplay.elements,
    ).toEqual([]);
  });
});

describe('Word', () => {
  it('is read as Fountain where no style says more, with blank paragraphs or without', () => {
    const lines = ['INT. CAFE - DAY', 'MARA waits.', 'MARA', '(softly)', 'Is anybody there?', 'TOM enters.', 'CUT TO:'];
    const expected = ['scene_heading', 'action', 'character', 'parenthetical', 'dialogue', 'action', 'transition'];
    const types = (body: readonly string[]) =>
      readDocx(docx(body.map((line) => wordParagraph(line))), 'x.docx').screenplay.elements.map(({ type }) => type);
    expect(types(lines)).toEqual(expected);
    const speech = lines.slice(2, 5);
    expect(types(['INT. CAFE - DAY', '', 'MARA waits.', '', ...speech, '', 'TOM enters.', '', 'CUT TO:'])).toEqual(
      expected,
    );
  });

  it('is read as a Chinese script', () => {
    const { text, screenplay } = readDocx(
      docx(['1、内景 教室 日', '△林夏坐着。', '林夏：（笑）你好。', '老周：好。'].map((line) => wordParagraph(line))),
      'x.docx',
    );
    expect(outline(screenplay)).toEqual([
      ['scene_heading', '内景 教室 日'],
      ['action', '林夏坐着。'],
      ['character', '林夏'],
      ['parenthetical', '（笑）'],
      ['dialogue', '你好。'],
      ['character', '老周'],
      ['dialogue', '好。'],
    ]);
    expect(screenplay.elements.map(({ range }) => text.slice(...range)).at(-1)).toBe('好。');
  });

  it('goes by the styles of a screenplay', () => {
    const styles = { S1: 'Scene Heading', S2: 'Action', S3: 'Character', S4: 'Dialogue', S5: 'heading 1', S6: 'Shot' };
    const body = [
      wordParagraph('Act One', 'S5'),
      wordParagraph('The harbour', 'S1'),
      wordParagraph('Mara waits.', 'S2'),
      wordParagraph('Mara (V.O.)', 'S3'),
      wordParagraph('Nobody came.', 'S4'),
      wordParagraph('CLOSE ON THE LAMP', 'S6'),
    ];
    expect(readDocx(docx(body, styles), 'x.docx').screenplay.elements).toMatchObject([
      { type: 'scene_heading', text: 'Act One' },
      { type: 'scene_heading', text: 'The harbour' },
      { type: 'action', text: 'Mara waits.' },
      { type: 'character', text: 'Mara', extension: 'V.O.' },
      { type: 'dialogue', text: 'Nobody came.' },
      { type: 'shot', text: 'CLOSE ON THE LAMP' },
    ]);
  });

  it('is a lesson with headings, paragraphs and lists', () => {
    const body = [
      wordParagraph('The water cycle', 'T'),
      wordParagraph('Evaporation', 'H'),
      wordParagraph('The sun heats the sea all day long, and vapour rises from it into the cold air above.'),
      wordParagraph('A kettle boils', undefined, '<w:numPr><w:numId w:val="1"/></w:numPr>'),
    ];
    expect(outline(readDocx(docx(body, { T: 'Title', H: 'heading 1' }), 'x.docx').screenplay)).toEqual([
      ['title_page', 'The water cycle'],
      ['scene_heading', 'Evaporation'],
      ['shot', 'The sun heats the sea all day long, and vapour rises from it into the cold air above.'],
      ['character', 'NARRATOR'],
      ['dialogue', 'The sun heats the sea all day long, and vapour rises from it into the cold air above.'],
      ['shot', 'A kettle boils'],
      ['character', 'NARRATOR'],
      ['dialogue', 'A kettle boils'],
    ]);
  });

  it.each([
    ['Evaporation', 'The sun heats the sea.', 'shot'],
    ['蒸发', '太阳晒热海水。', 'shot'],
    ['Scene One', 'The sun heats the sea.', 'action'],
    ['第一场', '太阳晒热海水。', 'action'],
  ])('narrates what stands under %s as Markdown does, but of a screenplay', (heading, text, type) => {
    const body = [wordParagraph(heading, 'H'), wordParagraph(text)];
    const { elements } = readDocx(docx(body, { H: 'heading 1' }), 'x.docx').screenplay;
    expect(elements).toContainEqual(expect.objectContaining({ type, text }));
    expect(elements.some((element) => element.type === 'dialogue')).toBe(type === 'shot');
  });

  it('has tables that are shot tables, and leaves out what was deleted', () => {
    const deleted = '<w:p><w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del></w:p>';
    const table = wordTable([rows[0] ?? [], [{ text: '场景一：港口 日', span: 6 }], ...rows.slice(1)]);
    const { screenplay } = readDocx(docx([wordParagraph('《纸船》分镜头脚本'), deleted, table]), 'x.docx');
    expect(outline(screenplay)).toEqual([['title_page', '纸船'], ['scene_heading', '港口 日'], ...shots]);
    expect(draft(screenplay).scenes.map((scene) => scene.shots.length)).toEqual([2]);
  });
});

describe('PowerPoint', () => {
  it('has a scene for a slide, a shot for its picture, and its notes for the narration', () => {
    const bytes = pptx([
      {
        title: 'Evaporation',
        body: ['The sun heats the sea'],
        picture: 'A harbour at dawn',
        notes: ['Every day the sun', 'heats the sea.'],
      },
      { title: 'Hidden', body: ['x'], isHidden: true },
      { title: 'Rain', body: ['It falls', 'It runs'], picture: 'image1.png' },
    ]);
    const { text, screenplay } = readPptx(bytes, 'x.pptx');
    expect(outline(screenplay)).toEqual([
      ['title_page', 'Evaporation'],
      ['scene_heading', 'Evaporation'],
      ['shot', 'A harbour at dawn'],
      ['character', 'NARRATOR'],
      ['dialogue', 'Every day the sun\nheats the sea.'],
      ['scene_heading', 'Rain'],
      ['shot', 'It falls, It runs'],
      ['character', 'NARRATOR'],
      ['dialogue', 'It falls\nIt runs'],
    ]);
    for (const { type, text: words, range } of screenplay.elements)
      expect(type === 'character' || text.slice(...range) === words).toBe(true);
    expect(draft(screenplay).scenes.map((scene) => scene.shots.length)).toEqual([1, 1]);
  });
});

/** The same zip of one entry, whose directory says another unpacked size. */
function saying(zip: Uint8Array, size: number): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  const entry = bytes.length - 22 - (46 + 'word/document.xml'.length);
  if (view.getUint32(entry, true) !== 0x0201_4b50) throw new Error('no entry of the directory stands there');
  view.setUint32(entry + 24, size, true);
  return bytes;
}

describe('a damaged or hostile file', () => {
  const whole = docx([wordParagraph('INT. CAFE - DAY')]);

  it('that is cut short, or lacks its parts, is one clear error', () => {
    expect(codeOf(() => readDocx(whole.subarray(0, whole.length - 30), 'a.docx'))).toBe(
      'script_damaged: The script a.docx is damaged or cut short: save it again, or copy it anew.',
    );
    expect(codeOf(() => readXlsx(whole, 'a.xlsx'))).toMatch(/^script_damaged: .* lacks its main part/);
    expect(codeOf(() => readDocx(zipOf({ 'word/document.xml': '<a><b></a>' }), 'a.docx'))).toMatch(
      /^script_damaged: .* damaged inside/,
    );
    expect(codeOf(() => readDocx(new Uint8Array(10), 'a.docx'))).toMatch(/^script_damaged/);
  });

  it('that says to unpack to more than it should is not unpacked', () => {
    const packed = zipSync({ 'word/document.xml': new Uint8Array(2_000_000) });
    for (const size of [2_000_000, 0x7fff_ffff]) {
      const bomb = saying(packed, size);
      expect(bomb.length).toBeLessThan(10_000);
      const start = performance.now();
      expect(codeOf(() => readDocx(bomb, 'a.docx'))).toMatch(
        /^script_damaged: .* would unpack to more than any script/,
      );
      expect(performance.now() - start).toBeLessThan(200);
    }
    const names = Array.from({ length: 20_001 }, (_, nth) => [`x${nth}.txt`, new Uint8Array()] as const);
    const many = zipSync(Object.fromEntries(names), { level: 0 });
    expect(codeOf(() => readDocx(many, 'a.docx'))).toMatch(/^script_damaged: .* would unpack/);
  });

  it('that lies about its sizes yields no more than it says', () => {
    const bytes = zipSync({ 'word/document.xml': new Uint8Array(5_000_000).fill(32) }, { level: 6 });
    expect(codeOf(() => readDocx(saying(bytes, 100), 'a.docx'))).toMatch(/^script_damaged/);
  });

  it('that has more cells or elements than any script is refused', () => {
    const far = '<row><c r="GR1"><v>1</v></c></row>'.repeat(2600);
    const parts = unzipSync(xlsx([['x']]));
    const sheet = strToU8(`<worksheet><sheetData>${far}</sheetData></worksheet>`);
    const wide = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': sheet });
    expect(codeOf(() => readXlsx(wide, 'a.xlsx'))).toMatch(/^script_damaged: .* has more cells than any script/);
    const spans = docx([wordTable(Array.from({ length: 9000 }, () => [{ text: '', span: 60 }]))]);
    expect(codeOf(() => readDocx(spans, 'a.docx'))).toMatch(/^script_damaged: .* has larger tables than any script/);
    const many = new TextEncoder().encode(`<a>${'<b/>'.repeat(1_000_001)}</a>`);
    expect(codeOf(() => parseXml(many, 'a.docx'))).toMatch(/^script_damaged/);
  });

  it('that names one text many times over is read once, or refused', () => {
    const sheet = 'xl/worksheets/sheet1.xml';
    const strings = unzipSync(
      xlsx([
        ['Shot', 'Picture'],
        [1, 'word '.repeat(200_000)],
      ]),
    );
    const row = '<row><c t="s"><v>1</v></c><c t="s"><v>2</v></c></row>';
    const repeated = strFromU8(strings[sheet] ?? new Uint8Array()).replace(
      '</sheetData>',
      `${row.repeat(500)}</sheetData>`,
    );
    const long = zipSync({ ...strings, [sheet]: strToU8(repeated) });
    expect(codeOf(() => readXlsx(long, 'a.xlsx'))).toMatch(/^script_damaged: .* holds more text than any script/);

    const book = unzipSync(xlsx(rows));
    const named = '<sheet name="a" sheetId="1" r:id="rId1"/>'.repeat(20_000);
    const workbook = strFromU8(book['xl/workbook.xml'] ?? new Uint8Array()).replace('</sheets>', `${named}</sheets>`);
    const sheets = zipSync({ ...book, 'xl/workbook.xml': strToU8(workbook) });
    expect(outline(readXlsx(sheets, 'a.xlsx').screenplay)).toEqual(outline(readXlsx(xlsx(rows), 'a.xlsx').screenplay));

    const show = unzipSync(pptx([{ title: 'One', body: ['x'], notes: ['y'] }]));
    const list = '<p:sldId id="256" r:id="rId1"/>'.repeat(20_000);
    const main = strFromU8(show['ppt/presentation.xml'] ?? new Uint8Array()).replace(
      '</p:sldIdLst>',
      `${list}</p:sldIdLst>`,
    );
    const slides = zipSync({ ...show, 'ppt/presentation.xml': strToU8(main) });
    expect(outline(readPptx(slides, 'a.pptx').screenplay).filter(([type]) => type === 'shot')).toHaveLength(1);
  });

  it('whatever was changed in it, is read or is that error', () => {
    const files: readonly [string, () => Uint8Array, (bytes: Uint8Array, path: string) => unknown][] = [
      ['x.docx', () => docx([wordParagraph('INT. CAFE - DAY'), wordTable(rows)]), readDocx],
      ['x.xlsx', () => xlsx(rows), readXlsx],
      ['x.pptx', () => pptx([{ title: 'One', body: ['x'], notes: ['y'] }]), readPptx],
    ];
    for (const [path, make, read] of files) {
      const whole = make();
      const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(whole.length), (changes, end) => {
          const bytes = whole.slice(0, end % 5 === 0 ? end : whole.length);
          for (const [at, byte] of changes) bytes[at] = byte;
          expect(codeOf(() => read(bytes, path))).toMatch(/^(?:none|script_damaged: )/);
        }),
        { numRuns: 150 },
      );
      const parts = unzipSync(whole);
      const part = fc.constantFrom(...Object.keys(parts));
      const piece = fc.constantFrom('', '<', '&', '"', '</w:p>', '<w:p>', '0', '-1', '999999999', 'A1', 'xl/', '../');
      fc.assert(
        fc.property(part, fc.nat(), fc.nat(20), piece, (name, place, length, more) => {
          const text = strFromU8(parts[name] ?? new Uint8Array());
          const at = place % (text.length + 1);
          const changed = { ...parts, [name]: strToU8(text.slice(0, at) + more + text.slice(at + length)) };
          expect(codeOf(() => read(zipSync(changed), path))).toMatch(/^(?:none|script_damaged: )/);
        }),
        { numRuns: 150 },
      );
    }
  }, 30_000);

  it('expands no entity and nests no deeper than documents do', () => {
    const xml = (text: string) => () => parseXml(new TextEncoder().encode(text), 'a.docx');
    const laughs = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>';
    expect(codeOf(xml(laughs))).toMatch(/^script_damaged/);
    expect(codeOf(xml('<a>'.repeat(1_000_000)))).toMatch(/^script_damaged/);
    expect(xml('<a b="1&amp;2">&lt;&#65;<![CDATA[<]]></a>')()).toMatchObject({ attributes: { b: '1&2' } });
  });
});
