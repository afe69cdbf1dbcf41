import { chmod, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import type { FfmpegArguments } from '../../../src-shared/render/ffmpeg-arguments.ts';
import { MediaBench } from '../../support/media/media.ts';
import { childProcesses } from '../../support/media/processes.ts';

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

const testPicture = (seconds: number): FfmpegArguments => ({
  inputs: [{ source: `testsrc2=size=320x180:rate=25:duration=${seconds}`, options: ['-f', 'lavfi'] }],
  output: ['-c:v', 'libx264', '-preset', 'ultrafast', '-f', 'mp4'],
});

describe('runFfmpeg', () => {
  test('counts what it wrote and tells how far it is', async () => {
    const seen: number[] = [];
    const result = await runFfmpeg(bench.ffmpeg, testPicture(20), bench.path('count.mp4'), {
      onProgress: (n) => seen.push(n),
    });
    expect(result.frames).toBe(500);
    expect(seen.at(-1)).toBe(500);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test('hands arguments over as they are, spaces and all', async () => {
    const { inputs, output } = testPicture(1);
    await runFfmpeg(
      bench.ffmpeg,
      { inputs, output: [...output, '-metadata', 'title=Two words'] },
      bench.path('two words.mp4'),
    );
    expect((await probeVideo(bench.ffmpeg, bench.path('two words.mp4'))).metadata.get('title')).toBe('Two words');
  });

  test('starts the program once, without asking it what it can do', async () => {
    const wrapper = bench.path('counting-ffmpeg');
    await writeFile(wrapper, `#!/bin/sh\necho "$@" >> "${bench.path('calls')}"\nexec "${bench.ffmpeg.path}" "$@"\n`);
    await chmod(wrapper, 0o755);
    await runFfmpeg({ path: wrapper }, testPicture(1), bench.path('once.mp4'));
    const calls = (await readFile(bench.path('calls'), 'utf8')).trim().split('\n');
    expect(calls).toHaveLength(1);
    expect(calls[0]).toContain('-nostdin');
    expect(calls[0]).toContain('-hide_banner -loglevel error');
  });

  test('stops when it is told to, long before its end', async () => {
    const stop = new AbortController();
    let made = 0;
    const running = runFfmpeg(bench.ffmpeg, testPicture(3600), bench.path('stopped.mp4'), {
      signal: stop.signal,
      onProgress: (frames) => {
        made = frames;
        stop.abort();
      },
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(made).toBeLessThan(3600 * 25);
    expect(await childProcesses()).toEqual([]);
  });

  test('does nothing when it was stopped before it began', async () => {
    const running = runFfmpeg(bench.ffmpeg, testPicture(3600), bench.path('never.mp4'), {
      signal: AbortSignal.abort(),
    });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});
