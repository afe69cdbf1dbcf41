import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTokenizer } from '../../../../src-main/generation/tokenizers/load-tokenizer.ts';
import { readSentencePieces } from '../../../../src-main/generation/tokenizers/sentencepiece.ts';
import { readCases } from '../../../conformance/tokenizers.ts';

const CASES = fileURLToPath(new URL('../../../conformance/cases/', import.meta.url));
const UNIGRAMS = fileURLToPath(new URL('../../../fixtures/tokenizers/unigrams', import.meta.url));

describe('CLIP', async () => {
  const [{ clip }, tokenizer] = await Promise.all([
    readCases(`${CASES}tokenizers.json`),
    loadTokenizer(`${CASES}clip`),
  ]);
  test.each(clip.map((one, index) => [one.name ?? one.text, index, one] as const))('%s', (_, __, { text, ids }) => {
    expect(tokenizer.ids(text)).toEqual(ids);
  });

  test('leaves out start and end where they are not wanted, and knows tokens by name', () => {
    expect(tokenizer.ids('a cat', false)).toEqual([320, 2368]);
    expect(tokenizer.idOf('<|endoftext|>')).toBe(49_407);
    expect(tokenizer.idOf('no such token')).toBeUndefined();
  });
});

describe("unigrams, as SentencePiece's own library cuts them (tests/conformance/reference/unigrams.py)", async () => {
  const [{ t5 }, tokenizer] = await Promise.all([readCases(`${UNIGRAMS}.json`), loadTokenizer(UNIGRAMS)]);
  test.each(t5.map(({ text, ids }) => [text, ids] as const))('%j', (text, ids) => {
    expect(tokenizer.ids(text)).toEqual(ids);
  });
});

describe('other forms', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shotloom-tokenizers-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('unigrams of spiece.model are cut as SentencePiece cuts them', async () => {
    writeFileSync(join(folder, 'spiece.model'), sentencePieces(PIECES));
    const tokenizer = await loadTokenizer(folder);
    // "▁the" and "re" are likelier than "▁there" and than single letters; what no piece has is unknown.
    expect(tokenizer.ids('there the')).toEqual([4, 6, 4, 1]);
    expect(tokenizer.ids(' the  the ')).toEqual([4, 4, 1]);
    expect(tokenizer.ids('the Z')).toEqual([4, 3, 2, 1]);
    expect(tokenizer.ids('')).toEqual([1]);
  });

  test('what is no word table is refused by name', async () => {
    const empty = mkdtempSync(join(folder, 'empty-'));
    await expect(loadTokenizer(empty)).rejects.toMatchObject({ code: 'model_missing' });
    writeFileSync(join(empty, 'spiece.model'), Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x7f]));
    await expect(loadTokenizer(empty)).rejects.toMatchObject({ code: 'model_damaged' });
    writeFileSync(join(empty, 'tokenizer.json'), '{"model":');
    await expect(loadTokenizer(empty)).rejects.toMatchObject({ code: 'model_damaged' });
    for (const bytes of [
      [],
      [0x08],
      [0x0a, 0x02, 0x0a],
      [0x03],
      [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
    ])
      expect(() => readSentencePieces(Uint8Array.from(bytes))).toThrow(/spiece\.model/u);
  });
});

const PIECES: readonly (readonly [text: string, score: number, type: number])[] = [
  ['<pad>', 0, 3],
  ['</s>', 0, 3],
  ['<unk>', 0, 2],
  ['▁', -3, 1],
  ['▁the', -1, 1],
  ['▁there', -4, 1],
  ['re', -2, 1],
  ['t', -6, 1],
  ['h', -6, 1],
  ['e', -6, 1],
  ['r', -6, 1],
];

/** A model of unigrams as sentencepiece_model.proto has it. */
function sentencePieces(pieces: typeof PIECES): Buffer {
  const block = (field: number, bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from([field * 8 + 2, bytes.length]), bytes]);
  const score = (value: number): Buffer => {
    const bytes = Buffer.alloc(5);
    bytes[0] = 0x15;
    bytes.writeFloatLE(value, 1);
    return bytes;
  };
  const all = pieces.map(([text, value, type]) =>
    block(1, Buffer.concat([block(1, Buffer.from(text)), score(value), Buffer.from([0x18, type])])),
  );
  const trainer = block(2, Buffer.from([0x18, 1]));
  const normalizer = block(3, Buffer.from([0x18, 1, 0x20, 1]));
  return Buffer.concat([...all, trainer, normalizer]);
}
