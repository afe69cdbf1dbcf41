import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { WordTokenizer } from '../../../src-main/generation/tokenizers/word-tokenizer.ts';
import { openBuiltinPack } from '../../../src-main/models/builtin-pack.ts';

const Cases = z.object({
  length: z.int(),
  punctuation: z.record(z.string(), z.string()),
  vocabulary: z.array(z.string()),
  cases: z.array(z.object({ text: z.string(), ids: z.array(z.int()) })),
});

describe('the tokenizer that the model was trained with', () => {
  const {
    cases,
    vocabulary: words,
    length,
    punctuation,
  } = Cases.parse(JSON.parse(readFileSync(new URL('./fixtures/tokenizer-cases.json', import.meta.url), 'utf8')));
  const tokenizer = new WordTokenizer({ length, words, punctuation });

  test.each(cases)('gives the same ids for $text', ({ text, ids }) => {
    expect(tokenizer.encode(text).ids.filter((id) => id !== 0)).toEqual(ids);
  });
});

describe('the words of the shipped model', () => {
  let tokenizer: WordTokenizer;
  let size: number;

  beforeAll(async () => {
    const { length, vocabulary, punctuation } = (await openBuiltinPack()).manifest.tokens;
    tokenizer = new WordTokenizer({ length, words: vocabulary, punctuation });
    size = vocabulary.length;
  });

  test.each([
    ['A red car.', ['a', 'red', 'car', '.']],
    ['WOMAN in Yellow', ['woman', 'in', 'yellow']],
    ['A close-up of the dog!', ['a', 'close', 'up', 'of', 'the', 'dog', '.']],
    ['a purple zebra walks', ['a', 'purple', '<unk>', 'walks']],
    ['rain; night: sea?', ['rain', ',', 'night', ',', 'sea', '.']],
    ['夜，雨，码头。', ['夜', ',', '雨', ',', '码头', '.']],
    ['穿红色外套的女人向左奔跑', ['穿', '红色', '外套', '的', '女人', '向左', '奔跑']],
    ['公交车', ['公交车']],
    ['一只踉跄的猫', ['一只', '<unk>', '的', '猫']],
    ['踉踉跄跄', ['<unk>']],
    ['a 红色的 car', ['a', '红色', '的', 'car']],
    ['42 😀 §', []],
    ['', []],
  ])('%j is %j', (text, tokens) => {
    expect(tokenizer.encode(text).tokens).toEqual(tokens);
  });

  test('give as many ids as the model reads, each of a word it has, padded with 0', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constant('船。'.repeat(50))), (text) => {
        const { ids, tokens } = tokenizer.encode(text);
        expect(ids).toHaveLength(40);
        for (const id of ids) expect(id >= 0 && id < size).toBe(true);
        const said = Math.min(tokens.length, 40);
        expect(ids.slice(0, said).every((id) => id > 0)).toBe(true);
        expect(ids.slice(said).every((id) => id === 0)).toBe(true);
      }),
    );
  });
});
