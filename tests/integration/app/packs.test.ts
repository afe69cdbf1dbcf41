import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { modelAsked, modelsDirectory, readModel, removeModel } from '../../../src-main/models/installed.ts';
import { readRequest } from '../../../src-shared/generation/request.ts';
import { unpackPictures } from '../../../src-main/generation/drawn-pictures.ts';
import { addFolder } from '../../../src-main/models/store/store.ts';
import { finish } from '../../support/app/finish.ts';
import { writeDepthPack } from '../../support/packs/depth-net.ts';
import { installTiny } from '../../support/packs/install.ts';

const ENLARGER = fileURLToPath(new URL('../../fixtures/nets/esrgan-slim-x2', import.meta.url));
const SETTINGS = { seed: 1, width: 64, height: 64, fps_num: 8, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT =
  'EXT. HARBOUR - DAWN\n\nA blue boat sails past the lighthouse.\n\nINT. KITCHEN - NIGHT\n\nA woman reads a letter.';

let folder: string;
let library: string;
let app: App;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-packs-'));
  library = join(folder, 'library');
  for (const name of ['sd', 'animatediff']) await installTiny(library, name, join(folder, name));
  app = makeApp({ library });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a film is made by a model of somebody’s own, and again just so', async () => {
  await app.calls.projects.settings({ project, settings: { model: 'sd', steps: 2 } });
  const { result: stills } = await finish(await app.calls.takes.generate({ project, kind: 'still' }));
  const { result: clips } = await finish(await app.calls.takes.generate({ project, kind: 'clip' }));
  expect(stills).toMatchObject({ generated: 3, model: 'sd' });
  expect(clips).toMatchObject({ generated: 3, model: 'sd' });
  const [shot] = await app.calls.projects.shots({ project });
  expect(shot).toMatchObject({ still: { state: 'current' }, clip: { state: 'current' } });

  const { result: verified } = await finish(await app.calls.takes.verify({ project }));
  expect(verified.takes.map(({ outcome }) => outcome)).toEqual(Array(6).fill('identical'));

  const output = await app.grants.grantOutput(join(folder, 'film.mp4'));
  const { result: film } = await finish(await app.calls.films.render({ project, pictures: 'best', output }));
  expect(film.frames).toBeGreaterThan(8);
});

test('what a pack is asked for is said in words that it reads', async () => {
  const { services } = app;
  const takes = services.library().takesOfProject(project);
  const request = readRequest(services.library().requestOf(takes[0]!).json);
  expect(request.prompt).toMatch(/harbour|kitchen/iu);
  expect(request.prompt).not.toContain('static shot');
  expect(request).toMatchObject({ model: { name: 'sd' }, steps: 2, guidance: 7.5, draws: { width: 16, height: 16 } });
  expect(takes.every(({ layers_sha256 }) => layers_sha256 !== null)).toBe(true);
});

test('what was drawn is enlarged by a network of its own, which the take is known by', async () => {
  await addFolder(modelsDirectory(library), ENLARGER, 'slim');
  await app.calls.projects.settings({ project, settings: { enlarge: 'slim' } });
  const [shot] = await app.calls.projects.shots({ project });
  await finish(await app.calls.takes.generate({ project, kind: 'still', shot: shot?.id }));
  const { store, takesOf } = app.services.library();
  const [take] = takesOf(shot?.id ?? '');
  const drawn = unpackPictures(readFileSync(store.pathOf(take?.layers_sha256 ?? '')));
  expect(drawn).toMatchObject({ width: 32, height: 32, film: false });
  await app.calls.projects.settings({ project, settings: { enlarge: null } });
});

test('with a network that sees depth, near things move apart from far ones as the camera goes', async () => {
  writeDepthPack(join(folder, 'depth'));
  await addFolder(modelsDirectory(library), join(folder, 'depth'), 'depth');
  const [, shot] = await app.calls.projects.shots({ project });
  await app.calls.shots.edit({ shot: shot?.id ?? '', edit: { move: 'push_in', duration_s: 0.5 } });
  const made = async (): Promise<string | undefined> => {
    await finish(await app.calls.takes.generate({ project, kind: 'clip', shot: shot?.id }));
    return app.services.library().takesOf(shot?.id ?? '')[0]?.frames_digest;
  };
  const flat = await made();
  await app.calls.projects.settings({ project, settings: { depth: 'depth' } });
  expect(await made()).not.toBe(flat);
  await app.calls.projects.settings({ project, settings: { depth: null } });
});

