import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuery } from '../../../src-shared/library/search-query.ts';
import type { SearchQuery } from '../../../src-shared/library/search-query.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

function read(text: string): SearchQuery {
  const result = readQuery(text);
  if ('problem' in result) throw new Error(sentenceText(result.problem));
  return result.query;
}

function problem(text: string): string {
  const result = readQuery(text);
  return 'problem' in result ? sentenceText(result.problem) : '';
}

/** Words as they are asked for, filters by what they ask. */
function told(text: string): unknown[] {
  const { texts, filters } = read(text);
  return [
    ...texts.map(({ field, pattern, isNegated }) =>
      [
        isNegated ? '-' : '',
        field === null ? '' : `${field}:`,
        pattern.terms.join(' '),
        pattern.isPrefix ? '*' : '',
      ].join(''),
    ),
    ...filters.map(({ filter, isNegated }) => (isNegated ? { not: filter } : filter)),
  ];
}

test.each([
  ['red boat', ['red', 'boat']],
  ['"red boat" -night', ['red boat', '-night']],
  ['ros* "duke sen"*', ['ros*', 'duke sen*']],
  ['大雨中 “下雨” 「夜景」 『港』', ['大雨 雨中', '下雨', '夜景', '港*']],
  ['－下雨', ['-下雨']],
  ['-"old harbour"', ['-old harbour']],
  ['well-known 12:30 ?!', ['well known', '12 30']],
  ['"never closed', ['never closed']],
  ['- * -* "" ', []],
  ['', []],
])('words of %j', (text, words) => {
  expect(told(text)).toEqual(words);
});

const RATED = { name: 'rating', least: 4, most: 5 };

test.each([
  ['rating:>3', '评分:>3', [RATED]],
  ['rating:>=4', '评分：≥4', [RATED]],
  ['rating:4..5', '星级:4~5', [RATED]],
  ['-rating:>3', '-评分:>3', [{ not: RATED }]],
  ['rating:<3', '评分:<3', [{ name: 'rating', least: 0, most: 2 }]],
  ['rating:none', '评分:无', [{ name: 'unrated' }]],
  ['seed:42', '种子:42', [{ name: 'seed', least: 42, most: 42 }]],
  ['used:no', '已用:否', [{ name: 'used', isUsed: false }]],
  ['Used:YES', '使用：是', [{ name: 'used', isUsed: true }]],
  ['kind:still', '类型:静帧', [{ name: 'kind', kind: 'still' }]],
  ['kind:footage', '类型:素材', [{ name: 'kind', kind: 'footage' }]],
  ['model:Built*', '模型:Built*', [{ name: 'model', text: 'built', isPrefix: true }]],
  ['project:"The Lighthouse"', '项目:"The Lighthouse"', [{ name: 'project', text: 'The Lighthouse' }]],
  ['aspect:portrait', '画幅:竖屏', [{ name: 'aspect', least: 0.001, most: 1 / 1.01 }]],
  ['tag:"night rain"', '标签:"night rain"', ['tags:\u{E000} night rain \u{E000}']],
  ['cast:mara', '角色:mara', ['people:mara']],
  ['on:2026-02-28', '日期:2026年2月28日', [made('2026-2-28', '2026-3-1')]],
  ['on:2026-12', '当天:2026年12月', [made('2026-12-1', '2027-1-1')]],
  ['after:2024', '晚于:2024年', [made('2024-1-1', null)]],
  ['before:2024-2-29', '早于:2024/02/29', [made(null, '2024-2-29')]],
])('filters: %s is %s', (english, chinese, filters) => {
  expect(told(english)).toEqual(filters);
  expect(told(chinese)).toEqual(filters);
});

function made(from: string | null, until: string | null): unknown {
  const day = (text: string | null) => {
    const [year = 0, month = 0, date = 0] = text?.split('-').map(Number) ?? [];
    return text === null ? null : { year, month, day: date };
  };
  return { name: 'made', from: day(from), until: day(until) };
}

test.each(['16:9', '16x9', '16/9', '1.78', '1.778:1', '１６：９'])(
  'the shape %s is that of 1280x720 and 854x480',
  (shape) => {
    const { filters } = read(`aspect:${shape}`);
    const [ratio] = filters.map(({ filter }) => filter);
    if (ratio?.name !== 'aspect') throw new Error('no aspect');
    for (const [width, height] of [
      [1280, 720],
      [854, 480],
      [1920, 1080],
    ] as const) {
      expect(width / height).toBeGreaterThanOrEqual(ratio.least);
      expect(width / height).toBeLessThanOrEqual(ratio.most);
    }
    expect(4 / 3).toBeLessThan(ratio.least);
  },
);

describe('what cannot be used', () => {
  test.each([
    ['colour:red', 'There is no filter "colour:"'],
    ['他说：你好', 'There is no filter "他说:"'],
    ['constructor:x', 'There is no filter "constructor:"'],
    ['rating:9', 'from 0 to 5'],
    ['rating:', 'from 0 to 5'],
    ['rating:>2..3', 'from 0 to 5'],
    ['评分:高', 'from 0 to 5'],
    ['seed:-1', 'whole number'],
    ['used:maybe', 'yes or no'],
    ['已用:也许', '是 or 否'],
    ['aspect:0:9', 'ratio'],
    ['aspect:9:0', 'ratio'],
    ['kind:sketch', 'clip, still or footage'],
    ['on:2025-02-29', 'a day'],
    ['on:yesterday', 'a day'],
    ['model:', 'name of a model'],
    ['project:""', 'title'],
    ['tag:', 'needs a word'],
    ['-cast:"…"', 'needs a word'],
  ])('%s is one sentence', (text, words) => {
    expect(problem(text)).toContain(words);
    expect(problem(text)).toMatch(/\.$/u);
    expect(problem(text)).not.toContain('\n');
  });
});

test('never throws, and always says a query or a sentence', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '"',
      '“',
      '”',
      '-',
      '*',
      ':',
      '：',
      ' ',
      '>',
      '<',
      '..',
      '评分',
      'rating',
      'aspect',
      '2026',
      '年',
      'tag',
      '雨',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const result = readQuery(pieces.join(''));
      const isSentence = 'problem' in result && /\S.*\.$/su.test(sentenceText(result.problem));
      const isQuery = 'query' in result && result.query.texts.every(({ pattern }) => pattern.terms.length > 0);
      expect([isSentence, isQuery]).toContain(true);
    }),
  );
});

test('words between quotes are one phrase of these words, whatever stands around them', () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.boolean(), word, (words, isNegated, other) => {
      expect(told(`${other} ${isNegated ? '-' : ''}"${words.join(' ')}" seed:3`)).toEqual([
        other,
        `${isNegated ? '-' : ''}${words.join(' ')}`,
        { name: 'seed', least: 3, most: 3 },
      ]);
    }),
  );
});
