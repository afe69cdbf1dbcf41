import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Library } from '../../../src-main/library/open.ts';
import { readQuery } from '../../../src-shared/library/search-query.ts';
import type { Take } from '../../../src-shared/library/records.ts';
import { fileTake, idsFound } from '../../support/library/clips.ts';
import { isFoundIn } from '../../support/library/found-terms.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { settings } from '../../support/library/records.ts';
import { sentenceText } from '../../../src-shared/contract/sentences.ts';

const ENGLISH = {
  title: 'The Lighthouse',
  other: 'Harbour Film',
  prompts: ['A red boat in the rain', 'An old harbour at night', 'A Café by the sea'],
};
const CHINESE = { title: '灯塔', other: '港口的影片', prompts: ['一艘红色的船在大雨中', '港口的夜晚', '海边的咖啡馆'] };

async function filled({ title, prompts }: typeof ENGLISH) {
  const library = temporaryLibrary();
  const project = library.createProject({ ...settings, title });
  const takes: Take[] = [];
  for (const [seed, prompt] of prompts.entries()) {
    takes.push(await fileTake(library, { project_id: project.id }, { prompt, seed, model: { name: 'Builtin' } }));
  }
  const found = (query: string) => idsFound(library, query).map((id) => takes.findIndex((take) => take.id === id));
  return { library, project, takes, found };
}

const WORDS: readonly (readonly [typeof ENGLISH, string, readonly number[]])[] = [
  [ENGLISH, 'boat', [0]],
  [ENGLISH, 'RAIN red', [0]],
  [ENGLISH, '"red boat"', [0]],
  [ENGLISH, '"boat red"', []],
  [ENGLISH, 'har*', [1]],
  [ENGLISH, 'har', []],
  [ENGLISH, 'cafe', [2]],
  [ENGLISH, '-boat', [1, 2]],
  [ENGLISH, 'lighthouse -rain -night', [2]],
  [ENGLISH, 'a -"at night"', [0, 2]],
  [CHINESE, '大雨', [0]],
  [CHINESE, '雨', [0]],
  [CHINESE, '红色的船', [0]],
  [CHINESE, '色红', []],
  [CHINESE, '港口', [1]],
  [CHINESE, '夜晚 港', [1]],
  [CHINESE, '咖啡馆', [2]],
  [CHINESE, '-大雨', [1, 2]],
  [CHINESE, '灯塔 -雨 -夜晚', [2]],
  [CHINESE, '的 -“港口”', [0, 2]],
];

test.each(WORDS)('words: $title: %s', async (script, query, expected) => {
  const { found } = await filled(script);
  expect(found(query).toSorted((one, other) => one - other)).toEqual(expected);
});

test.each([
  ['rating:>3', '评分:>3', [1]],
  ['rating:none', '评分:无', [0]],
  ['-rating:>3', '-评分:>3', [2, 0]],
  ['seed:1..2', '种子:1..2', [2, 1]],
  ['seed:>0 rating:<3', '种子:>0 评分:<3', [2]],
  ['model:builtin', '模型:BUILTIN', [2, 1, 0]],
  ['model:built*', '模型:built*', [2, 1, 0]],
  ['model:built', '模型:built', []],
  ['tag:"night rain"', '标签:"night rain"', [0]],
  ['tag:night*', '标签:night*', [0]],
  ['tag:night', '标签:night', []],
  ['tag:夜景', '标签:夜景', [0]],
  ['-tag:夜景', '-标签:夜景', [2, 1]],
  ['kind:still', '类型:静帧', []],
  ['kind:clip', '类型:片段', [2, 1, 0]],
  ['aspect:16:9', '画幅:16:9', [2, 1, 0]],
  ['aspect:portrait', '画幅:竖屏', []],
  ['used:no', '已用:否', [2, 1, 0]],
  ['used:yes', '已用:是', []],
  ['after:2020', '晚于:2020年', [2, 1, 0]],
  ['before:2020', '早于:2020年', []],
  ['on:1999', '日期:1999年', []],
])('filters: %s, %s', async (english, chinese, expected) => {
  const { library, takes, found } = await filled(ENGLISH);
  const [first, second, third] = takes.map(({ id }) => id);
  library.tagTake(first ?? '', ['Night Rain', '夜景']);
  library.rateTake(second ?? '', 4);
  library.rateTake(third ?? '', 2);
  expect(found(english)).toEqual(expected);
  expect(found(chinese)).toEqual(expected);
});

