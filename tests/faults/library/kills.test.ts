import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { temporaryDirectory } from '../../support/library/libraries.ts';
import { requestOf, sha256 } from '../../support/library/records.ts';
import { randomNumbers } from '../../support/random.ts';
import { startChild } from '../child.ts';

const PUT_WITHOUT_END = new URL('./children/put-without-end.ts', import.meta.url);
const WORK_WITHOUT_END = new URL('./children/work-without-end.ts', import.meta.url);

/** The moments of so many kills after the first word of the child, in milliseconds. */
function killMoments(count: number): number[] {
  const random = randomNumbers();
  return Array.from({ length: count }, () => random() * 170);
}

test('kills while files are stored leave whole files and no trash', async () => {
  const directory = temporaryDirectory();
  const stored = new Set<string>();
  for (const delay of killMoments(12)) {
    const child = startChild(PUT_WITHOUT_END, directory);
    await child.printed(1);
    await setTimeout(delay);
    await child.kill();
    for (const digest of child.lines) stored.add(digest);
  }

  const library = openLibrary(directory);
  expect(readdirSync(join(directory, 'tmp'))).toEqual([]);
  for (const digest of stored) await library.store.verify(digest);
  library.close();

  for (const folder of readdirSync(join(directory, 'media'))) {
    for (const name of readdirSync(join(directory, 'media', folder))) {
      const bytes = readFileSync(join(directory, 'media', folder, name));
      expect(`${folder}${name}`).toBe(`${sha256(bytes)}.mp4`);
    }
  }
  expect(stored.size).toBeGreaterThanOrEqual(12);
});

test('kills of workers lose no job, and none is done twice', async () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const request = requestOf({ prompt: 'a boat' });
  library.saveRequest(request);
  const jobs = library.atomically(() =>
    Array.from({ length: 400 }, (_, index) =>
      library.jobs.enqueue({
        project_id: 'prj_1',
        shot_id: `sht_${index}`,
        kind: 'clip',
        request_digest: request.digest,
      }),
    ),
  );

  const acknowledged: string[] = [];
  for (const delay of killMoments(6)) {
    const children = [startChild(WORK_WITHOUT_END, directory), startChild(WORK_WITHOUT_END, directory)];
    await Promise.all(children.map((child) => child.printed(1)));
    await setTimeout(delay / 4);
    await Promise.all(children.map((child) => child.kill()));
    acknowledged.push(...children.flatMap((child) => child.lines));
  }
  const last = startChild(WORK_WITHOUT_END, directory);
  await last.done;
  acknowledged.push(...last.lines);

  expect(new Set(acknowledged).size).toBe(acknowledged.length);
  const states = library.jobs.jobsOf('prj_1');
  expect(states.map((job) => job.state.status)).toEqual(jobs.map(() => 'done'));
  for (const job of states) {
    const takes = library.takesOf(job.shot_id);
    expect(takes.map((take) => take.id)).toEqual([job.state.status === 'done' && job.state.take_id]);
  }
  expect(states.some((job) => job.attempts > 1)).toBe(true);
  library.close();
});
