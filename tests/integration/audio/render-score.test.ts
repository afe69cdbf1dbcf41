import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { BED_LOUDNESS, loadSoundfont, renderScore } from '../../../src-main/audio/render-score.ts';
import { composeBed } from '../../../src-shared/audio/compose.ts';
import { loudnessOf } from '../../../src-shared/audio/loudness.ts';
import { MOOD_STYLES, MOODS } from '../../../src-shared/audio/mood.ts';
import type { Mood } from '../../../src-shared/audio/mood.ts';
import { interleaved } from '../../../src-shared/audio/pcm.ts';
import { INSTRUMENTS } from '../../../src-shared/audio/score.ts';

const path = fileURLToPath(new URL('../../../resources/soundfont/shotloom.sf3', import.meta.url));
let soundfont: Awaited<ReturnType<typeof loadSoundfont>>;

beforeAll(async () => {
  soundfont = await loadSoundfont(path);
});

function bed(mood: Mood, seconds: number) {
  return composeBed({
    mood,
    key: { tonic: 2, mode: MOOD_STYLES[mood].mode },
    seconds,
    seed: 'bed',
    intensity: [0.9, 1],
  });
}

test('plays a score to the sample, the same bits each time, and faster than it sounds', () => {
  const score = bed('grand', 3.3);
  const before = process.cpuUsage();
  const first = renderScore(score, soundfont);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(3.3);
  expect(first.left).toHaveLength(Math.round(3.3 * 48_000));
  const digest = (sound: typeof first) => createHash('sha256').update(interleaved(sound)).digest('hex');
  expect(digest(renderScore(score, soundfont))).toBe(digest(first));
});

test.each(MOODS)('a %s bed is heard from its start, has its loudness, and ends in silence', (mood) => {
  const { left, right } = renderScore(bed(mood, 1.8), soundfont);
  expect(loudnessOf({ left, right })).toBeCloseTo(BED_LOUDNESS, 1);
  const peak = (from: number, to: number) => left.slice(from, to).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  expect(peak(0, 24_000)).toBeGreaterThan(0.02);
  expect(peak(0, left.length)).toBeLessThan(0.9);
  expect(peak(left.length - 100, left.length)).toBeLessThan(0.001);
  expect(left.at(-1)).toBeCloseTo(0, 9);
  expect(Math.abs(right.reduce((sum, x) => sum + x, 0) / right.length)).toBeLessThan(1e-3);
});

test('the soundfont has what the composer asks for', () => {
  const programs = soundfont.presets.filter((preset) => !preset.isGMGSDrum).map(({ program }) => program);
  const wanted = Object.values(INSTRUMENTS).flatMap(({ program }) => program ?? []);
  expect(programs.toSorted((a, b) => a - b)).toEqual(wanted.toSorted((a, b) => a - b));
  expect(soundfont.presets.filter((preset) => preset.isGMGSDrum)).toHaveLength(1);
});
