import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import { NO_WORKER, OpenShots } from '../../../../src-main/generation/farm/open-shots.ts';
import type { MadeBy } from '../../../../src-shared/library/records.ts';
import type { WorkerTask } from '../../../../src-main/generation/worker-protocol.ts';
import { generationRequest } from '../../../support/generation/requests.ts';

const SILENCE = 5000;
const SHOT = 'a'.repeat(64);
const [MEDIA, LAYERS] = ['b'.repeat(64), 'c'.repeat(64)];

let folder: string;
let now: number;
/** What waits in the library without being leased. */
let queued: Set<string>;
let shots: OpenShots;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-shots-'));
  now = 0;
  queued = new Set();
  shots = new OpenShots(
    SILENCE,
    (digest) => queued.has(digest),
    () => now,
  );
});

afterEach(() => rmSync(folder, { recursive: true }));

function task(): WorkerTask {
  return {
    request: generationRequest({ kind: 'still' }),
    json: '{}',
    media: join(folder, 'take.png'),
    layers: join(folder, 'take.layers'),
    painted: null,
    begins: null,
  };
}

/** What a worker says that is at a shot. */
function at(worker: string, frames: number, total: number, provider: string | null = null) {
  return { worker, frames, total, provider };
}

/** A file that was sent. */
function arrived(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, name);
  return path;
}

function made(worker: string, frames = 1) {
  const fingerprint = { provider: 'cpu', runtime: '1', cpu: 'one', threads: 1 };
  const hearing = { language: 'en' as const, words: [], said: [] };
  return {
    ...{ worker, media: MEDIA, layers: LAYERS },
    result: { frames_digest: 'd'.repeat(64), frames, fingerprint, timings: {}, hearing },
  };
}

test('a shot is one worker at a time, until it has been silent for too long', async () => {
  const asked = shots.ask(SHOT, task(), {});
  expect(shots.unclaimed()).toEqual([SHOT]);
  expect(shots.claim(SHOT, 'one')).toBe('make');
  expect(shots.claim(SHOT, 'one')).toBe('make');
  expect(shots.claim(SHOT, 'two')).toBe('taken');
  expect(shots.unclaimed()).toEqual([]);
  now += SILENCE - 1;
  expect(shots.progress(SHOT, at('one', 1, 6))).toBe('go on');
  now += SILENCE - 1;
  expect(shots.claim(SHOT, 'two')).toBe('taken');
  now += 1;
  expect(shots.claim(SHOT, 'two')).toBe('make');
  // It was only asleep.
  expect(shots.progress(SHOT, at('one', 2, 6))).toBe('stop');
  shots.giveBack(SHOT, 'one');
  expect(shots.claim(SHOT, 'three')).toBe('taken');
  shots.giveBack(SHOT, 'two');
  expect(shots.claim(SHOT, 'three')).toBe('make');
  shots.fail(SHOT, new ShotloomError('model_failed', say`The model failed.`), 'two');
  shots.fail(SHOT, new ShotloomError('model_crashed', say`The model ended.`), 'three');
  await expect(asked).rejects.toMatchObject({ code: 'model_crashed' });
  expect(shots.claim(SHOT, 'three')).toBe('gone');
});

test('who asks hears who makes a shot and what computes it, each time that it is another', async () => {
  const told: MadeBy[] = [];
  const over = new AbortController();
  const asked = shots.ask(SHOT, task(), { onMaker: (madeBy) => told.push(madeBy), signal: over.signal });
  shots.claim(SHOT, 'one~1a');
  shots.progress(SHOT, at('one~1a', 1, 6, 'cuda'));
  shots.progress(SHOT, at('one~1a', 2, 6, 'cuda'));
  shots.giveBack(SHOT, 'one~1a');
  shots.claim(SHOT, 'two~2b');
  expect(told).toEqual([
    { worker: 'one', provider: null },
    { worker: 'one', provider: 'cuda' },
    { worker: 'two', provider: null },
  ]);
  // Nobody could be given it: it waits in the library, and who is at it all the same goes on.
  queued.add(SHOT);
  over.abort(NO_WORKER);
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  expect(shots.progress(SHOT, at('two~2b', 1, 6))).toBe('go on');
});

