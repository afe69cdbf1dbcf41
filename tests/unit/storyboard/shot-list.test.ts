import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shotListCsv } from '../../../src-shared/storyboard/shot-list.ts';
import {
  angleNamed,
  angleWord,
  moveNamed,
  moveWord,
  sizeNamed,
  sizeWord,
} from '../../../src-shared/storyboard/shot-words.ts';
import { cameraAngles, cameraMoves, shotSizes } from '../../../src-shared/storyboard/storyboard.ts';
import { listed } from '../../support/export/boards.ts';

/** Reads CSV as RFC 4180 says, after the byte-order mark. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gu)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

const spoken = [
  { character: 'MARA', text: 'Is "anybody", there?', off_screen: false },
  { character: null, text: 'No.', off_screen: true },
];

describe('a shot list as CSV', () => {
  test('has a row for every shot, with seconds as numbers', () => {
    const shot = {
      duration_s: 3.7083333,
      cast: ['MARA', 'TOM'],
      lines: spoken,
      transition_in: 'dissolve',
      move: 'push_in',
      angle: 'low',
    } as const;
    expect(readCsv(shotListCsv({ title: 'T', language: 'en', shots: [listed(1, shot)] }))).toEqual([
      ['Shot', 'Scene', 'Size', 'Angle', 'Move', 'Seconds', 'Picture', 'Who', 'Dialogue', 'Transition'],
      [
        '1',
        'INT. ROOM - DAY',
        'wide',
        'low angle',
        'push in',
        '3.71',
        'A room, 1.',
        'MARA, TOM',
        'MARA: Is "anybody", there?\nNARRATOR: No.',
        'dissolve',
      ],
    ]);
  });

  test('has Chinese headings and words in a Chinese film', () => {
    const lines = [{ character: '小雨', text: '爷爷。', off_screen: true }];
    const [head, row] = readCsv(
      shotListCsv({ title: '纸船', language: 'zh', shots: [listed(7, { lines, cast: ['小雨'] }, '1 内景 教室 日')] }),
    );
    expect(head).toEqual(['镜号', '场景', '景别', '角度', '运镜', '时长（秒）', '画面', '人物', '台词', '转场']);
    expect(row).toEqual([
      '7',
      '1 内景 教室 日',
      '远景',
      '平视',
      '固定',
      '3',
      'A room, 7.',
      '小雨',
      '小雨（画外音）：爷爷。',
      '切',
    ]);
  });

  test('gives every text back, and no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '+', '-', '@', '＝', '\t'),
        (text, start) => {
          const picture = (start + text).replaceAll(/(?![\n\t])\p{Cc}/gu, '');
          const [, row] = readCsv(shotListCsv({ title: '', language: 'en', shots: [listed(1, { picture })] }));
          expect(row?.[6]?.replace(/^'/u, '')).toBe(picture.replace(/^'/u, ''));
          expect(row?.[6]).not.toMatch(/^[=+\-@\t＝＋－＠]/u);
        },
      ),
    );
  });
});

test('every word for a size, move or angle is read as what it is written for', () => {
  for (const language of ['en', 'zh'] as const) {
    for (const size of shotSizes) expect(sizeNamed(sizeWord(size, language))).toBe(size);
    for (const move of cameraMoves) expect(moveNamed(moveWord(move, language))).toBe(move);
    for (const angle of cameraAngles) expect(angleNamed(angleWord(angle, language))).toBe(angle);
    expect(angleNamed(angleWord(undefined, language))).toBe('eye_level');
  }
  expect([sizeNamed('Close-Up Shot'), sizeNamed('push in'), moveNamed('ＸＸ')]).toEqual(['close', null, null]);
});
