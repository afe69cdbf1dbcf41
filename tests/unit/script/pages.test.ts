import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { linesOfPage, lineText } from '../../../src-shared/script/page-lines.ts';
import type { PageItem } from '../../../src-shared/script/page-lines.ts';
import { readPages } from '../../../src-shared/script/page-text.ts';
import { screenplayPage } from '../../support/script/pdf.ts';
import type { PlacedText } from '../../support/script/pdf.ts';

/** Texts as a PDF gives them, each letter 7.2 points wide. */
function items(page: readonly PlacedText[], letter = 7.2): PageItem[] {
  return page.map(([x, y, text]) => ({ text, x, y, width: text.length * letter, size: 12 }));
}

function textOf(pages: readonly PageItem[][]): string {
  const read = readPages(pages);
  return 'text' in read ? read.text : 'a table';
}

const title: PlacedText[] = [
  [250, 500, 'THE LIGHTHOUSE'],
  [290, 476, 'by'],
  [270, 452, 'its keeper'],
];
const first = screenplayPage(
  [
    [-7, '1'],
    null,
    [0, 'MARA, a young woman in a yellow coat, walks slowly along the'],
    [0, 'pier. The LIGHT turns.'],
    null,
    [22, 'MARA'],
    [14, '(softly)'],
    [10, 'Is anybody there? I have waited'],
    [10, 'for the whole night.'],
    null,
    [0, 'THE DOOR SLAMS.'],
    null,
    [45, 'CUT TO:'],
    null,
    [0, 'INT. LIGHTHOUSE - NIGHT'],
    null,
    [22, 'Tom'],
    [10, 'Nobody but me.'],
    [22, '(MORE)'],
  ],
  '1.',
);
const heading: PlacedText[] = [
  [108, 720, 'EXT. HARBOUR - DAWN'],
  [540, 720, '1'],
];
const second = screenplayPage([[22, "TOM (CONT'D)"], [10, 'And the sea.'], null, [0, 'Waves break.']], '2.');

describe('pages of a screenplay', () => {
  const pages = [title, [...first, ...heading], second].map((page) => items(page));

  it('tell cues from action by their indents, and leave out what is of the page', () => {
    expect(textOf(pages)).toBe(
      [
        'Title: THE LIGHTHOUSE',
        'EXT. HARBOUR - DAWN #1#',
        'MARA, a young woman in a yellow coat, walks slowly along the pier. The LIGHT turns.',
        'MARA\n(softly)\nIs anybody there? I have waited for the whole night.',
        'THE DOOR SLAMS.',
        'CUT TO:',
        'INT. LIGHTHOUSE - NIGHT',
        '@Tom\nNobody but me.',
        "TOM (CONT'D)\nAnd the sea.",
        'Waves break.',
      ].join('\n\n'),
    );
    expect(parseFountain(textOf(pages)).elements.map(({ type }) => type)).toEqual([
      ...['title_page', 'scene_heading', 'action', 'character', 'parenthetical', 'dialogue', 'action', 'transition'],
      ...['scene_heading', 'character', 'dialogue', 'character', 'dialogue', 'action'],
    ]);
  });

  it('may be set line by line or word by word', () => {
    const words = first.flatMap(([x, y, text]): PlacedText[] => {
      let at = x;
      return text.split(' ').map((word): PlacedText => {
        const place = at;
        at += (word.length + 1) * 7.2;
        return [place, y, word];
      });
    });
    expect(textOf([items(title), items([...words, ...heading]), items(second)])).toBe(textOf(pages));
  });
});

describe('other pages', () => {
  it('join full lines of a Chinese script and keep what begins a line', () => {
    const lines = [
      '1、内景 教室 日',
      '△林夏坐在窗边，望着外面的大雨，她在等一个人，可是那个人',
      '一直没有来。',
      '林夏：（小声）你好。',
      '老周：好。',
    ];
    const page = lines.map((text, at): PlacedText => [90, 700 - at * 18, text]);
    expect(parseFountain(textOf([items(page, 12)])).elements.map(({ type, text }) => [type, text])).toEqual([
      ['scene_heading', '内景 教室 日'],
      ['action', '林夏坐在窗边，望着外面的大雨，她在等一个人，可是那个人一直没有来。'],
      ['character', '林夏'],
      ['parenthetical', '（小声）'],
      ['dialogue', '你好。'],
      ['character', '老周'],
      ['dialogue', '好。'],
    ]);
  });

  it('read two columns one after the other', () => {
    const page = Array.from({ length: 6 }, (_, at): PlacedText[] => [
      [60, 700 - at * 14, `left ${at} of the long column`],
      [330, 700 - at * 14, `right ${at} of the long column`],
    ]).flat();
    const text = textOf([items(page, 6)]);
    expect(text.indexOf('left 5')).toBeGreaterThan(0);
    expect(text.indexOf('left 5')).toBeLessThan(text.indexOf('right 0'));
  });

  it('have rows of a shot table under its headings', () => {
    const page: PlacedText[] = [
      [60, 700, 'VIDEO'],
      [320, 700, 'AUDIO'],
      [60, 670, 'The harbour at dawn,'],
      [320, 670, 'VO: The boats came home'],
      [60, 656, 'boats come in'],
      [320, 656, 'this morning.'],
      [60, 626, 'The mayor'],
      [320, 626, 'SOT MAYOR: We are glad.'],
    ];
    expect(readPages([items(page, 6)])).toEqual({
      rows: [
        ['VIDEO', 'AUDIO'],
        ['The harbour at dawn, boats come in', 'VO: The boats came home this morning.'],
        ['The mayor', 'SOT MAYOR: We are glad.'],
      ],
    });
  });

  it('are put into lines from the top, whatever their order', () => {
    const page = items([
      [100, 600, 'below'],
      [158, 700, 'of it'],
      [100, 700.5, 'the top'],
    ]);
    expect(linesOfPage(page).map(lineText)).toEqual(['the top of it', 'below']);
  });

  it('never throw', () => {
    const item = fc.record({
      text: fc.constantFrom('MARA', 'INT. ROOM', '1', 'yes', '好', 'VIDEO', 'AUDIO', '', ' '),
      x: fc.oneof(fc.integer({ min: -10, max: 600 }), fc.constant(Number.NaN)),
      y: fc.integer({ min: -10, max: 800 }),
      width: fc.integer({ min: 0, max: 300 }),
      size: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(item, { maxLength: 20 }), { maxLength: 4 }), (pages) => {
        expect(readPages(pages)).toBeDefined();
      }),
    );
  });
});
