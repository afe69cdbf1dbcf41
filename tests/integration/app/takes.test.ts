import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLibrary } from '../../../src-main/library/open.ts';
import { reasonText } from '../../../src-shared/generation/stale-reasons.ts';
import { sharingApp, startApp } from '../../support/app/apps.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { MADE as small, madeFilm } from '../../support/app/made-films.ts';

/** A film of three shots whose stills, or clips, are made. */
async function openFilm(made: 'still' | 'clip' = 'still', start = startApp) {
  const { library, script, project } = await madeFilm(made);
  const app = start(library);
  const open = async (settings = small) => {
    await app.calls.projects.open({ file: app.grants.grantInput(script), settings });
  };
  const make = async () => (await finish(await app.calls.takes.generate({ project, kind: 'still' }))).result;
  const shots = async () => await app.calls.projects.shots({ project });
  const [first, second, third] = (await shots()).map(({ id }) => id);
  if (!first || !second || !third) throw new Error('The film has fewer than three shots.');
  return { app, script, library, project, make, shots, ids: [first, second, third] as const, open };
}

type Film = Awaited<ReturnType<typeof openFilm>>;

/** Why each shot's still is stale, by its number; those that are current are left out. */
async function stale({ shots }: Film): Promise<Record<number, string[]>> {
  const told = (await shots()).flatMap(({ number, still }): [number, string[]][] =>
    still.state === 'stale' ? [[number, still.because.map((reason) => reasonText(reason, 'en'))]] : [],
  );
  return Object.fromEntries(told);
}

const EDITS: readonly (readonly [string, (film: Film) => Promise<unknown>, Record<number, string[]>])[] = [
  // The first, so that no take has a seed that is nearer.
  [
    'the seed of the film',
    ({ open }) => open({ ...small, seed: 2 }),
    { 1: ['seed 1 → 2'], 2: ['seed 1 → 2'], 3: ['seed 1 → 2'] },
  ],
  [
    'the picture of one shot',
    ({ app, ids }) => app.calls.shots.edit({ shot: ids[2], edit: { picture: 'A blue boat sails at the harbour.' } }),
    { 3: expect.arrayContaining([expect.stringMatching(/^prompt: .*rain/u)]) as string[] },
  ],
  [
    'what one shot must not show',
    ({ app, ids }) => app.calls.shots.edit({ shot: ids[0], edit: { negative: 'people' } }),
    { 1: ["negative prompt: 'people' added"] },
  ],
  [
    'the seed of one shot',
    ({ app, ids }) => app.calls.shots.edit({ shot: ids[1], edit: { seed: 7 } }),
    { 2: [expect.stringMatching(/^seed \d → 7$/u)] },
  ],
  [
    'the style of one shot',
    ({ app, ids }) => app.calls.shots.edit({ shot: ids[1], edit: { style: 'ink' } }),
    { 2: ['style flat → ink'] },
  ],
  [
    'how a character looks',
    ({ app, project }) => app.calls.projects.describe({ project, name: 'MARA', description: 'woman in a green coat' }),
    { 2: [expect.stringMatching(/^prompt: .*green/u)] },
  ],
  [
    'the size of the film',
    ({ open }) => open({ ...small, width: 256, height: 144 }),
    { 1: ['size 128x72 → 256x144'], 2: ['size 128x72 → 256x144'], 3: ['size 128x72 → 256x144'] },
  ],
  [
    'a line of action',
    async ({ script, open }) => {
      writeFileSync(script, TINY_SCRIPT.replace('A blue boat sails in the rain.', 'A red boat sails in the rain.'));
      await open();
    },
    { 3: ["prompt: 'blue' became 'red'"] },
  ],
  [
    'the time of day of a scene',
    async ({ script, open }) => {
      writeFileSync(script, TINY_SCRIPT.replace('ROOM - DAY', 'ROOM - NIGHT'));
      await open();
    },
    { 1: [expect.stringMatching(/^prompt: .*night/u)], 2: [expect.stringMatching(/^prompt: .*night/u)] },
  ],
  [
    'the script, but for a note',
    async ({ script, open }) => {
      writeFileSync(script, `${TINY_SCRIPT}\n[[Ask about the boat.]]\n`);
      await open();
    },
    {},
  ],
];

