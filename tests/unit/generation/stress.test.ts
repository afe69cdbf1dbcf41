import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSpokenWords } from '../../../src-shared/generation/spoken-words.ts';
import { packStress, spokenThings, stressOf, unpackStress } from '../../../src-shared/generation/stress.ts';
import { WordReader } from '../../../src-shared/generation/word-reader.ts';
import { readWordTable } from '../../../src-shared/generation/word-table.ts';

const table = readFileSync(new URL('../../../resources/models/builtin/words.json', import.meta.url), 'utf8');
const words = new WordReader(readWordTable(table));
const moments = Array.from({ length: 96 }, (_, frame) => frame / 24);

describe('what is said and when', () => {
  test('is read from SubRip, with commas, hours, numbers and marks', () => {
    const text =
      '\uFEFF1\r\n00:00:01,200 --> 00:00:02,000\r\n<i>The lamp</i>\r\nis {\\an8}lit.\r\n\r\n2\r\n01:00:00,000 --> 01:00:01,5\r\nOut.\r\n';
    expect(readSpokenWords(text, 'a.srt')).toEqual([
      { text: 'The lamp is lit.', from_s: 1.2, to_s: 2 },
      { text: 'Out.', from_s: 3600, to_s: 3601.5 },
    ]);
  });

  test('is read from WebVTT, word by word where it says so', () => {
    const text = 'WEBVTT\n\nNOTE no cue\n\n00:01.000 --> 00:03.000 line:0\nThe <00:01.400><c>red</c> <00:01.900>boat\n';
    expect(readSpokenWords(text, 'a.vtt')).toEqual([
      { text: 'The', from_s: 1, to_s: 1.4 },
      { text: 'red', from_s: 1.4, to_s: 1.9 },
      { text: 'boat', from_s: 1.9, to_s: 3 },
    ]);
  });

  test('cues that follow without an empty line are two, and ones that end before they begin are none', () => {
    const text = '00:01.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\ntwo\n\n00:05.000 --> 00:04.000\nnever\n';
    expect(readSpokenWords(text, 'a.vtt').map(({ text: said }) => said)).toEqual(['one', 'two']);
  });

  test('is refused where there is none', () => {
    expect(() => readSpokenWords('The lamp is lit.', 'said.txt')).toThrow(
      expect.objectContaining({ code: 'words_unreadable' }),
    );
  });
});

describe('things that are spoken of', () => {
  test('are those of the prompt, whatever they are called, at their word', () => {
    const spoken = [
      { text: 'A red boat lies there.', from_s: 1, to_s: 3.2 },
      { text: '小船走了', from_s: 4, to_s: 4.8 },
    ];
    const [boat, ...others] = spokenThings('close-up. a boat', spoken, words, 10);
    expect(others).toEqual([]);
    // "boat" begins at the seventh of 22 letters, 小船 at the first.
    expect(boat?.at_s[0]).toBeCloseTo(1 + (2.2 * 6) / 22, 5);
    expect(boat?.at_s[1]).toBe(4);
    expect(spokenThings('close-up. a boat', spoken, words, 3)).toEqual([{ thing: boat?.thing, at_s: [boat?.at_s[0]] }]);
    expect(spokenThings('close-up. a lamp', spoken, words, 10)).toEqual([]);
  });
});

describe('stress', () => {
  test('grows about the word and is nought before and long after it', () => {
    const stress = stressOf({ at_s: [1.5] }, moments, 'stressed');
    const greatest = moments[stress.indexOf(Math.max(...stress))] ?? 0;
    expect(Math.max(...stress)).toBeGreaterThan(0.1);
    expect(greatest).toBeGreaterThan(1.5);
    expect(greatest).toBeLessThan(1.8);
    expect(stress.filter((value, index) => value !== 0 && Math.abs((moments[index] ?? 0) - 1.85) > 0.45)).toEqual([]);
  });

  test('of what appears is -1 before its first word, overshoots and comes to rest', () => {
    const stress = stressOf({ at_s: [1, 3] }, moments, 'appears');
    expect(stress.slice(0, 23).every((value) => value === -1)).toBe(true);
    expect(Math.max(...stress.slice(24, 40))).toBeGreaterThan(0.05);
    expect(stress[60]).toBe(0);
    // Later words only stress it.
    expect(Math.min(...stress.slice(48))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...stress.slice(72))).toBeGreaterThan(0.1);
  });

  test('is kept in bytes to within half a step', () => {
    const stress = stressOf({ at_s: [1, 3] }, moments, 'appears');
    unpackStress(packStress(stress)).forEach((value, index) =>
      expect(Math.abs(value - (stress[index] ?? 0))).toBeLessThanOrEqual(0.00251),
    );
    expect([...unpackStress(packStress([0, -1]))]).toEqual([0, -1]);
  });
});
