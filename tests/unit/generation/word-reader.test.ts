import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseForms } from '../../../src-shared/generation/english-forms.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';

const table = readWordTable(
  readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8'),
);
const reader = new WordReader(table);

function tokens(text: string): (string | null)[] {
  return reader.read(text).map(({ token }) => token);
}

describe('words', () => {
  test.each([
    ['A woman runs.', ['a', 'kind:woman', 'action:run', '.']],
    ['the café', ['the', 'place:cafe']],
    ["the king's horse", ['the', '<unk>', 'thing:horse']],
    ["The king's eyes", ['the', 'role:king', 'thing:eye']],
    ['rubbed its big eyes', ['<unk>', 'its', 'big', '<unk>']],
    ['A dog named Rex runs', ['a', 'thing:dog', '<unk>', '<unk>', 'action:run']],
    ['The White Rabbit sat', ['the', 'colour:white', 'thing:rabbit', 'action:sit']],
    ['She wore a red dress', ['she', 'wearing', 'a', 'colour:red', 'garment:dress']],
    ['小雨跑，下着小雨', ['kind:girl', 'action:run', ',', '下', '着', 'weather:rain']],
    ['红旗袍', ['colour:red', 'garment:qipao']],
    ['他骑马', ['他', 'action:drive', 'thing:horse']],
    ['母亲的旧信', ['<unk>', '的', '<unk>', 'thing:letter']],
    ['two fire engines', ['two', 'thing:fire_engine']],
    ['She saw the saw', ['she', 'action:look', 'the', 'thing:saw']],
    ['He met Rose in Paris', ['he', '<unk>', 'kind:woman', 'in', '<unk>']],
    ['MARIA walks', ['kind:woman', 'action:walk']],
    ['Doctor Zorba and Aunt Polly', ['role:doctor', 'and', 'kind:woman']],
    ['three soldiers', ['three', 'role:soldier', 'several']],
    ['夜，下雨，港口。', ['time:night', ',', 'weather:rain', ',', 'place:harbour', '.']],
    ['红衣的女人坐在桥上', ['colour:red', '<unk>', '的', 'kind:woman', 'action:sit', '在', 'place:bridge']],
    ['一只猫 and a dog', ['一只', 'thing:cat', 'and', 'a', 'thing:dog']],
    ['42 😀 §', [null]],
    ['', []],
  ])('%j are %j', (text, expected) => {
    expect(tokens(text)).toEqual(expected);
  });

  test('that are not heard are told as they are written', () => {
    const unheard = reader.read('The zorblatt and 7 鼊鼋: Привет').filter(({ distance }) => distance === 9);
    expect(unheard.map(({ text }) => text)).toEqual(['zorblatt', '7', '鼊鼋', 'Привет']);
  });

  test('account for every letter of any text, in order', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.constantFrom("the king's 3 马上 dogs'", 'B B0Aa'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const said = text.normalize('NFC');
        let at = 0;
        let skipped = '';
        for (const word of reader.read(text)) {
          expect(said.slice(word.start, word.start + word.text.length)).toBe(word.text);
          skipped += `${said.slice(at, word.start)} `;
          at = word.start + word.text.length;
        }
        skipped += said.slice(at);
        expect(skipped.replaceAll(/['’]s(?![\p{L}\p{N}])/giu, '')).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  test('become as many ids as the model reads', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('船。'.repeat(50))), (text) => {
        const ids = reader.idsOf(reader.read(text));
        expect(ids).toHaveLength(48);
        for (const id of ids) expect(id >= 0 && id < table.vocabulary.length).toBe(true);
      }),
    );
  });

  test('that are concepts have names in both languages', () => {
    const isNamed = (token: string): boolean => {
      const [english = '', chinese = ''] = table.names.get(token) ?? [];
      return /^[\p{L}\d '-]+$/u.test(english) && /\p{Script=Han}|DNA/u.test(chinese);
    };
    const nameless = table.vocabulary.filter((token) => token.includes(':') && !isNamed(token));
    expect(nameless).toEqual([]);
  });
});

test('base forms of English words', () => {
  expect(baseForms('running', table.irregular)[0]).toBe('running');
  expect(baseForms('running', table.irregular)).toContain('run');
  expect(baseForms('children', table.irregular)[0]).toBe('child');
  expect(baseForms('glass', table.irregular)).toEqual(['glass']);
});