describe('an edit makes stale just what it touches, and says why:', () => {
  let film: Film;

  beforeAll(async () => {
    film = await openFilm('still', sharingApp);
  });

  afterAll(async () => await film.app.close());

  test.each(EDITS)('%s', async (_, edit, expected) => {
    await edit(film);
    expect(await stale(film)).toEqual(expected);
    expect(await film.make()).toMatchObject({ generated: Object.keys(expected).length });
    expect(await stale(film)).toEqual({});
    await film.app.calls.projects.undo({ project: film.project });
    writeFileSync(film.script, TINY_SCRIPT);
    // What was made before answers again.
    expect(await film.make()).toMatchObject({ generated: 0 });
  });
});

test('a shot that asks for a model that is not there is blocked, with the word', async () => {
  const film = await openFilm();
  const status = await film.app.calls.shots.edit({ shot: film.ids[1], edit: { model: 'wan-2' } });
  const blocked = { state: 'blocked', reason: 'the model "wan-2" is not installed' };
  expect(status).toMatchObject({ id: film.ids[1], number: 2, still: blocked, clip: blocked });
  expect((await film.shots())[0]?.still.state).toBe('current');
  // The others are made, and then it is said.
  await film.app.calls.shots.edit({ shot: film.ids[0], edit: { seed: 3 } });
  await expect(film.make()).rejects.toMatchObject({
    code: 'model_missing',
    message: expect.stringMatching(/^Shot 2 is/u) as string,
  });
  expect((await film.shots())[0]?.still.state).toBe('current');
  const back = await film.app.calls.shots.edit({ shot: film.ids[1], edit: { model: null } });
  expect(back.still.state).toBe('current');
});

test('edits of one gesture are one step', async () => {
  const { app, project, ids } = await openFilm();
  for (const picture of ['a', 'a b', 'a boat']) {
    await app.calls.shots.edit({ shot: ids[0], edit: { picture }, gesture: 'typing 1' });
  }
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'shot' });
  expect((await app.calls.projects.shots({ project }))[0]?.still.state).toBe('current');
});

test('a locked take stays whatever the shot asks for, also in a copy, until it is let go', async () => {
  const film = await openFilm();
  const { app, ids, project } = film;
  const [take] = await app.calls.takes.list({ shot: ids[1] });
  if (!take) throw new Error('no take');
  expect(await app.calls.takes.lock({ take: take.id, locked: true })).toMatchObject({ shown: true, locked: true });
  await app.calls.shots.edit({ shot: ids[1], edit: { picture: 'an empty room' } });
  expect((await film.shots())[1]?.still).toEqual({ state: 'current', take_id: take.id, locked: true });
  expect(await film.make()).toMatchObject({ generated: 0 });

  const { id: snapshot } = await app.calls.projects.takeSnapshot({ project, name: 'locked' });
  const copy = await app.calls.projects.openSnapshot({ snapshot });
  const copied = (await app.calls.projects.shots({ project: copy.id }))[1];
  expect(copied?.still).toMatchObject({ state: 'current', locked: true });
  expect(copied?.still.state === 'current' && copied.still.take_id).not.toBe(take.id);

  await app.calls.takes.lock({ take: take.id, locked: false });
  expect(await stale(film)).toEqual({
    2: expect.arrayContaining([expect.stringMatching(/^prompt: .*empty/u)]) as string[],
  });
});

test('a take that its shot asks for can be shown; one made for something else says so', async () => {
  const { app, ids, project, shots } = await openFilm();
  await finish(await app.calls.takes.generate({ project, kind: 'still', shot: ids[0], takes: 3 }));
  const takes = await app.calls.takes.list({ shot: ids[0] });
  expect(takes.map(({ shown }) => shown)).toEqual([false, false, true]);
  expect(await app.calls.takes.show({ take: takes[0]?.id ?? '' })).toMatchObject({ shown: true });
  expect((await shots())[0]?.still).toEqual({ state: 'current', take_id: takes[0]?.id, locked: false });
  await app.calls.shots.edit({ shot: ids[0], edit: { picture: 'an empty room' } });
  await expect(app.calls.takes.show({ take: takes[1]?.id ?? '' })).rejects.toMatchObject({
    code: 'bad_option',
    message: expect.stringContaining('lock it') as string,
  });
});