test.each([ENGLISH, CHINESE])('a project by its title, its id, or given: $title', async (script) => {
  const { library, project, takes, found } = await filled(script);
  const other = library.createProject({ ...settings, script_path: null, title: script.other });
  const take = await fileTake(library, { project_id: other.id }, { prompt: script.prompts[0] ?? '' });
  takes.push(take);
  expect(found(`project:"${script.title}"`)).toEqual([2, 1, 0]);
  expect(found(`project:${other.id}`)).toEqual([3]);
  expect(found('project:nothing')).toEqual([]);
  expect(idsFound(library, script.prompts[0] ?? '', { project_id: project.id })).toEqual([takes[0]?.id]);
});

test('the day is that of the clock on the wall', async () => {
  const { library, takes } = await filled(ENGLISH);
  const now = new Date(takes[0]?.created_at ?? '');
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].join('-');
  const dayAfter = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const tomorrow = [dayAfter.getFullYear(), dayAfter.getMonth() + 1, dayAfter.getDate()].join('-');
  expect(idsFound(library, `after:${today} before:${tomorrow}`)).toContain(takes[0]?.id);
  expect(idsFound(library, `before:${today}`)).toEqual([]);
  expect(idsFound(library, `after:${tomorrow}`)).toEqual([]);
});

test('a still is found until its shot has a clip', async () => {
  const library = temporaryLibrary();
  const { id: project_id } = library.createProject(settings);
  const still = await fileTake(library, { project_id, kind: 'still', shot_id: 'sht_same' }, { prompt: 'a boat' });
  expect(idsFound(library, 'boat')).toEqual([still.id]);
  const clip = await fileTake(library, { project_id, shot_id: 'sht_same' }, { prompt: 'a boat' });
  expect(idsFound(library, 'boat')).toEqual([clip.id]);
});

test('where the words stand decides, and of equals the newest is first', async () => {
  const { library, takes } = await filled(ENGLISH);
  const [boat, harbour, cafe] = takes.map(({ id }) => id);
  library.noteTake(harbour ?? '', 'no boat here');
  library.noteTake(cafe ?? '', 'no boat here');
  expect(idsFound(library, 'boat')).toEqual([boat, cafe, harbour]);
});

test('what is not a query is said so, and so is a page of another search', async () => {
  const { library } = await filled(ENGLISH);
  const refused = (query: string, after?: string) => () =>
    library.search.find({ query, limit: 1, ...(after === undefined ? {} : { after }) });
  const badQuery: unknown = expect.objectContaining({ code: 'bad_query' });
  expect(refused('colour:red')).toThrow(badQuery);
  const { next } = library.search.find({ query: 'a', limit: 1 });
  if (next === null) throw new Error('There is one page only.');
  expect(library.search.find({ query: 'a', limit: 1, after: next }).clips).toHaveLength(1);
  for (const cursor of ['', 'nonsense', next.slice(3), Buffer.from('{}').toString('base64url')]) {
    expect(refused('a', cursor)).toThrow(badQuery);
  }
  expect(refused('the', next)).toThrow(badQuery);
});

const vocabulary = ['red', 'boat', 'boats', 'café', 'Night', '大雨', '雨中', '红船', '港口', '夜', 'パーティー'];
const someWords = fc
  .array(fc.constantFrom(...vocabulary, '，', '. '), { maxLength: 8 })
  .map((words) => words.join(' '));
