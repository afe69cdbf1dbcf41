import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startApp } from '../../support/app/apps.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { MADE } from '../../support/app/made-films.ts';

async function twoApps() {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const [app, other] = [startApp(`${folder}/library`), startApp(`${folder}/library`)];
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: MADE });
  const [shot] = await app.calls.projects.shots({ project });
  if (!shot) throw new Error('The film has no shots.');
  return { app, other, project, shot: shot.id };
}

/** Timers that keep this process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

test('an edit that another connection makes is told, with what it changed, and so is taking it back', async () => {
  const { app, other, project, shot } = await twoApps();
  const seen = await app.calls.library.changes({ project });
  expect(await seen.next()).toMatchObject({ value: { projects: [{ project, records: [] }] } });
  const next = seen.next();
  await other.calls.shots.edit({ shot, edit: { picture: '一只红色的小船' } });
  const edited = { project, records: [{ kind: 'shots', id: shot }] };
  expect(await next).toMatchObject({ done: false, value: { projects: [edited] } });
  await other.calls.projects.undo({ project });
  expect(await seen.next()).toMatchObject({ value: { projects: [edited] } });
  await app.calls.shots.edit({ shot, edit: { seed: 7 } });
  expect(await seen.next()).toMatchObject({ value: { projects: [edited] } });
  await seen.return();
});

test('it ends when the reader leaves, and leaves no timer', async () => {
  const { app } = await twoApps();
  const before = timers();
  const seen = await app.calls.library.changes({});
  await seen.next();
  const waiting = seen.next();
  await setImmediate();
  expect(timers()).toBe(before + 1);
  expect(await seen.return()).toMatchObject({ done: true });
  expect(await waiting).toMatchObject({ done: true });
  expect(timers()).toBe(before);

  const left = new AbortController();
  const again = await app.calls.library.changes({}, { signal: left.signal });
  await again.next();
  const last = again.next();
  left.abort();
  expect(await last).toMatchObject({ done: true });
  expect(timers()).toBe(before);
});

test('it ends when the library is closed, and there is none of a project that is not there', async () => {
  const { app } = await twoApps();
  const seen = await app.calls.library.changes({});
  await seen.next();
  const last = seen.next();
  await app.close();
  expect(await last).toMatchObject({ done: true });
  await expect(app.calls.library.changes({ project: 'prj_nobody00' }).then((none) => none.next())).rejects.toThrow(
    'prj_nobody00',
  );
});
