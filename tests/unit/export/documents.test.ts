import { strFromU8, unzipSync } from 'fflate';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { boardPdf } from '../../../src-main/export/board-pdf.ts';
import type { PrintedBoard } from '../../../src-main/export/board-pdf.ts';
import { shotListXlsx } from '../../../src-main/export/shot-list-xlsx.ts';
import { GREY_JPEG, listed } from '../../support/export/boards.ts';
import { readPdf } from '../../support/export/documents.ts';

const FONT = fileURLToPath(new URL('../../../resources/fonts/captions/ShotloomCaption-Medium.otf', import.meta.url));

function boardOf(shots: PrintedBoard['shots'], rest: Partial<PrintedBoard> = {}): PrintedBoard {
  return { title: 'Tide', language: 'en', shots, pictures: new Map(), width: 16, height: 9, ...rest };
}

const seven = [1, 2, 3, 4, 5, 6, 7].map((number) => listed(number));

describe('a storyboard as PDF', () => {
  test.each([
    [1, 7],
    [2, 4],
    [6, 2],
  ] as const)('with %i shots a page has every shot, on %i pages with their numbers', async (perPage, pages) => {
    const pictures = new Map([[1, GREY_JPEG]]);
    const made = await boardPdf(boardOf(seven, { pictures }), perPage, FONT);
    const read = readPdf(made.bytes);
    expect([made.pages, read.pages, read.images]).toEqual([pages, pages, 1]);
    for (const { number } of seven) expect(read.text).toContain(`wide, static, 3.0 sINT. ROOM - DAYA room, ${number}.`);
    for (let page = 1; page <= pages; page += 1) expect(read.text).toContain(`${page} / ${pages}`);
    expect(read.text).toContain('Tide7 shots, 21.0 s');
  });

  test('holds Chinese that can be copied, in a subset of the font that ships', async () => {
    const lines = [{ character: '小雨', text: '去吧，告诉爸爸：喆在“家”。', off_screen: true }];
    const shots = [listed(1, { picture: '夜晚，大雾，港口。', lines }, '1 外景 港口 夜')];
    const { bytes } = await boardPdf(boardOf(shots, { title: '纸船', language: 'zh' }), 2, FONT);
    const { text, fonts } = readPdf(bytes);
    for (const said of [
      '纸船',
      '1 个镜头，3.0 秒',
      '远景，固定，3.0 秒',
      '1 外景 港口 夜',
      '夜晚，大雾，港口。',
      '小雨（画外音）：去吧，告诉爸爸：喆在“家”。',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('\uFFFD');
    expect(fonts).toEqual([expect.stringMatching(/^[A-Z]{6}\+ShotloomCaption-Medium$/u)]);
    // The whole font is 5 MB.
    expect(bytes.length).toBeLessThan(60_000);
  });

  test('says where words have no room, and keeps those of an upright film beside its picture', async () => {
    const lines = [{ character: 'MARA', text: `${'word '.repeat(900)}END`, off_screen: false }];
    const wide = readPdf((await boardPdf(boardOf([listed(1, { lines })]), 6, FONT)).bytes).text;
    expect(wide).toMatch(/word [word]+…$/u);
    expect(wide).not.toContain('END');
    const upright = boardOf(
      [
        listed(1, {
          lines: [{ ...lines[0], character: 'MARA', text: `${'word '.repeat(300)}END`, off_screen: false }],
        }),
      ],
      { width: 9, height: 16 },
    );
    expect(readPdf((await boardPdf(upright, 1, FONT)).bytes).text).toContain('END');
  });

  test('of no shot is one page that says so', async () => {
    expect(readPdf((await boardPdf(boardOf([]), 6, FONT)).bytes)).toMatchObject({
      pages: 1,
      text: expect.stringContaining('0 shots') as string,
    });
  });
});

test('a shot list as XLSX has texts as texts, seconds as numbers, and headings that stay in view', async () => {
  const formula = '=HYPERLINK("http://a.example")';
  const shots = [
    listed(1, { picture: formula, duration_s: 3.7083333 }, '1 内景 教室 日'),
    listed(2, { picture: 'a\u0001<b>' }),
  ];
  const files = unzipSync(await shotListXlsx({ title: '纸船', language: 'zh', shots }));
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const sheet = part('xl/worksheets/sheet1.xml');
  const strings = [...part('xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/gu)].map(([, text]) => text);
  expect(strings.slice(0, 10)).toEqual([
    '镜号',
    '场景',
    '景别',
    '角度',
    '运镜',
    '时长（秒）',
    '画面',
    '人物',
    '台词',
    '转场',
  ]);
  expect(strings).toContain('=HYPERLINK("http://a.example")');
  expect(strings).toContain('a&lt;b&gt;');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toMatch(/<c r="F2"[^>]*><v>3\.71<\/v>/u);
  expect(sheet).toMatch(/<c r="A2"[^>]*><v>1<\/v>/u);
  expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/u);
  expect(sheet.match(/<col [^>]*customWidth="1"/gu)).toHaveLength(10);
  expect(part('xl/workbook.xml')).toContain('name="镜头表"');
});