const someChinese = fc.string({ unit: fc.constantFrom(...'大雨中红船'), maxLength: 6 });
const prompts = fc.array(
  fc.oneof(
    someWords,
    someChinese,
    fc.tuple(someWords, someChinese).map((two) => two.join('')),
  ),
  {
    minLength: 1,
    maxLength: 6,
  },
);
const askedWord = fc.oneof(
  fc.constantFrom(...vocabulary, 'bo*', 'ni*', '"red boat"', '"大雨 雨中"', '“港口 夜”'),
  fc.string({ unit: fc.constantFrom(...'大雨中红船'), minLength: 1, maxLength: 3 }),
);
const asked = fc
  .array(fc.tuple(fc.constantFrom('', '', '-'), askedWord), { minLength: 1, maxLength: 3 })
  .map((words) => words.map(([minus, word]) => minus + word).join(' '));

test('SQLite finds what the terms say', async () => {
  await fc.assert(
    fc.asyncProperty(prompts, fc.array(asked, { minLength: 1, maxLength: 8 }), async (texts, queries) => {
      const library = temporaryLibrary();
      const { id: project_id } = library.createProject({ ...settings, title: '-', cast: [] });
      const takes: Take[] = [];
      for (const prompt of texts) takes.push(await fileTake(library, { project_id }, { prompt }));
      for (const query of queries) {
        const read = readQuery(query);
        if ('problem' in read) throw new Error(sentenceText(read.problem));
        const expected = takes.filter((_, index) =>
          read.query.texts.every(({ pattern, isNegated }) => isFoundIn(texts[index] ?? '', pattern) !== isNegated),
        );
        expect([query, idsFound(library, query).toSorted()]).toEqual([query, expected.map(({ id }) => id).toSorted()]);
      }
      library.close();
    }),
    { numRuns: 20 },
  );
});

describe('pages', () => {
  const texts = [
    'a boat',
    'a red boat',
    'boat boat boat in the rain',
    'the old boat of the red harbour at night',
    'a car',
  ];

  async function many(library: Library, project_id: string, count: number): Promise<void> {
    for (let index = 0; index < count; index += 1)
      await fileTake(library, { project_id }, { prompt: texts[index % texts.length] ?? '' });
  }

  /** All pages one after the other; `between` happens after each. */
  async function allPages(
    library: Library,
    query: string,
    limit: number,
    between: () => Promise<void>,
  ): Promise<string[]> {
    const found: string[] = [];
    for (let after: string | null | undefined; after !== null;) {
      const page = library.search.find({ query, limit, ...(after === undefined ? {} : { after }) });
      found.push(...page.clips.map(({ id }) => id));
      after = page.next;
      await between();
    }
    return found;
  }

  test.each(['boat', 'red boat', '', '-car', 'boat -red', 'boat rating:none'])(
    'of %j hold each clip once, in the order of one long page, whatever comes meanwhile',
    async (query) => {
      const library = temporaryLibrary();
      const { id } = library.createProject({ ...settings, title: '-' });
      await many(library, id, 23);
      const whole = idsFound(library, query);
      expect(await allPages(library, query, 4, async () => undefined)).toEqual(whole);
      expect(await allPages(library, query, 4, () => many(library, id, 2))).toEqual(whole);
    },
  );

  test('the last one says so, also where it is full', async () => {
    const library = temporaryLibrary();
    const { id } = library.createProject(settings);
    await many(library, id, 4);
    expect(library.search.find({ query: '', limit: 4 }).next).toBeNull();
    expect(library.search.find({ query: '', limit: 3 }).next).not.toBeNull();
    expect(library.search.find({ query: 'nothing', limit: 3 })).toEqual({ clips: [], next: null });
  });
});

test('searching goes on while another program writes', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const { id: project_id } = library.createProject(settings);
  const take = await fileTake(library, { project_id }, { prompt: 'a boat' });
  library.rateTake(take.id, 5);
  const db = new Database(join(directory, 'library.sqlite'));
  db.exec('BEGIN IMMEDIATE');
  try {
    expect(idsFound(library, 'boat')).toEqual([take.id]);
  } finally {
    db.exec('ROLLBACK');
    db.close();
  }
  expect(idsFound(library, 'rating:5')).toEqual([take.id]);
});