test('two takes are compared by what they were asked for and by their frames', async () => {
  const { app, ids, make } = await openFilm();
  await app.calls.shots.edit({ shot: ids[0], edit: { seed: 5 } });
  await make();
  const [newer, older] = await app.calls.takes.list({ shot: ids[0] });
  const compared = await app.calls.takes.compare({ one: older?.id ?? '', other: newer?.id ?? '' });
  expect(compared).toMatchObject({ because: [{ kind: 'value', of: 'seed', from: '1', to: '5' }], identical: false });
  expect(compared.psnr).toBeGreaterThan(3);
  expect(compared.psnr).toBeLessThan(50);
  expect(await app.calls.takes.compare({ one: older?.id ?? '', other: older?.id ?? '' })).toEqual({
    because: [],
    identical: true,
    psnr: null,
  });
});

describe('verifying', () => {
  test('makes every take again, the same bit for bit on the same machine', async () => {
    const { app, project, make } = await openFilm('clip');
    await make();
    const { result, reports } = await finish(await app.calls.takes.verify({ project }));
    expect(result.takes).toHaveLength(6);
    for (const take of result.takes)
      expect(take).toMatchObject({ outcome: 'identical', same_fingerprint: true, psnr: null, reason: null });
    expect(reports.at(-1)).toMatchObject({ done: 5, to_do: 6 });
  });

  test('says which take is not what it was, and what kept it from being compared', async () => {
    const { app, project, library } = await openFilm('clip');
    const stored = openLibrary(library);
    const takes = stored.takesOfProject(project).filter(({ kind }) => kind === 'clip');
    const [first, second, third] = takes;
    if (!first || !second || !third) throw new Error('no takes');
    // As if another machine had made one, this one another, and the third had been spoilt on the disk.
    const elsewhere = { ...first.fingerprint, cpu: 'another' };
    const claims = [
      stored.saveTake({ ...first, frames_digest: 'f'.repeat(64), fingerprint: elsewhere }),
      stored.saveTake({ ...first, media_sha256: second.media_sha256, frames_digest: 'e'.repeat(64) }),
    ];
    writeFileSync(stored.store.pathOf(third.media_sha256), 'no clip');
    stored.close();

    const verify = async (take: string) =>
      (await finish(await app.calls.takes.verify({ project, take }))).result.takes[0];
    expect(await verify(claims[0]?.id ?? '')).toMatchObject({
      outcome: 'alike',
      same_fingerprint: false,
      psnr: null,
      reason: 'cpu differ',
    });
    const different = await verify(claims[1]?.id ?? '');
    expect(different).toMatchObject({ outcome: 'different', same_fingerprint: true });
    expect(await verify(third.id)).toMatchObject({
      outcome: 'unverified',
      reason: expect.stringContaining('was changed') as string,
    });
  });
});

test('a take keeps the score that the discriminator gives it, which is no step that could be undone', async () => {
  const { app, project, ids } = await openFilm();
  const [take] = await app.calls.takes.list({ shot: ids[0] });
  expect(take?.score).toBeNull();
  const { score } = await app.calls.takes.score({ take: take?.id ?? '' });
  expect(score).toEqual(expect.any(Number));
  const chosen = (await finish(await app.calls.takes.choose({ project, takes: 1, shot: ids[0] }))).result;
  expect(chosen).toMatchObject([{ take: 0, scores: [score] }]);
  await app.calls.takes.review({ take: take?.id ?? '', rating: 4 });
  await app.calls.projects.undo({ project });
  expect(await app.calls.takes.list({ shot: ids[0] })).toMatchObject([{ score, rating: null }]);
});
