import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { QueueEvent, QueueOptions } from '../../../src-main/generation/queue.ts';
import { runQueue } from '../../../src-main/generation/queue.ts';
import type { WorkerClient } from '../../../src-main/generation/worker-client.ts';
import type { Library } from '../../../src-main/library/open.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { sealRequest } from '../../../src-shared/generation/request.ts';
import { generationRequest } from '../../support/generation/requests.ts';
import { builtinWorker } from '../../support/generation/worker.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { scriptOf, settings } from '../../support/library/records.ts';
import { draftScene, storyboardOf } from '../../support/library/storyboards.ts';
import { writeFfmpeg } from '../../support/cli/shotloom.ts';
import { startChild } from '../../faults/child.ts';
import { childProcesses } from '../../support/media/processes.ts';

const SOUND = 'exec "$REAL" "$@"';
const HOLD_LOCK = new URL('../../faults/library/children/hold-lock.ts', import.meta.url);

/** One for all tests, since it takes longer to load than a clip to be made. */
let worker: WorkerClient;
/** The ffmpeg that it starts; a test may put another in its place. */
let ffmpeg: string;

beforeAll(async () => {
  ffmpeg = join(mkdtempSync(join(tmpdir(), 'shotloom-queue-')), 'ffmpeg.sh');
  await writeFfmpeg(ffmpeg, SOUND);
  worker = await builtinWorker(ffmpeg);
});

afterEach(async () => await writeFfmpeg(ffmpeg, SOUND));

afterAll(async () => {
  await worker.close();
  rmSync(dirname(ffmpeg), { recursive: true });
});

/** A project with one queued clip for each number of frames. */
function queued(library: Library, ...frames: number[]): string {
  const project = library.createProject({ ...settings, script_path: null });
  const keys = frames.map((_, index) => `shot ${index}`);
  library.mergeStoryboard(project.id, scriptOf('a script'), storyboardOf(draftScene('EXT. SEA', ...keys)));
  for (const [index, shot] of library.shotsOf(project.id).entries()) {
    const request = sealRequest(generationRequest({ shot_key: shot.draft.key, frames: frames[index] ?? 1 }));
    library.saveRequest(request);
    library.jobs.enqueue({ project_id: project.id, shot_id: shot.id, kind: 'clip', request_digest: request.digest });
  }
  return project.id;
}

async function work(library: Library, project_id: string, options: Partial<QueueOptions> = {}): Promise<QueueEvent[]> {
  const events: QueueEvent[] = [];
  await runQueue(library, worker, {
    project_id,
    kind: 'clip',
    ...options,
    onEvent: (event) => {
      events.push(event);
      options.onEvent?.(event);
    },
  });
  return events;
}

function states(library: Library, project: string): string[] {
  return library.jobs.jobsOf(project).map(({ state }) => state.status);
}

test('every job is made in order, and its take and files are stored', async () => {
  const library = temporaryLibrary();
  const project = queued(library, 3, 4);
  const events = await work(library, project);
  expect(events.filter(({ type }) => type === 'started').map(({ job }) => job.number)).toEqual([1, 2]);
  expect(states(library, project)).toEqual(['done', 'done']);
  for (const [index, shot] of library.shotsOf(project).entries()) {
    const [take] = library.takesOf(shot.id);
    // The frames of the request and its two handles.
    expect(take).toMatchObject({ kind: 'clip', width: 128, height: 72, frames: 3 + index + 4, handle_frames: 2 });
    expect(existsSync(library.store.pathOf(take?.media_sha256 ?? ''))).toBe(true);
    expect(existsSync(library.store.pathOf(take?.layers_sha256 ?? ''))).toBe(true);
  }
});

test('jobs of another kind or project wait', async () => {
  const library = temporaryLibrary();
  const [one, other] = [queued(library, 1), queued(library, 1)];
  await work(library, one);
  await work(library, other, { kind: 'still' });
  expect([states(library, one), states(library, other)]).toEqual([['done'], ['queued']]);
});

test('what is stopped is queued again, without files left over, and is made the next time', async () => {
  const library = temporaryLibrary();
  const project = queued(library, 1, 90, 1);
  const stop = new AbortController();
  const stopped = work(library, project, {
    signal: stop.signal,
    onEvent: ({ type }) => type === 'frames' && stop.abort(),
  });
  await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
  expect(states(library, project)).toEqual(['done', 'queued', 'queued']);
  expect(temporaryFiles(library)).toEqual([]);

  for (const job of library.jobs.jobsOf(project).slice(1, 2)) library.jobs.cancel(job.id);
  await work(library, project);
  expect(states(library, project)).toEqual(['done', 'cancelled', 'done']);
});

// What abort() raises, with which native code ends its process; the tests of faults kill with SIGKILL.
test.each(['SIGABRT'] as const)(
  'a job that crashes the worker twice (%s) is given up with its reason, and the others go on',
  async (how) => {
    const library = temporaryLibrary();
    const project = queued(library, 1, 90, 1);
    const events = await work(library, project, {
      onEvent: ({ type }) => {
        if (type === 'frames') void childProcesses().then(([child = 0]) => process.kill(child, how));
      },
    });
    expect(states(library, project)).toEqual(['done', 'failed', 'done']);
    expect(events.filter(({ type, job }) => type === 'started' && job.number === 2)).toHaveLength(2);
    const failed = library.jobs.jobsOf(project)[1]?.state;
    expect(failed).toMatchObject({
      status: 'failed',
      code: 'model_crashed',
      reason: expect.stringContaining(how) as string,
      attempts: 2,
    });
    expect(library.jobs.jobsOf(project).map(({ crashes }) => crashes)).toEqual([0, 2, 0]);
    expect(temporaryFiles(library)).toEqual([]);
  },
);

