import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SILENT } from '../../../src-shared/audio/film-sound.ts';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { folderWithScript, TINY_SCENES, TINY_SCRIPT } from '../../support/app/films.ts';

const settings = { seed: 1, width: 512, height: 288, fps_num: 24, fps_den: 1, sound: SILENT };

let app: App;
let script: string;

beforeEach(() => {
  const made = folderWithScript(TINY_SCRIPT);
  ({ script } = made);
  app = makeApp({ library: join(made.folder, 'library') });
});

afterEach(async () => await app.close());

async function read(text: string) {
  writeFileSync(script, text);
  return await app.calls.projects.open({ file: app.grants.grantInput(script), settings });
}

const shotsOf = async (project: string) =>
  (await app.calls.projects.shots({ project })).map(({ id, picture }) => ({ id, picture }));

const withoutHarbour = TINY_SCRIPT.replace(TINY_SCENES[1] ?? '', '');

test('what the script lost is in the tray, can be put back, and stays when the script is read again', async () => {
  const { project, shots } = await read(TINY_SCRIPT);
  const before = await shotsOf(project);
  expect(await app.calls.projects.tray({ project })).toEqual([]);

  expect(await read(withoutHarbour)).toMatchObject({ project, shots: shots - 1, removed: 1 });
  const [parked, ...more] = await app.calls.projects.tray({ project });
  expect(more).toEqual([]);
  expect(parked).toMatchObject({ id: before.at(-1)?.id, picture: before.at(-1)?.picture, takes: 0 });

  const shot = parked?.id ?? '';
  expect(await app.calls.projects.restore({ project, shot })).toEqual({ number: shots });
  expect(await app.calls.projects.tray({ project })).toEqual([]);
  expect(await read(withoutHarbour.replace('Hello.', 'Good night.'))).toMatchObject({ shots, removed: 0 });
  expect((await shotsOf(project)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));

  await expect(app.calls.projects.restore({ project, shot })).rejects.toMatchObject({ code: 'not_found' });
});

test('undo gives back the exact board, redo the later one; the project itself is never undone', async () => {
  const { project, shots } = await read(TINY_SCRIPT);
  const before = await shotsOf(project);
  await read(withoutHarbour.replace('walks', 'runs'));
  const after = await shotsOf(project);
  expect(after).not.toEqual(before);

  expect(await app.calls.projects.undo({ project })).toEqual({ step: 'draft', shots, parked: 0 });
  expect(await shotsOf(project)).toEqual(before);
  expect(await app.calls.projects.redo({ project })).toEqual({ step: 'draft', shots: shots - 1, parked: 1 });
  expect(await shotsOf(project)).toEqual(after);
  expect(await app.calls.projects.redo({ project })).toMatchObject({ step: null });

  await app.calls.projects.undo({ project });
  expect(await app.calls.projects.undo({ project })).toEqual({ step: 'draft', shots: 0, parked: 0 });
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: null });
  await app.calls.projects.redo({ project });
  expect(await shotsOf(project)).toEqual(before);
});

test('projects that are not there are said so', async () => {
  for (const call of ['undo', 'redo', 'tray'] as const)
    await expect(app.calls.projects[call]({ project: 'prj_none00' })).rejects.toMatchObject({ code: 'not_found' });
});

test('a project is copied beside itself, and what is done to one is not done to the other', async () => {
  const { project, shots } = await read(TINY_SCRIPT);
  const copy = await app.calls.projects.duplicate({ project });
  expect(copy).toMatchObject({ title: 'Tiny (copy)', shots, width: 512 });
  await app.calls.projects.settings({ project: copy.id, settings: { title: 'Another' } });
  expect((await app.calls.projects.list()).map(({ title }) => title)).toEqual(['Another', 'Tiny']);
  expect((await shotsOf(copy.id)).map(({ picture }) => picture)).toEqual(
    (await shotsOf(project)).map(({ picture }) => picture),
  );
  await expect(app.calls.projects.duplicate({ project: 'prj_0000000000000000' })).rejects.toMatchObject({
    code: 'not_found',
  });
});
