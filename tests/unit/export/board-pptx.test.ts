import { strFromU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PrintedBoard } from '../../../src-main/export/board-pdf.ts';
import { boardPptx } from '../../../src-main/export/board-pptx.ts';
import { readPptx } from '../../../src-shared/script/pptx.ts';
import type { ScriptElement } from '../../../src-shared/script/screenplay.ts';
import { parseXml } from '../../../src-shared/script/xml.ts';
import { GREY_JPEG, listed } from '../../support/export/boards.ts';

function boardOf(shots: PrintedBoard['shots'], rest: Partial<PrintedBoard> = {}): PrintedBoard {
  return { title: 'Tide', language: 'en', shots, pictures: new Map(), width: 16, height: 9, ...rest };
}

/** What our own reader finds on the slides: type and words of each element, whose speech it is. */
function readBack(board: PrintedBoard): string[][] {
  const { elements } = readPptx(boardPptx(board), 'board.pptx').screenplay;
  return elements.map(({ type, text, extension }: ScriptElement) => [type, text, ...(extension ? [extension] : [])]);
}

describe('a storyboard as slides', () => {
  test('is read back slide by slide, with what is said', () => {
    const shots = [
      listed(1, { lines: [{ character: 'MARA', text: 'Dear Tom.', off_screen: true }] }),
      listed(2, { size: 'close', lines: [{ character: 'TOM', text: 'Gone?', off_screen: false }] }, 'EXT. PIER - DAY'),
      listed(3),
    ];
    const back = readBack(boardOf(shots, { pictures: new Map([1, 2].map((number) => [number, GREY_JPEG])) }));
    expect(back).toEqual([
      ['title_page', 'Tide'],
      ...[
        ['scene_heading', 'INT. ROOM - DAY'],
        ['shot', 'A room, 1.'],
        ['character', 'MARA', 'V.O.'],
        ['dialogue', 'Dear Tom.'],
      ],
      ...[
        ['scene_heading', 'EXT. PIER - DAY'],
        ['shot', 'A room, 2.'],
        ['character', 'TOM'],
        ['dialogue', 'Gone?'],
      ],
      // Without a still its words stand in the frame, and nobody says them.
      ...[
        ['scene_heading', 'INT. ROOM - DAY'],
        ['shot', 'A room, 3.'],
      ],
    ]);
  });

  test('is read back in Chinese', () => {
    const lines = [{ character: '小雨', text: '去吧，告诉爸爸：喆在“家”。', off_screen: false }];
    const shots = [listed(1, { picture: '夜晚，大雾，港口。', lines }, '1 外景 港口 夜')];
    const board = boardOf(shots, { title: '纸船', language: 'zh', pictures: new Map([[1, GREY_JPEG]]) });
    expect(readBack(board).slice(1)).toEqual([
      ['scene_heading', '外景 港口 夜'],
      ['shot', '夜晚，大雾，港口。'],
      ['character', '小雨'],
      ['dialogue', '去吧，告诉爸爸：喆在“家”。'],
    ]);
    expect(strFromU8(unzipSync(boardPptx(board))['ppt/slides/slide1.xml'] ?? new Uint8Array())).toContain(
      '远景，固定，3.0 秒',
    );
  });

  test('has every part that another names, each with its kind, and the picture as it was', () => {
    const files = unzipSync(boardPptx(boardOf([listed(1), listed(2)], { pictures: new Map([[2, GREY_JPEG]]) })));
    const names = Object.keys(files);
    const targets = names.flatMap((name) => {
      if (!name.endsWith('.rels')) return [];
      const folder = name.replace(/_rels\/[^/]*$/u, '');
      return [...strFromU8(files[name] ?? new Uint8Array()).matchAll(/Target="([^"]+)"/gu)].map(([, target = '']) =>
        new URL(target, `file:///${folder}`).pathname.slice(1),
      );
    });
    expect(targets.filter((target) => !names.includes(target))).toEqual([]);
    const types = strFromU8(files['[Content_Types].xml'] ?? new Uint8Array());
    const parts = names.filter((name) => /^(?:ppt|docProps)\/.*\.xml$/u.test(name));
    expect(parts.filter((name) => !types.includes(`PartName="/${name}"`))).toEqual([]);
    expect(Buffer.from(files['ppt/media/image2.jpeg'] ?? [])).toEqual(GREY_JPEG);
    expect(names).not.toContain('ppt/media/image1.jpeg');
    const again = boardOf([listed(1), listed(2)]);
    expect(Buffer.compare(boardPptx(again), boardPptx(again))).toBe(0);
  });

  test('is XML whatever its texts hold', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { minLength: 1, maxLength: 3 }), (texts) => {
        const shots = texts.map((text, index) =>
          listed(index + 1, { picture: text, lines: [{ character: text, text, off_screen: true }] }, text),
        );
        const board = boardOf(shots, { title: texts[0] ?? '' });
        const bytes = boardPptx(board);
        for (const [name, part] of Object.entries(
          unzipSync(bytes, { filter: ({ name }) => /[Ss]lide\d|core/u.test(name) }),
        ))
          expect(parseXml(part, name).name).toMatch(/^(?:sld|notes|Relationships|coreProperties)$/u);
      }),
      { numRuns: 10 },
    );
  });

  test('sets long words smaller, and of no shot is still a presentation', () => {
    const sizes = (picture: string): string | undefined => {
      const board = boardOf([listed(1, { picture })], { pictures: new Map([[1, GREY_JPEG]]) });
      const slide = strFromU8(unzipSync(boardPptx(board))['ppt/slides/slide1.xml'] ?? new Uint8Array());
      return [...slide.matchAll(/ sz="(\d+)"/gu)].at(-1)?.[1];
    };
    expect(sizes('A room.')).toBe('1600');
    expect(Number(sizes('word '.repeat(300)))).toBeLessThan(1000);
    expect(readBack(boardOf([]))).toEqual([]);
  });
});