test('what a worker brings lies where the task says, and nothing else stays', async () => {
  const frames: [number, number][] = [];
  const asked = shots.ask(SHOT, task(), { onFrames: (...of) => frames.push(of) });
  shots.claim(SHOT, 'one');
  shots.progress(SHOT, at('one', 9, 6));
  expect(frames).toEqual([[6, 6]]);
  expect(shots.finish(SHOT, made('one'))).toBe('refused');
  shots.bring(SHOT, MEDIA, arrived('media'));
  expect(shots.finish(SHOT, made('one'))).toBe('refused');
  shots.bring(SHOT, LAYERS, arrived('layers'));
  shots.bring(SHOT, 'e'.repeat(64), arrived('something else'));
  expect(shots.finish(SHOT, made('one'))).toBe('filed');
  expect(await asked).toMatchObject({ frames: 1 });
  expect(readFileSync(join(folder, 'take.png'), 'utf8')).toBe('media');
  expect(readdirSync(folder).toSorted()).toEqual(['take.layers', 'take.png']);
  expect([shots.makerOf(SHOT), shots.makerOf(SHOT)]).toEqual(['one', null]);
  // The answer was lost, and it is sent again.
  expect([shots.takesFiles(SHOT), shots.finish(SHOT, made('one'))]).toEqual([false, 'gone']);
});

test('a take of other frames than were asked for fails its job, with the reason', async () => {
  const asked = shots.ask(SHOT, task(), {});
  shots.bring(SHOT, MEDIA, arrived('media'));
  shots.bring(SHOT, LAYERS, arrived('layers'));
  expect(shots.finish(SHOT, made('one', 2))).toBe('filed');
  await expect(asked).rejects.toMatchObject({
    code: 'model_failed',
    message: expect.stringContaining('brought 2 frames where 1') as string,
  });
  expect(readdirSync(folder)).toEqual([]);
});

test('not more files are kept for a shot than two workers bring', () => {
  const asked = shots.ask(SHOT, task(), { signal: AbortSignal.abort() });
  for (const at of [1, 2, 3, 4]) {
    expect(shots.takesFiles(SHOT)).toBe(true);
    shots.bring(SHOT, String(at).repeat(64), arrived(`file ${at}`));
  }
  expect(shots.takesFiles(SHOT)).toBe(false);
  return expect(asked).rejects.toMatchObject({ code: 'cancelled' });
});

test('a worker is told to stop when its shot is not wanted any more, also if it waits in the queue again', async () => {
  const stop = new AbortController();
  const asked = shots.ask(SHOT, task(), { signal: stop.signal });
  shots.claim(SHOT, 'one');
  stop.abort();
  await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
  queued.add(SHOT);
  expect(shots.progress(SHOT, at('one', 1, 6))).toBe('stop');
  expect(shots.finish(SHOT, made('one'))).toBe('gone');
});

test('a coordinator that was started again lets workers go on, and takes what they bring before it has leased it', async () => {
  queued.add(SHOT);
  expect(shots.claim(SHOT, 'two')).toBe('gone');
  expect(shots.progress(SHOT, at('one', 3, 6))).toBe('go on');
  expect(shots.takesFiles(SHOT)).toBe(true);
  shots.bring(SHOT, MEDIA, arrived('media'));
  shots.bring(SHOT, LAYERS, arrived('layers'));
  expect(shots.finish(SHOT, made('one'))).toBe('filed');
  expect(await shots.ask(SHOT, task(), {})).toMatchObject({ frames: 1 });
  expect(existsSync(join(folder, 'take.layers'))).toBe(true);
});

test('what others have made meanwhile is forgotten, with what had come of it', () => {
  queued.add(SHOT);
  shots.bring(SHOT, MEDIA, arrived('media'));
  queued.delete(SHOT);
  expect(shots.progress('f'.repeat(64), at('one', 1, 6))).toBe('stop');
  expect(readdirSync(folder)).toEqual([]);
});
