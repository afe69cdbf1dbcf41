import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Hearing } from '../../../src-shared/contract/schemas.ts';
import { settled } from '../../../src-shared/generation/circumstances.ts';
import { hearingOf } from '../../../src-shared/generation/hear.ts';
import type { Heard } from '../../../src-shared/generation/hear.ts';
import { hearingLines } from '../../../src-shared/generation/hearing.ts';
import type { HeardWord } from '../../../src-shared/generation/hearing.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';

const table = readWordTable(
  readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8'),
);
const reader = new WordReader(table);

/** A model that heard one value in each slot, by the word at this place among the tokens. */
function heardAt(slots: readonly (readonly [name: string, value: string, token: number | null])[]): Heard {
  return {
    slots: slots.map(([name, value]) => ({ name, values: [value, 'other'], shares: [0.9, 0.1] })),
    attention: slots.map(([, , token]) => Array.from({ length: 49 }, (_, at) => (at === (token ?? 48) ? 1 : 0))),
  };
}

describe('a hearing', () => {
  const heard = heardAt([
    ['first.kind', 'woman', 1],
    ['first.action', 'run', 3],
    ['weather', 'unsaid', null],
    ['place', 'park', null],
  ]);
  const hearing = hearingOf(reader.read('A lady zorbs runs with 7 crocodiles'), 'en', table, heard);

  test('tells of every word what became of it', () => {
    expect(Hearing.parse(hearing)).toEqual(hearing);
    expect(hearing.words.map(({ text, fate }) => [text, fate])).toEqual([
      ['A', 'joins'],
      ['lady', 'shown'],
      ['zorbs', 'unknown'],
      ['runs', 'shown'],
      ['with', 'joins'],
      ['7', 'unknown'],
      ['crocodiles', 'known'],
    ]);
    expect(hearing.words[1]).toEqual({
      text: 'lady',
      fate: 'shown',
      concept: 'kind:woman',
      name: 'woman',
      distance: 1,
      slots: ['first.kind'],
    });
  });

  test('tells what was said, and not what was left open', () => {
    const nothing = [0, 0, 0, 0, 0, 0, 0];
    expect(hearing.said).toEqual([
      { slot: 'first.kind', value: 'woman', share: 0.9, attention: nothing.with(1, 1) },
      { slot: 'first.action', value: 'run', share: 0.9, attention: nothing.with(3, 1) },
      { slot: 'place', value: 'park', share: 0.9, attention: nothing },
    ]);
  });

  test('is told to people in the language of the prompt', () => {
    expect(hearingLines(hearing)).toEqual([
      'heard: lady = woman, runs',
      'not shown: crocodiles',
      'not heard: zorbs, 7',
    ]);
    const said = hearingOf(reader.read('一位太太龘跑'), 'zh', table, heardAt([['first.kind', 'woman', 1]]));
    expect(hearingLines(said)).toEqual(['听懂：太太 = 女人', '未画出：跑', '没听懂：龘']);
  });

  test('tells what came after the last word that is read', () => {
    const words = reader.read(`${'a '.repeat(48)}dog`);
    expect(hearingLines(hearingOf(words, 'en', table, heardAt([])))).toEqual(['not read: dog']);
  });
});

describe('where and when a shot is', () => {
  const ids = (text: string): (string | undefined)[] =>
    reader
      .idsOf(settled(reader.read(text)))
      .filter((id) => id > 0)
      .map((id) => table.vocabulary[id]);

  test('the first sentence that says it decides', () => {
    expect(ids('night, rain, harbour. A woman remembers the sea, the wind.')).toEqual([
      ...['time:night', ',', 'weather:rain', ',', 'place:harbour', '.', 'a', 'kind:woman'],
      ...ids('remembers the'),
      ...['<unk>', ',', 'the', '<unk>', '.'],
    ]);
  });

  test('one sentence may say two, and another the same again', () => {
    expect(ids('from the kitchen to the park')).toEqual(['from', 'the', 'place:kitchen', 'to', 'the', 'place:park']);
    expect(ids('kitchen. In the kitchen')).toEqual(['place:kitchen', '.', 'in', 'the', 'place:kitchen']);
  });

  test('what is overruled was known, and is not shown', () => {
    const words = settled(reader.read('harbour. The sea.'));
    const hearing = hearingOf(words, 'en', table, heardAt([['place', 'harbour', 3]]));
    expect(hearing.words.map(({ text, fate }) => [text, fate])).toEqual([
      ['harbour', 'known'],
      ['The', 'joins'],
      ['sea', 'known'],
    ]);
  });
});

test('what takes over later within a shot is told with its moment', () => {
  const words = (text: string): HeardWord[] => [
    { text, fate: 'unknown', concept: null, name: null, distance: 9, slots: [] },
  ];
  const later = [{ at_s: 2.5, words: words('blim'), said: [] }];
  expect(hearingLines({ language: 'en', words: words('blum'), said: [], later })).toEqual([
    'not heard: blum',
    'from 2.5 s: not heard: blim',
  ]);
  expect(hearingLines({ language: 'zh', words: [], said: [], later })).toEqual(['2.5 秒起：没听懂：blim']);
});
