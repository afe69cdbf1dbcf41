import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  readCachedSpeech,
  speechPath,
  trimSpeechCache,
  writeCachedSpeech,
} from '../../../src-main/audio/speech-cache.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('speech cache');

test('lines that were heard longest ago go first, and none that was heard today', async () => {
  const directory = join(folder.path(), 'speech');
  const place = { directory, temporaryFile: (extension: string) => join(folder.path(), `part.${extension}`) };
  await trimSpeechCache(place, 1e9);
  const daysAgo = { 'old 一': 9, 'older 二': 20, heard: 30, 'new 三': 0 };
  for (const [digest, days] of Object.entries(daysAgo)) {
    await writeCachedSpeech(place, digest, { samples: new Float32Array(4000), words: [], phonemes: [] });
    const at = new Date(Date.now() - days * 24 * 3600 * 1000);
    await utimes(speechPath(place, digest), at, at);
  }
  expect(await readCachedSpeech(place, 'heard')).not.toBeNull();

  await trimSpeechCache(place, 1e9);
  expect(await readdir(directory)).toHaveLength(4);
  await trimSpeechCache(place, 30_000);
  expect((await readdir(directory)).toSorted()).toEqual(['heard.wav', 'new 三.wav', 'old 一.wav']);
  await trimSpeechCache(place, 1);
  expect((await readdir(directory)).toSorted()).toEqual(['heard.wav', 'new 三.wav']);
});
