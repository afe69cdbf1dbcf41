import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { sharingApp } from '../../support/app/apps.ts';
import { folderWithScript, TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { MADE, madeFilm } from '../../support/app/made-films.ts';
import { startShotloom } from '../../support/cli/shotloom.ts';

const CHINESE_SCRIPT = `Title: 小船

内景 房间 日

小雨穿着红色的大衣走向窗边。

小雨：你好，老朋友。

外景 港口 夜 雨

一艘蓝色的船在大雨中航行。
`;

let app: App;

afterEach(async () => await app.close());

/** A film whose stills are made. */
async function filmed(script: string) {
  const { library, project } = script === TINY_SCRIPT ? await madeFilm('still') : await made(script);
  app = sharingApp(library);
  const find = (query: string, more: { like?: string; limit?: number; after?: string; project?: string } = {}) =>
    app.calls.library.search({ query, ...more });
  const shots = await app.calls.projects.shots({ project });
  /** The numbers of the shots of what is found. */
  const numbers = async (query: string) =>
    (await find(query)).clips
      .flatMap((clip) => (clip.source === 'take' ? [clip.shot_id] : []))
      .flatMap((shot_id) => shots.find(({ id }) => id === shot_id)?.number ?? [])
      .toSorted((one, other) => one - other);
  return { library, project, find, numbers, shots };
}

async function made(script: string) {
  const { folder, script: path } = folderWithScript(script);
  const library = join(folder, 'library');
  const maker = sharingApp(library);
  const file = maker.grants.grantInput(path);
  const { project } = await maker.calls.projects.open({ file, settings: MADE });
  await finish(await maker.calls.takes.generate({ project, kind: 'still' }));
  await maker.close();
  return { library, project };
}

test.each([
  [
    TINY_SCRIPT,
    { said: 'hello', script: '"blue boat sails"', heading: 'harbour', who: 'cast:mara', by: [1, 2], name: 'MARA' },
    'a tall man in a grey hat',
  ],
  [
    CHINESE_SCRIPT,
    { said: '老朋友', script: '大雨中航行', heading: '港口', who: '角色:小雨', by: [1, 2], name: '小雨' },
    '戴灰帽子的高个子男人',
  ],
])('a film is found by all that stands in it, and by which takes it shows: %#', async (script, words, description) => {
  const { project, find, numbers, shots } = await filmed(script);
  const all = shots.map(({ number }) => number);
  const last = all.at(-1);
  expect(await numbers(words.script)).toEqual([last]);
  expect(await numbers(words.heading)).toEqual([last]);
  expect((await numbers(words.said)).length).toBeGreaterThan(0);
  const theirs = await numbers(words.who);
  expect(theirs).not.toContain(last);
  expect(theirs.length).toBeGreaterThan(0);
  expect(await numbers('used:yes')).toEqual(all);
  expect(await numbers('已用:否')).toEqual([]);

  await app.calls.projects.describe({ project, name: words.name, description });
  const stale = (await app.calls.projects.shots({ project })).flatMap(({ still, number }) =>
    still.state === 'current' ? [] : [number],
  );
  expect(stale.length).toBeGreaterThan(0);
  expect(await numbers('used:no')).toEqual(stale);
  await finish(await app.calls.takes.generate({ project, kind: 'still' }));
  expect(await numbers('used:yes')).toEqual(all);
  expect((await find('used:no')).clips).toHaveLength(stale.length);

  await app.calls.projects.undo({ project });
  expect(await numbers('used:yes')).toEqual(all);
  await expect(find('used:maybe')).rejects.toMatchObject({ code: 'bad_query' });
  await expect(find('', { project: 'prj_none00' })).rejects.toMatchObject({ code: 'not_found' });
});

test('clips are found by their looks, at first those that look the same', async () => {
  const { find, library, project } = await filmed(TINY_SCRIPT);
  const [boat] = (await find('harbour')).clips;
  const like = boat?.id ?? '';
  const alike = await find('', { like });
  expect(alike.unseen).toBe(0);
  expect(alike.clips.map(({ id }) => id)).toHaveLength(3);
  expect(alike.clips[0]?.id).toBe(like);

  // The same boat again, as another take: nothing else looks so much like it.
  await finish(
    await app.calls.takes.generate({ project, kind: 'clip', shot: boat?.source === 'take' ? boat.shot_id : undefined }),
  );
  const [clip] = (await find('harbour kind:clip')).clips;
  const other = await find('', { like: clip?.id ?? '' });
  expect(other.clips.map(({ kind }) => kind)).toEqual(['clip', 'still', 'still']);
  expect((await find('room', { like })).clips).toHaveLength(2);

  const first = await find('', { like, limit: 2 });
  const second = await find('', { like, limit: 2, ...(first.next === null ? {} : { after: first.next }) });
  expect([...first.clips, ...second.clips].map(({ id }) => id)).toEqual(
    (await find('', { like })).clips.map(({ id }) => id),
  );
  await expect(find('', { like: 'tak_none00' })).rejects.toMatchObject({ code: 'not_found' });

  await app.close();
  const opened = openLibrary(library);
  expect(opened.prints.hasPrint(opened.take(like)?.media_sha256 ?? '')).toBe(true);
  opened.close();
});

test('the command line tags, rates, finds, and says what is wrong', async () => {
  const { library, project } = await filmed(TINY_SCRIPT);
  await app.close();
  const run = async (...args: string[]) => await startShotloom([...args, '--library', library]).ended;
  const json = async (...args: string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).stdout);
  const { clips } = (await json('search', 'harbour')) as { clips: { id: string }[] };
  const take = clips[0]?.id ?? '';

  expect(await json('takes', 'tag', take, 'storm，夜景')).toEqual({
    take,
    rating: null,
    tags: ['storm', '夜景'],
    note: '',
  });
  expect(await json('takes', 'tag', take, 'Storm, wide', '--add')).toMatchObject({ tags: ['storm', '夜景', 'wide'] });
  expect(await json('takes', 'tag', take, 'STORM', '--remove')).toMatchObject({ tags: ['夜景', 'wide'] });
  expect(await json('takes', 'rate', take, '4')).toMatchObject({ rating: 4 });
  expect((await run('takes', 'note', take, '最好的一个')).stdout).toBe(`${take}: rated 4; 夜景, wide; 最好的一个.\n`);

  const found = await run('search', '标签:夜景 评分:>3 最好', '--project', project);
  expect(found.stdout).toContain(`${take}  Tiny  EXT. HARBOUR - NIGHT - RAIN  (still, used, ★★★★, 夜景, wide)`);
  expect(await json('undo', project)).toMatchObject({ step: 'note' });

  const page = (await json('search', '', '--limit', '1')) as { next: string };
  expect(await json('search', '', '--limit', '5', '--after', page.next)).toMatchObject({ next: null });

  const refused = await run('search', 'colour:red');
  expect(refused.status).toBe(26);
  expect(refused.stderr).toContain('There is no filter "colour:"');
  expect((await run('takes', 'rate', 'tak_none00', '3')).status).toBe(19);
});
