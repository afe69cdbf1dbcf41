import { chmod, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RawVideoSink } from '../../../src-main/media/ffmpeg.ts';
import { openRawVideoSink } from '../../../src-main/media/ffmpeg.ts';
import { clipArguments } from '../../../src-shared/render/encode.ts';
import { MediaBench, flatFrame, yuv420pOf } from '../../support/media/media.ts';
import { childProcesses } from '../../support/media/processes.ts';

const format = { width: 640, height: 360, rate: { numerator: 24, denominator: 1 }, comment: '{}' };
const frame = yuv420pOf(flatFrame(format, [10, 200, 30]), format);

let bench: MediaBench;
beforeAll(async () => {
  bench = await MediaBench.open();
});
afterAll(async () => {
  await bench.close();
});

async function writeMany(sink: RawVideoSink, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await sink.write(frame);
}

describe('a sink of raw frames', () => {
  test('tells that its ffmpeg was killed, whoever asks next', async () => {
    const before = new Set(await childProcesses());
    const sink = openRawVideoSink(bench.ffmpeg, clipArguments(format), bench.path('killed.mp4'));
    await writeMany(sink, 10);
    const started = (await childProcesses()).filter((id) => !before.has(id));
    expect(started).toHaveLength(1);
    process.kill(started[0] ?? 0, 'SIGKILL');
    const writing = writeMany(sink, 500);
    await expect(writing).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    await expect(writing).rejects.toThrow('SIGKILL');
    await expect(sink.write(frame)).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    await expect(sink.finish()).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    await sink.abort();
  });

  test.each([
    [
      'cannot write its file',
      () => ({ path: bench.ffmpeg.path, output: bench.path('nowhere/clip.mp4') }),
      'No such file',
    ],
    ['does not exist', () => ({ path: bench.path('no-ffmpeg'), output: bench.path('clip.mp4') }), 'ENOENT'],
    [
      'goes away without a word',
      () => ({ path: bench.path('mute'), output: bench.path('clip.mp4') }),
      'before it had taken every frame',
    ],
  ])('tells that its ffmpeg %s', async (_, place, reason) => {
    await writeFile(bench.path('mute'), '#!/bin/sh\nexit 0\n');
    await chmod(bench.path('mute'), 0o755);
    const { path, output } = place();
    const sink = openRawVideoSink({ path }, clipArguments(format), output);
    const writing = writeMany(sink, 500).then(() => sink.finish());
    await expect(writing).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    await expect(writing).rejects.toThrow(reason);
  });

  test('stops at once when aborted, and says cancelled afterwards', async () => {
    const before = new Set(await childProcesses());
    const sink = openRawVideoSink(bench.ffmpeg, clipArguments(format), bench.path('aborted.mp4'));
    await writeMany(sink, 5);
    await sink.abort();
    expect((await childProcesses()).filter((id) => !before.has(id))).toEqual([]);
    await expect(sink.write(frame)).rejects.toMatchObject({ code: 'cancelled' });
    await expect(sink.finish()).rejects.toMatchObject({ code: 'cancelled' });
  });

  test('waits for its encoder instead of piling frames up', async () => {
    const slow = bench.path('slow');
    const begin = bench.path('begin');
    await writeFile(
      slow,
      `#!/bin/sh\nuntil test -e "${begin}"; do sleep 0.02; done\nexec "${bench.ffmpeg.path}" "$@"\n`,
    );
    await chmod(slow, 0o755);
    const sink = openRawVideoSink({ path: slow }, clipArguments(format), bench.path('slow.mp4'));
    const order: string[] = [];
    const written = sink.write(frame).then(() => order.push('the frame is taken'));
    await sleep(300);
    order.push('the encoder begins');
    await writeFile(begin, '');
    await written;
    expect(order).toEqual(['the encoder begins', 'the frame is taken']);
    expect((await sink.finish()).frames).toBe(1);
  });
});
