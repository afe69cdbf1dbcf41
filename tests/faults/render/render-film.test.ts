import { chmod, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RenderTools } from '../../../src-main/render/encode-film.ts';
import { renderFilm } from '../../support/render/render-film.ts';
import type { PlanSegment, RenderPlan } from '../../../src-shared/render/plan.ts';
import { MediaBench, fontsDirectory, numberedFrames } from '../../support/media/media.ts';
import { clipSegment } from '../../support/render/segments.ts';

const format = { width: 256, height: 144, rate: { numerator: 24, denominator: 1 } };

let bench: MediaBench;
let clip: string;
beforeAll(async () => {
  bench = await MediaBench.open();
  clip = await bench.clip('clip.mp4', format, numberedFrames(format, 48));
});
afterAll(async () => {
  await bench.close();
});

function tools(cache: string, ffmpeg = bench.ffmpeg.path): RenderTools {
  return { ffmpeg: { path: ffmpeg }, store: bench.store, cacheDirectory: bench.path(cache), fontsDirectory };
}

function shot(first: number, frames: number, sha256 = clip): PlanSegment {
  return clipSegment(sha256, first, frames, [{ text: 'Hold on.', from: 0, to: frames }]);
}

function film(...segments: PlanSegment[]): RenderPlan {
  return { ...format, segments, title: 'Faults' };
}

/** An ffmpeg that does what `body` says; $REAL is the real one. */
async function brokenFfmpeg(name: string, body: string): Promise<string> {
  await writeFile(bench.path(name), `#!/bin/sh\nREAL='${bench.ffmpeg.path}'\n${body}\n`);
  await chmod(bench.path(name), 0o755);
  return bench.path(name);
}

/** What is in a folder beyond whole files. */
async function leftovers(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('.'));
}

describe('an output that cannot be written is refused before any work', () => {
  test.each([
    ['in a folder that does not exist', 'nowhere/film.mp4', 'does not exist; make it first'],
    ['a folder', 'folder', 'is a folder; give the name of a file'],
    ['below a file', 'file/film.mp4', 'is not a folder'],
    ['a device', '/dev/null', 'is not an ordinary file'],
    ['in a folder that takes no files', '/proc/film.mp4', 'does not take files'],
  ])('%s', async (_, name, reason) => {
    await mkdir(bench.path('folder'), { recursive: true });
    await writeFile(bench.path('file'), '');
    const output = name.startsWith('/') ? name : bench.path(name);
    const rendering = renderFilm(film(shot(0, 24)), tools('unwritable-cache'), output);
    await expect(rendering).rejects.toMatchObject({ code: 'output_unwritable' });
    await expect(rendering).rejects.toThrow(reason);
    await expect(readdir(bench.path('unwritable-cache'))).rejects.toThrow('ENOENT');
  });
});

describe('a medium that is not what the plan says', () => {
  test.each([
    ['is missing', () => shot(0, 24, 'f'.repeat(64)), 'is missing; generate its shot again'],
    ['is too short', () => shot(30, 24), 'has 48 frames, and the film shows those from 30 to 53'],
  ])('%s', async (name, segment, reason) => {
    const output = bench.path(`${name}.mp4`);
    const rendering = renderFilm(film(shot(0, 24), segment()), tools(`${name}-cache`), output);
    await expect(rendering).rejects.toMatchObject({ code: 'media_damaged' });
    await expect(rendering).rejects.toThrow(reason);
    await expect(readFile(output)).rejects.toThrow('ENOENT');
    expect(await leftovers(bench.path(`${name}-cache`))).toEqual([]);
  });
});

describe('an ffmpeg that dies', () => {
  test.each([
    ['is killed while it encodes', '"$REAL" "$@" & sleep 0.02; kill -9 $!; kill -9 $$', 'killed'],
    ['fails while it encodes', 'echo "No space left on device" >&2; exit 1', 'No space left on device'],
    [
      'is killed while it joins',
      'case "$*" in *concat*) "$REAL" "$@" & sleep 0.02; kill -9 $!; kill -9 $$;; *) exec "$REAL" "$@";; esac',
      'killed',
    ],
  ])('%s leaves the old film, no half of a new one, and says so', async (name, body, reason) => {
    const output = bench.path('old.mp4');
    await writeFile(output, 'the old film');
    const ffmpeg = await brokenFfmpeg(name, body);
    const rendering = renderFilm(film(shot(0, 24), shot(20, 24)), tools(`${name}-cache`, ffmpeg), output);
    await expect(rendering).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    await expect(rendering).rejects.toThrow(reason);
    expect(await readFile(output, 'utf8')).toBe('the old film');
    expect(await leftovers(bench.folder)).toEqual([]);
    expect(await leftovers(bench.path(`${name}-cache`))).toEqual([]);
    const mended = await renderFilm(film(shot(0, 24), shot(20, 24)), tools(`${name}-cache`), bench.path(`${name}.mp4`));
    expect(mended.frames).toBe(48);
  });
});

test('a render that is stopped ends before its film is made, and goes on where it was', async () => {
  const long = film(...Array.from({ length: 24 }, (_, index) => shot(index, 24)));
  const output = bench.path('stopped.mp4');
  const stop = new AbortController();
  const rendering = renderFilm(long, tools('stopped-cache'), output, {
    signal: stop.signal,
    onProgress: ({ segment }) => {
      if (segment >= 3) stop.abort();
    },
  });
  await expect(rendering).rejects.toMatchObject({ code: 'cancelled' });
  await expect(readFile(output)).rejects.toThrow('ENOENT');
  expect(await leftovers(bench.folder)).toEqual([]);
  expect(await leftovers(bench.path('stopped-cache'))).toEqual([]);
  const again = await renderFilm(long, tools('stopped-cache'), output);
  expect(again.frames).toBe(24 * 24);
  expect(again.reused).toBeGreaterThanOrEqual(3);
  expect(again.reused).toBeLessThan(24);
});
