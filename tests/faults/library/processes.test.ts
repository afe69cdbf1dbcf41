import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { requestOf, settings } from '../../support/library/records.ts';
import { startChild } from '../child.ts';

const CREATE_PROJECTS = new URL('./children/create-projects.ts', import.meta.url);
const HOLD_LOCK = new URL('./children/hold-lock.ts', import.meta.url);
const LEASE_AND_WAIT = new URL('./children/lease-and-wait.ts', import.meta.url);

test('processes that create one library at the same moment share it', async () => {
  const directory = join(temporaryDirectory(), 'library');
  const children = Array.from({ length: 4 }, () => startChild(CREATE_PROJECTS, directory, '10'));
  await Promise.all(children.map((child) => child.done));
  const library = temporaryLibrary(directory);
  const made = children.flatMap((child) => child.lines);
  expect(
    library
      .projects()
      .map((project) => project.id)
      .toSorted(),
  ).toEqual(made.toSorted());
  expect(made).toHaveLength(40);
});

test('a write waits for another process to finish its own', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const child = startChild(HOLD_LOCK, directory, '1000');
  await child.printed(1);
  expect(library.projects()).toEqual([]);
  library.createProject(settings);
  expect(library.projects()).toHaveLength(1);
  await child.done;
});

test('a library that stays locked is reported, and can be used afterwards', async () => {
  const directory = temporaryDirectory();
  const library = temporaryLibrary(directory);
  const child = startChild(HOLD_LOCK, directory, '60000');
  await child.printed(1);
  expect(() => library.createProject(settings)).toThrow(expect.objectContaining({ code: 'library_locked' }));
  await child.kill();
  library.createProject(settings);
  expect(library.projects()).toHaveLength(1);
});

test('the lease and the temporaries of a killed process are free at once', async () => {
  const directory = temporaryDirectory();
  const library = openLibrary(directory);
  const request = requestOf({ prompt: 'a boat' });
  library.saveRequest(request);
  const { id } = library.jobs.enqueue({
    project_id: 'prj_1',
    shot_id: 'sht_1',
    kind: 'clip',
    request_digest: request.digest,
  });

  const child = startChild(LEASE_AND_WAIT, directory);
  await child.printed(1);
  const [temporary = ''] = child.lines;
  writeFileSync(temporary, 'half a clip');
  expect(library.jobs.requeueAbandoned()).toBe(0);
  expect(library.jobs.lease(library.owner, 1000)).toBeNull();
  temporaryLibrary(directory);
  expect(existsSync(temporary)).toBe(true);

  await child.kill();
  expect(library.jobs.lease(library.owner, 1000)).toMatchObject({ id, attempts: 2 });
  temporaryLibrary(directory);
  expect(existsSync(temporary)).toBe(false);
  library.close();
});