test('a pack that draws films makes another film of it, and takes of the first are stale', async () => {
  await app.calls.projects.settings({ project, settings: { model: 'animatediff' } });
  const [before] = await app.calls.projects.shots({ project });
  expect(before?.clip).toMatchObject({ state: 'stale' });
  expect(before?.clip.state === 'stale' && before.clip.because).toContainEqual({
    kind: 'model',
    from: 'sd',
    to: 'animatediff',
  });
  await finish(await app.calls.takes.generate({ project, kind: 'clip', shot: before?.id }));
  const [after] = await app.calls.projects.shots({ project });
  expect(after?.clip).toMatchObject({ state: 'current' });
  const [take] = app.services.library().takesOf(after?.id ?? '');
  const { draws } = readRequest(app.services.library().requestOf(take!).json);
  expect(draws?.frames).toBeGreaterThan(8);
});

test('what lies between the frames of a film is drawn by a network of its own', async () => {
  const net = join(folder, 'between');
  mkdirSync(net);
  cpSync(
    fileURLToPath(new URL('../../fixtures/in-betweens/between-seven.onnx', import.meta.url)),
    join(net, 'model.onnx'),
  );
  writeFileSync(join(net, 'model.json'), JSON.stringify({ kind: 'interpolation', file: 'model.onnx' }));
  await addFolder(modelsDirectory(library), net, 'rife');
  const [shot] = await app.calls.projects.shots({ project });
  const made = async (): Promise<string | undefined> => {
    await finish(await app.calls.takes.generate({ project, kind: 'clip', shot: shot?.id }));
    return app.services.library().takesOf(shot?.id ?? '')[0]?.frames_digest;
  };
  // Of more frames a second than the pack draws.
  await app.calls.projects.settings({ project, settings: { fps_num: 12 } });
  const before = await made();
  await app.calls.projects.settings({ project, settings: { between: 'rife' } });
  expect(await made()).not.toBe(before);
  await app.calls.projects.settings({ project, settings: { between: null, fps_num: 8 } });
});

test('a bundle carries the model and how it draws', async () => {
  const choices = { steps: 3, guidance: 4, enlarge: 'slim', between: 'rife', depth: 'depth' };
  await app.calls.projects.settings({ project, settings: choices });
  const { library: shelf, grants } = app.services;
  const file = join(folder, 'film.shotloom');
  await finish(await app.calls.library.bundle({ project, output: await grants.grantOutput(file) }));
  const other = makeApp({ library: join(folder, 'other') });
  try {
    await finish(await other.calls.library.importBundle({ file: other.grants.grantInput(file) }));
    const { model, chosen } = other.services.library().project(project) ?? {};
    expect([model, chosen?.drawing]).toEqual([shelf().project(project)?.model, choices]);
  } finally {
    await other.close();
  }
  const nothing = { steps: null, guidance: null, enlarge: null, between: null, depth: null };
  expect(await app.calls.projects.settings({ project, settings: nothing })).toMatchObject(nothing);
});

test('a model whose files were changed since it was installed is refused', () => {
  const { name, sha256 } = { name: 'sd', sha256: readModel(modelsDirectory(library), 'sd')?.sha256 ?? '' };
  expect(modelAsked(modelsDirectory(library), { name, sha256 }).directory).toBe(join(folder, 'sd'));
  const path = join(folder, 'sd', 'unet', 'config.json');
  const before = readFileSync(path);
  writeFileSync(path, `${before.toString()} `);
  expect(() => modelAsked(modelsDirectory(library), { name, sha256 })).toThrow(/unet\/config.json .* was changed/u);
  writeFileSync(path, before);
  expect(() => modelAsked(modelsDirectory(library), { name, sha256: '0' })).toThrow(/is not installed/u);
});

test('a model that was removed blocks its shots, in a sentence', async () => {
  removeModel(modelsDirectory(library), 'animatediff');
  const shots = await app.calls.projects.shots({ project });
  expect(shots[1]?.still).toEqual(
    expect.objectContaining({ state: 'blocked', reason: 'the model "animatediff" is not installed' }),
  );
  await app.calls.projects.settings({ project, settings: { model: null } });
});
