import { afterEach, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { sharingApp } from '../../support/app/apps.ts';
import { madeFilm, MADE } from '../../support/app/made-films.ts';
import { finish } from '../../support/app/finish.ts';

let app: App;

afterEach(async () => await app.close());

test('a list of films says how far each is, and shows the current still of its first shot', async () => {
  const { library, project } = await madeFilm('still');
  app = sharingApp(library);
  const { calls } = app;
  const listed = async () => (await calls.projects.list()).find(({ id }) => id === project);
  const { scenes } = await calls.projects.board({ project });
  const shots = scenes.flatMap((scene) => scene.shots);
  const [first, second] = shots.map(({ still }) => (still.state === 'current' ? still.take_id : null));
  expect(await listed()).toMatchObject({
    ...{ shots: 3, poster: first, running: 0 },
    current: { stills: 3, clips: 0 },
  });
  expect(await calls.projects.poster({ project })).toEqual({ take: first });

  await calls.shots.edit({ shot: shots[0]?.id ?? '', edit: { picture: 'a red boat in the snow' } });
  expect(await listed()).toMatchObject({ poster: second, current: { stills: 2, clips: 0 } });
  await calls.takes.lock({ take: first ?? '', locked: true });
  expect(await listed()).toMatchObject({ poster: first, current: { stills: 3, clips: 0 } });
  await finish(await calls.takes.generate({ project, kind: 'clip', shot: shots[1]?.id ?? '' }));
  expect(await listed()).toMatchObject({ current: { stills: 3, clips: 1 } });

  const { project: other } = await calls.scripts.create({ text: '外景 港口 日\n\n红色的小船。\n', settings: MADE });
  expect(await calls.projects.poster({ project: other })).toEqual({ take: null });
  const [newest] = await calls.projects.list();
  expect(newest).toMatchObject({ id: other, poster: null, current: { stills: 0, clips: 0 } });
  await expect(calls.projects.poster({ project: 'prj_000000000' })).rejects.toMatchObject({ code: 'not_found' });
});

test('words are found in titles, scripts, shots and takes, also of films of which nothing is made', async () => {
  const { library, project } = await madeFilm('still');
  app = makeApp({ library });
  const { calls } = app;
  const text = 'Title: Café by the Sea\n\nINT. CAFÉ - DAY\n\nA dog sleeps under the table.\n\n/* a secret plan */\n';
  const { project: cafe } = await calls.scripts.create({ text, settings: MADE });
  const { project: boat } = await calls.scripts.create({
    text: '外景 港口 日\n\n红色的小船停在雨中。\n',
    settings: MADE,
  });
  const find = async (query: string) => {
    const { projects, scripts, shots, clips } = await calls.library.find({ query });
    return {
      projects: projects.map(({ id }) => id),
      scripts: scripts.map((each) => each.project),
      shots: shots.map((each) => [each.project, each.number]),
      clips: clips.map(({ project_id }) => project_id),
    };
  };
  const nothing = { projects: [], scripts: [], shots: [], clips: [] };
  expect(await find('cafe')).toEqual({ ...nothing, projects: [cafe], scripts: [cafe], shots: [[cafe, 1]] });
  expect(await find('secret')).toEqual({ ...nothing, scripts: [cafe] });
  expect(await find('小船')).toEqual({ ...nothing, scripts: [boat], shots: [[boat, 1]] });
  expect(await find('sail boat')).toMatchObject({ scripts: [project], shots: [[project, 3]], clips: [project] });
  expect(await find('-"*: ')).toEqual(nothing);
  expect(await find('sail zebra')).toEqual(nothing);

  const [script] = (await calls.library.find({ query: 'sleeps dog' })).scripts;
  expect(text.slice(script?.start, script?.end)).toBe('sleeps');
  expect(script?.excerpt).toContain('A dog sleeps under the table.');
  const [shot] = (await calls.library.find({ query: 'dog' })).shots;
  await calls.shots.edit({ shot: shot?.shot ?? '', edit: { picture: 'a cat on the roof' } });
  expect(await find('roof')).toEqual({ ...nothing, shots: [[cafe, 1]] });
  await calls.library.throwAway({ id: cafe });
  expect(await find('roof')).toEqual(nothing);
});
