import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { unpackPictures } from '../../../src-main/generation/drawn-pictures.ts';
import { readRequest } from '../../../src-shared/generation/request.ts';
import { finish } from '../../support/app/finish.ts';
import { correlation } from '../../support/correlation.ts';
import { installTiny } from '../../support/packs/install.ts';

const SETTINGS = { seed: 1, width: 64, height: 64, fps_num: 8, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT = 'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n\nA gull lands on the pier.';

let folder: string;
let app: App;
let project: string;
let first: string;
let second: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-begins-'));
  for (const name of ['sd', 'animatediff']) await installTiny(join(folder, 'library'), name, join(folder, name), 8);
  app = makeApp({ library: join(folder, 'library') });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
  await app.calls.projects.settings({ project, settings: { model: 'sd', steps: 4, guidance: 1 } });
  [first = '', second = ''] = (await app.calls.projects.shots({ project })).map(({ id }) => id);
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The still of a shot as its model draws it now: [3, height, width], a byte a number. */
async function drawn(shot: string): Promise<{ readonly picture: Uint8Array; readonly side: number }> {
  await finish(await app.calls.takes.generate({ project, kind: 'still', shot }));
  const { store, takesOf } = app.services.library();
  const { pictures, width } = unpackPictures(readFileSync(store.pathOf(takesOf(shot)[0]?.layers_sha256 ?? '')));
  return { picture: pictures[0] ?? new Uint8Array(), side: width };
}

function drawsOf(shot: string) {
  const { takesOf, requestOf } = app.services.library();
  return readRequest(requestOf(takesOf(shot)[0]!).json).draws;
}

test('shots of a place begin from its picture, and are more alike the more of it they keep', async () => {
  const likeness = async (carry: number | null): Promise<number> => {
    await app.calls.projects.settings({ project, settings: { carry } });
    return correlation([...(await drawn(first)).picture], [...(await drawn(second)).picture]);
  };
  const [apart, alike] = [await likeness(null), await likeness(0.75)];
  expect(JSON.stringify(drawsOf(first)?.begin)).toMatch(/wide shot.*harbour.*0\.25/iu);
  expect(drawsOf(second)?.begin).toEqual(drawsOf(first)?.begin);
  expect(alike).toBeGreaterThan(apart + 0.1);
});

test('a take that begins from its place is made again just so by another process, whatever that drew before', async () => {
  const before = await app.calls.takes.list({ shot: second });
  const { result } = await finish(await app.calls.takes.verify({ project, take: before[0]?.id }));
  expect(result.takes).toMatchObject([{ outcome: 'identical' }]);
  await app.calls.projects.settings({ project, settings: { carry: null } });
});

test('a shot begins from a person’s own picture; what of that is see-through is drawn, the rest stays', async () => {
  const side = 96;
  const half = Uint8Array.from({ length: side * side * 4 }, (_, i) => {
    const [pixel, channel] = [Math.floor(i / 4), i % 4];
    if (channel === 3) return pixel % side < side / 2 ? 255 : 0;
    return [200, 40, 90][channel] ?? 0;
  });
  const file = join(folder, 'half.png');
  await writeRgba(file, half, side);
  const { result } = await finish(await app.calls.footage.import({ project, files: [app.grants.grantInput(file)] }));
  const footage = result.imported[0]?.footage.id ?? '';
  await app.calls.shots.edit({ shot: first, edit: { begin: { from: footage, strength: 1 } } });
  const { picture, side: drawnSide } = await drawn(first);
  const kept = (row: number, column: number): number[] =>
    [0, 1, 2].map((channel) => picture[(channel * drawnSide + row) * drawnSide + column] ?? -1);
  expect(kept(5, 3)).toEqual([200, 40, 90]);
  expect(kept(drawnSide - 1, 0)).toEqual([200, 40, 90]);
  expect(kept(5, drawnSide - 4)).not.toEqual([200, 40, 90]);
  const board = await app.calls.projects.board({ project });
  const [shot] = board.scenes[0]?.shots ?? [];
  expect(shot).toMatchObject({ overrides: { begin: { from: footage, strength: 1 } }, unfollowed: [] });
});

test('a veil over a whole picture is no hole: all of it is drawn anew', async () => {
  const side = 64;
  const file = join(folder, 'veil.png');
  await writeRgba(file, new Uint8Array(side * side * 4).fill(200), side);
  const { result } = await finish(await app.calls.footage.import({ project, files: [app.grants.grantInput(file)] }));
  const from = result.imported[0]?.footage.id ?? '';
  await app.calls.shots.edit({ shot: second, edit: { begin: { from, strength: 1 } } });
  expect(new Set((await drawn(second)).picture).size).toBeGreaterThan(20);
  await app.calls.shots.edit({ shot: second, edit: { begin: null } });
});

test('a picture that is gone from the disk fails its shot in a sentence, and the others are made', async () => {
  const { store, footageOf } = app.services.library();
  const path = store.pathOf(footageOf(project)[0]?.media_sha256 ?? '');
  const bytes = readFileSync(path);
  rmSync(path);
  await app.calls.shots.edit({ shot: first, edit: { seed: 7 } });
  await app.calls.shots.edit({ shot: second, edit: { seed: 7 } });
  await expect(finish(await app.calls.takes.generate({ project, kind: 'still' }))).rejects.toThrow(
    /Shot 1 .* The picture that the shot begins from is gone; choose another one, or none\./u,
  );
  const stills = (await app.calls.projects.shots({ project })).map(({ still }) => still.state);
  expect(stills).toEqual(['stale', 'current']);
  writeFileSync(path, bytes);
});

test('a model that draws films says that it cannot begin from a picture', async () => {
  await app.calls.shots.edit({ shot: first, edit: { model: 'animatediff' } });
  expect((await app.calls.projects.shots({ project }))[0]).toMatchObject({ unfollowed: ['begin'] });
  await app.calls.shots.edit({ shot: first, edit: { model: null, begin: null } });
  await expect(app.calls.shots.edit({ shot: first, edit: { begin: { from: 'MARA', strength: 0.5 } } })).rejects.toThrow(
    /has no picture "MARA"/u,
  );
});

test('what stands for a shot becomes what its model begins from, as one step', async () => {
  const [footage] = app.services.library().footageOf(project);
  const shown = { shot: second, footage: footage?.id ?? '', in_s: null, out_s: null, length: 'kept' } as const;
  await app.calls.footage.showPart(shown);
  await app.calls.shots.drawFromOwn({ shot: second, strength: 0.5 });
  const shotNow = async () => (await app.calls.projects.board({ project })).scenes[0]?.shots[1];
  expect(await shotNow()).toMatchObject({ own: null, overrides: { begin: { from: footage?.id, strength: 0.5 } } });
  await app.calls.projects.undo({ project });
  expect(await shotNow()).toMatchObject({ own: { footage: footage?.id } });
  expect((await shotNow())?.overrides.begin).toBeUndefined();
  await expect(app.calls.shots.drawFromOwn({ shot: first, strength: 0.5 })).rejects.toThrow(/No picture of yours/u);
});

test('a walk goes from picture to picture, a little further each, and over to the next prompt', async () => {
  await app.calls.projects.settings({ project, settings: { walk: 2 } });
  const prompts = [{ at_s: 1, prompt: 'A red kite over the sea.' }];
  await app.calls.shots.edit({ shot: first, edit: { prompts, duration_s: 2 } });
  await finish(await app.calls.takes.generate({ project, kind: 'clip', shot: first }));
  const { store, takesOf } = app.services.library();
  const { pictures, at_s, film } = unpackPictures(readFileSync(store.pathOf(takesOf(first)[0]?.layers_sha256 ?? '')));
  expect([film, at_s]).toEqual([true, [-0.5, 0, 0.5, 1, 1.5, 2, 2.5]]);
  const near = correlation([...pictures[0]!], [...pictures[1]!]);
  expect(near).toBeGreaterThan(correlation([...pictures[0]!], [...pictures[6]!]));
  expect(near).toBeLessThan(1);
});

/** As a PNG that says how much of each pixel is there. */
async function writeRgba(path: string, rgba: Uint8Array, side: number): Promise<void> {
  const { path: ffmpeg } = await app.services.ffmpeg();
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${side}x${side}`, '-i', '-'];
  execFileSync(ffmpeg, ['-v', 'error', ...raw, '-frames:v', '1', path], { input: rgba });
}
