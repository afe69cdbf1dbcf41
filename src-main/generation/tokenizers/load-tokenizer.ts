import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { clipTokenizer, readBytePairs, readSimpleVocabulary } from './clip.ts';
import { readSentencePieces, unigramTokenizer } from './sentencepiece.ts';
import type { TextTokenizer } from './tokenizer.ts';
import { makeTokenizer } from './tokenizer.ts';

/**
 * Opens the tokenizer of a folder, whichever of the forms it has that models are published in: tokenizer.json, CLIP's vocab.json with
 * merges.txt or its own list, or SentencePiece's spiece.model.
 * @throws ShotloomError model_missing if it has none, model_damaged if it cannot be read
 */
export async function loadTokenizer(folder: string): Promise<TextTokenizer> {
  const read = async (name: string): Promise<Buffer | null> =>
    await readFile(join(folder, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  try {
    const whole = await read('tokenizer.json');
    if (whole) return makeTokenizer(parse(whole), parse((await read('tokenizer_config.json')) ?? Buffer.from('{}')));
    const [vocab, merges] = [await read('vocab.json'), await read('merges.txt')];
    if (vocab && merges) return clipTokenizer(readBytePairs(vocab.toString(), merges.toString()));
    const simple = await read('bpe_simple_vocab_16e6.txt.gz');
    if (simple) return clipTokenizer(readSimpleVocabulary(gunzipSync(simple).toString()));
    const pieces = (await read('spiece.model')) ?? (await read('tokenizer.model'));
    if (pieces) return unigramTokenizer(readSentencePieces(pieces));
  } catch (cause) {
    if (cause instanceof ShotloomError) throw cause;
    throw new ShotloomError(
      'model_damaged',
      say`The word table of the model cannot be read; install the model again.`,
      {
        cause,
      },
    );
  }
  throw new ShotloomError(
    'model_missing',
    say`The model has no word table (tokenizer.json, vocab.json or spiece.model); install it again.`,
  );
}

function parse(bytes: Buffer): object {
  return JSON.parse(bytes.toString()) as object;
}
