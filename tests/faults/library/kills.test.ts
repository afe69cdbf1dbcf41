import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../../src-main/library/database.ts';
import { schemaVersion } from '../../../src-main/library/migrate.ts';
import { MIGRATIONS } from '../../../src-main/library/migrations/migrations.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { equalValues } from '../../../src-shared/library/changes.ts';
import { temporaryDirectory } from '../../support/library/libraries.ts';
import { requestOf, settings, sha256 } from '../../support/library/records.ts';
import { randomNumbers } from '../../support/random.ts';
import { startChild } from './children/child.ts';
import { after, editAt, PROJECT, replay, rowsOf, START, type Model, type Rows } from './children/edits.ts';
import { SLOW_MIGRATIONS } from './children/slow-migrations.ts';

const EDIT_WITHOUT_END = new URL('./children/edit-without-end.ts', import.meta.url);
const MIGRATE_SLOWLY = new URL('./children/migrate-slowly.ts', import.meta.url);
const PUT_WITHOUT_END = new URL('./children/put-without-end.ts', import.meta.url);
const WORK_WITHOUT_END = new URL('./children/work-without-end.ts', import.meta.url);

/** The moments of so many kills after the first word of the child, in milliseconds. */
function killMoments(count: number): number[] {
  const random = randomNumbers();
  return Array.from({ length: count }, () => random() * 170);
}

test('kills in the middle of edits lose nothing that was acknowledged, and tear nothing', async () => {
  const directory = temporaryDirectory();
  let model: Model = START;
  let next = 0;

  const moments = killMoments(24);
  for (const delay of moments) {
    const child = startChild(EDIT_WITHOUT_END, directory, String(next));
    await child.printed(1);
    await setTimeout(delay);
    await child.kill();

    for (const line of child.lines) {
      expect(Number(line)).toBe(next);
      model = after(model, editAt(next++, model.rows));
    }

    // Opening runs SQLite's quick_check.
    const library = openLibrary(directory);
    const rows = rowsOf(library);
    const steps = library.history(PROJECT);
    library.close();

    // One more edit may have been committed before the kill than there was time to acknowledge.
    const oneMore = after(model, editAt(next, model.rows));
    if (!isAt(model, rows, steps.length)) {
      model = oneMore;
      next += 1;
    }
    expect(rows).toEqual(model.rows);
    expect(steps).toHaveLength(model.standing.length + model.undone.length);
    expect(steps.filter((step) => step.undone_at === null).map((step) => step.diff)).toEqual(model.standing);
    expect(replay(steps.filter((step) => step.undone_at === null).map((step) => step.diff))).toEqual(rows);
  }
  expect(next).toBeGreaterThan(moments.length);
});

function isAt({ rows, standing, undone }: Model, found: Rows, steps: number): boolean {
  const recordOf = (all: Rows) => Object.fromEntries([...all]);
  return steps === standing.length + undone.length && equalValues(recordOf(found), recordOf(rows));
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

test('kills in the middle of migrations leave a version that migrates on', async () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  for (let index = 0; index < 20; index++) library.createProject({ ...settings, script_path: null, style: '' });
  library.close();

  const last = SLOW_MIGRATIONS.length;
  const found: number[] = [];
  // Ever later, so that a slow machine gets there too.
  for (let delay = 5; found.at(-1) !== last; delay *= 1.25) {
    const child = startChild(MIGRATE_SLOWLY, directory, join(directory, 'tmp', `backup-${found.length}`));
    await child.printed(1);
    await setTimeout(delay);
    await child.kill();
    const db = new Database(join(directory, 'library.sqlite'));
    expect(db.pragma('quick_check', { simple: true })).toBe('ok');
    found.push(schemaVersion(db));
    db.close();
  }
  expect(found).toEqual(found.toSorted((one, other) => one - other));
  expect(found.filter((version) => version < last).length).toBeGreaterThan(2);

  const db = openDatabase(directory, SLOW_MIGRATIONS, join(directory, 'unused'));
  expect(schemaVersion(db)).toBe(last);
  expect(db.prepare('SELECT count(*) FROM migrations').pluck().get()).toBe(last);
  const steps = (last - MIGRATIONS.length) * 1000;
  expect(db.prepare('SELECT DISTINCT style FROM projects').pluck().all()).toEqual(['.'.repeat(steps)]);
  db.close();
  for (const name of readdirSync(join(directory, 'backups'))) expect(name).toMatch(/\.sqlite$/);
});
