import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { SpokenWords } from '../../src-shared/generation/spoken-words.ts';
import { readSpokenWords } from '../../src-shared/generation/spoken-words.ts';
import { readText } from './read-script.ts';

/**
 * Reads what is said, and when, from a file of captions (SubRip, WebVTT) in any encoding that a script may have.
 * @throws ShotloomError words_unreadable
 */
export async function readWords(path: string): Promise<SpokenWords[]> {
  const text = await readText(path).catch((cause: unknown) => {
    const message = say`What is said could not be read from ${path}: give the path of a text file with its times, SubRip (.srt) or WebVTT (.vtt).`;
    throw new ShotloomError('words_unreadable', message, { cause });
  });
  return readSpokenWords(text, path);
}