test('a job that others began and left survives its first crash', async () => {
  const directory = temporaryDirectory();
  let project = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const dead = openLibrary(directory);
    project ||= queued(dead, 60);
    dead.jobs.lease(dead.owner, 60_000);
    dead.close();
  }
  await worker.provider();
  const [child = 0] = await childProcesses();
  let isKilled = false;
  const library = temporaryLibrary(directory);
  await work(library, project, {
    onEvent: ({ type }) => {
      if (type === 'frames' && !isKilled) isKilled = process.kill(child, 'SIGKILL');
    },
  });
  expect(library.jobs.jobsOf(project)).toMatchObject([{ attempts: 5, crashes: 1, state: { status: 'done' } }]);
});

test('an ffmpeg that is not there fails the job and ends the queue', async () => {
  const library = temporaryLibrary();
  const project = queued(library, 1, 1);
  rmSync(ffmpeg);
  await expect(work(library, project)).rejects.toMatchObject({ code: expect.stringMatching(/^ffmpeg_/u) as string });
  expect(states(library, project)).toEqual(['failed', 'queued']);
});

test('what was made before the queue ended is stored when it ends', async () => {
  const library = temporaryLibrary();
  const project = queued(library, 1, 1, 1);
  await writeFfmpeg(ffmpeg, `mkdir "$0.once" 2>/dev/null || exit 1; ${SOUND}`);
  await expect(work(library, project)).rejects.toMatchObject({ code: 'ffmpeg_failed' });
  expect(states(library, project)).toEqual(['done', 'failed', 'queued']);
});

test('what a dead owner had begun is begun anew', async () => {
  const directory = temporaryDirectory();
  const dead = openLibrary(directory);
  const project = queued(dead, 1, 1);
  expect(dead.jobs.lease(dead.owner, 60_000)?.number).toBe(1);
  dead.close();

  const library = temporaryLibrary(directory);
  await work(library, project);
  expect(states(library, project)).toEqual(['done', 'done']);
  expect(library.jobs.jobsOf(project).map(({ attempts }) => attempts)).toEqual([2, 1]);
});

/** What another process does to a job that is being made, and how the queue goes on. */
async function disturb(act: (other: Library, job: string) => void) {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const other = temporaryLibrary(directory);
  const project = queued(library, 160, 1);
  const [long] = library.jobs.jobsOf(project);
  let isDone = false;
  const events = await work(library, project, {
    onEvent: ({ type, job }) => {
      if (type !== 'frames' || job.id !== long?.id || isDone) return;
      isDone = true;
      act(other, job.id);
    },
  });
  const madeAfter = events.filter(({ type }) => type === 'finished').map(({ job }) => job.number);
  return { library, other, project, id: long?.id ?? '', madeAfter };
}

test('a job that another process cancels is stopped, and the next one is made', async () => {
  const { library, project, madeAfter } = await disturb((other, id) => other.jobs.cancel(id));
  expect(states(library, project)).toEqual(['cancelled', 'done']);
  expect(madeAfter).toEqual([2]);
  expect(temporaryFiles(library)).toEqual([]);
});

test('a job that another process pauses is stopped and keeps its place', async () => {
  const { library, project, id, madeAfter } = await disturb((other, job) => other.jobs.pause(job));
  expect(states(library, project)).toEqual(['paused', 'done']);
  expect(madeAfter).toEqual([2]);
  expect(library.jobs.job(id)).toMatchObject({ attempts: 1, crashes: 0, failures: 0 });
  library.jobs.resume(id);
  expect(library.jobs.lease(library.owner, 1000)?.id).toBe(id);
});

test('a queue that another process holds stops, and nothing of it is leased', async () => {
  const { library, project, madeAfter } = await disturb((other) => other.jobs.hold(null));
  expect(states(library, project)).toEqual(['queued', 'queued']);
  expect(madeAfter).toEqual([]);
});

test('a worker that does not answer when its job is cancelled is killed, and the queue goes on with another', async () => {
  await worker.provider();
  const [child = 0] = await childProcesses();
  const { library, project } = await disturb((other, id) => {
    process.kill(child, 'SIGSTOP');
    other.jobs.cancel(id);
  });
  expect(states(library, project)).toEqual(['cancelled', 'done']);
  expect(await childProcesses()).not.toContain(child);
});

test('a job for which the disk has no room is tried again later, and the others go on', async () => {
  const library = temporaryLibrary();
  const project = queued(library, 1, 1);
  const full = 'mkdir "$0.full" 2>/dev/null && { echo "out.mp4: No space left on device" >&2; exit 1; }';
  await writeFfmpeg(ffmpeg, `${full}; ${SOUND}`);
  const seen: unknown[] = [];
  const onEvent = ({ type, job }: QueueEvent): void => {
    if (type === 'started' && job.number === 2) seen.push(library.jobs.numbered(1));
  };
  await work(library, project, { onEvent });
  expect(seen).toMatchObject([{ failures: 1, state: { status: 'queued', set_back: { code: 'library_unwritable' } } }]);
  const [first, second] = library.jobs.jobsOf(project);
  expect(second?.state.status).toBe('done');
  library.jobs.retry(first?.id ?? '');
  await work(library, project);
  expect(states(library, project)).toEqual(['done', 'done']);
});

test('a library that is locked for longer than one write waits loses no take', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const project = queued(library, 1);
  const lock = startChild(HOLD_LOCK, directory, '8000');
  await lock.printed(1);
  await work(library, project);
  expect(states(library, project)).toEqual(['done']);
  await lock.done;
});

/** Files that were begun and not finished. */
function temporaryFiles(library: Library): string[] {
  return readdirSync(join(library.directory, 'tmp'));
}
