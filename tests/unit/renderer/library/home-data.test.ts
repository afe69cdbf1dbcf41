import { describe, expect, test } from 'vitest';
import { kindOfFile, momentShown, sortedProjects, stageOf } from '../../../../src-renderer/library/home-data.ts';
import { markedParts } from '../../../../src-renderer/library/marked-parts.ts';

describe('films', () => {
  const films = [
    { title: 'Film 10', shots: 3, updated_at: '2026-11-01' },
    { title: 'Film 9', shots: 8, updated_at: '2026-11-03' },
    { title: '纸船', shots: 8, updated_at: '2026-11-02' },
  ];
  test.each([
    ['recent', ['Film 9', '纸船', 'Film 10']],
    ['title', ['Film 9', 'Film 10', '纸船']],
    ['length', ['Film 9', '纸船', 'Film 10']],
  ] as const)('are sorted: %s', (sort, titles) =>
    expect(sortedProjects(films, sort, 'en').map(({ title }) => title)).toEqual(titles),
  );
  test.each([
    [0, 0, 0, 'empty'],
    [4, 0, 0, 'drafted'],
    [4, 4, 0, 'stills'],
    [4, 4, 1, 'clips'],
    [4, 4, 4, 'made'],
  ] as const)('of %i shots with %i stills and %i clips are: %s', (shots, stills, clips, stage) =>
    expect(stageOf({ shots, current: { stills, clips } })).toBe(stage),
  );
});

test.each([
  ['film.Fountain', 'script'],
  ['新闻.docx', 'script'],
  ['The end.shotloom', 'bundle'],
  ['A001.MOV', 'footage'],
  ['海浪.wav', 'footage'],
  ['program.exe', null],
  ['mp4', null],
])('the file %s is a %s', (name, kind) => expect(kindOfFile(name)).toBe(kind));

describe('words of a search in an excerpt', () => {
  const marked = (text: string, query: string): string =>
    markedParts(text, query)
      .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
      .join('');
  test.each([
    ['A blue Boat sails', 'boat blue', 'A [blue] [Boat] sails'],
    ['一只纸船漂在水上', '纸船', '一只[纸船]漂在水上'],
    ['A blue boat', '"blue boat" -sail rating:>3', 'A [blue boat]'],
    ['sailing', 'sail*', '[sail]ing'],
    ['What? (no)', '(no) ?', 'What[?] [(no)]'],
    ['nothing', 'kind:clip', 'nothing'],
  ])('"%s" for %s', (text, query, parts) => expect(marked(text, query)).toBe(parts));
});

test('moments have their year only where it is another one', () => {
  const now = new Date(2026, 10, 30);
  const of = (year: number): string => new Date(year, 2, 5, 9, 4).toISOString();
  expect(momentShown(of(2026), 'en', now)).toMatch(/^Mar 5, 09:04/u);
  expect(momentShown(of(2025), 'en', now)).toContain('2025');
  expect(momentShown(of(2026), 'zh', now)).toBe('3月5日 09:04');
});
