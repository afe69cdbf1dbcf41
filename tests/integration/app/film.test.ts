import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { openLibrary } from '../../../src-main/library/open.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { frameArguments } from '../../../src-shared/render/encode.ts';
import { startApp } from '../../support/app/apps.ts';
import { folderWithScript, TINY_SCENES, TINY_SCRIPT } from '../../support/app/films.ts';
import { finish } from '../../support/app/finish.ts';
import { MADE as small, madeFilm } from '../../support/app/made-films.ts';

/** Opens the script's project, makes its takes of one kind, and tells what was made of it. */
async function generate(app: App, script: string, settings = small, kind: 'still' | 'clip' = 'clip') {
  const opened = await app.calls.projects.open({ file: app.grants.grantInput(script), settings });
  const { reports, result } = await finish(await app.calls.takes.generate({ project: opened.project, kind }));
  return { opened, reports, result, project: opened.project };
}

async function framesDigests(app: App, library: string, project: string): Promise<Map<string, string>> {
  await app.close();
  const opened = openLibrary(library);
  const digests = opened.shotsOf(project).map(({ id, draft }): [string, string] => {
    return [draft.key, opened.takesOf(id).find(({ kind }) => kind === 'clip')?.frames_digest ?? 'none'];
  });
  opened.close();
  return new Map(digests);
}

test('a script becomes a film: open, generate, render; the same one in every library', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const app = makeApp({ library: join(folder, 'library') });
  onTestFinished(app.close);
  const { opened, reports, result, project } = await generate(app, script);
  expect(opened).toMatchObject({ title: 'Tiny', language: 'en', scenes: 2, shots: 3, added: 3, kept: 0 });
  expect(result).toMatchObject({ kind: 'clip', generated: 3, reused: 0, provider: 'cpu' });
  // As in another library, whose project and shots have other ids.
  expect(result.digest_of_frames).toBe((await madeFilm('clip')).digest);

  const work = reports.map((report) => report.work);
  expect(work).toEqual(work.toSorted((a, b) => a - b));
  expect(reports.at(-1)).toMatchObject({ done: 3, to_do: 3, shots: 3 });
  expect(reports.at(-1)?.work).toBeCloseTo(1, 9);

  const out = join(folder, 'film.mp4');
  const output = await app.grants.grantOutput(out);
  const rendered = await finish(await app.calls.films.render({ project, pictures: 'best', output }));
  const probe = await probeVideo(await locateFfmpeg(), out);
  expect(probe).toMatchObject({ width: 128, height: 72, frames: rendered.result.frames, problems: [] });
  expect(rendered.result).toMatchObject({ stills: 0, encoded: 3, reused: 0, duration_s: rendered.result.frames / 6 });
  // A frame of the preview is one of the film, byte for byte.
  for (const [at, number] of [
    ['0', 0],
    ['00:00:01:04', 10],
    [((rendered.result.frames - 1) / 6).toFixed(6), rendered.result.frames - 1],
  ] as const) {
    const picture = join(folder, 'frame.png');
    const drawn = await app.calls.films.frame({
      ...{ project, pictures: 'best', at },
      output: await app.grants.grantOutput(picture),
    });
    expect(drawn).toEqual({ frame: number, seconds: number / 6 });
    const exported = join(folder, 'exported.png');
    await runFfmpeg(await locateFfmpeg(), frameArguments(out, number), exported);
    expect(readFileSync(picture).equals(readFileSync(exported))).toBe(true);
    for (const file of [picture, exported]) rmSync(file);
  }
  const late = { project, pictures: 'best' as const, at: '100', output: await app.grants.grantOutput(out) };
  await expect(app.calls.films.frame(late)).rejects.toMatchObject({
    code: 'bad_option',
    message: expect.stringContaining('no moment of the film') as string,
  });
  expect(readdirSync(folder).toSorted()).toEqual(['film.mp4', 'library', 'tiny film.fountain']);

  const shots = await app.calls.projects.shots({ project });
  expect(shots.map(({ number, still, clip }) => ({ number, still: still.state, clip: clip.state }))).toEqual(
    [1, 2, 3].map((number) => ({ number, still: 'missing', clip: 'current' })),
  );
  expect(await app.calls.projects.list()).toMatchObject([{ id: project, title: 'Tiny', shots: 3, takes: 3 }]);
});

test('a film of stills is rendered before there is a clip, and one without pictures is not', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const app = startApp(join(folder, 'library'));
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: small });
  const render = async (of: App, id: string) => {
    const output = await of.grants.grantOutput(join(folder, 'film.mp4'));
    return await finish(await of.calls.films.render({ project: id, pictures: 'best', output }));
  };
  await expect(render(app, project)).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('Shot 1') as string,
  });
  expect(existsSync(join(folder, 'film.mp4'))).toBe(false);
  const made = await madeFilm('still');
  expect((await render(startApp(made.library), made.project)).result).toMatchObject({ stills: 3 });
});

test('what is current is not generated again, in this process or the next', async () => {
  const { library, script, project, digest } = await madeFilm('clip');
  const app = startApp(library);
  const again = [await generate(app, script), await generate(app, script)];
  await app.close();
  for (const { result, opened, reports } of [...again, await generate(startApp(library), script)]) {
    expect(opened).toMatchObject({ project, added: 0, kept: 3, removed: 0 });
    expect(result).toMatchObject({ generated: 0, reused: 3, digest_of_frames: digest });
    expect(reports).toEqual([]);
  }
});

test('an inserted shot is the only one that is generated, and changes no other', async () => {
  const { library, script, project } = await madeFilm('clip');
  const before = await framesDigests(startApp(library), library, project);

  const inserted = 'EXT. MEADOW - DAY\n\nA brown dog runs.';
  writeFileSync(script, `Title: Tiny\n\n${[TINY_SCENES[0], inserted, TINY_SCENES[1]].join('\n\n')}\n`);
  const again = startApp(library);
  const { opened, result } = await generate(again, script);
  expect(opened).toMatchObject({ project, shots: 4, added: 1, kept: 3, removed: 0 });
  expect(result).toMatchObject({ generated: 1, reused: 3 });
  const after = await framesDigests(again, library, project);
  expect([before.size, after.size]).toEqual([3, 4]);
  for (const [key, digest] of before) expect(after.get(key)).toBe(digest);
});

test('another seed or size generates every shot anew, and going back generates none', async () => {
  const { library, script, project: first, digest } = await madeFilm('still');
  const app = startApp(library);
  for (const change of [{ seed: 2 }, { width: 130 }]) {
    const { result, project } = await generate(app, script, { ...small, ...change }, 'still');
    expect(project).toBe(first);
    expect(result).toMatchObject({ generated: 3, reused: 0 });
    expect(result.digest_of_frames).not.toBe(digest);
  }
  const back = await generate(app, script, small, 'still');
  expect(back.result).toMatchObject({ generated: 0, reused: 3, digest_of_frames: digest });
});

test('another project that asks for the same takes has them', async () => {
  const { folder, library, project, digest } = await madeFilm('still');
  const copy = join(folder, 'a copy.fountain');
  writeFileSync(copy, TINY_SCRIPT);
  const { result, project: other } = await generate(startApp(library), copy, small, 'still');
  expect(other).not.toBe(project);
  expect(result).toMatchObject({ generated: 0, reused: 3, digest_of_frames: digest });
});

test('a clip whose file is gone is generated again, with the same frames', async () => {
  const { library, script, project, digest } = await madeFilm('clip');
  const opened = openLibrary(library);
  const [shot] = opened.shotsOf(project);
  const [take] = opened.takesOf(shot?.id ?? '');
  rmSync(opened.store.pathOf(take?.media_sha256 ?? ''));
  opened.close();

  const again = await generate(startApp(library), script);
  expect(again.result).toMatchObject({ generated: 1, reused: 2, digest_of_frames: digest });
});

test('a clip is another view of its still, painted once; a damaged painting is painted anew', async () => {
  const { library, script, project } = await madeFilm('still');
  const stored = openLibrary(library);
  const stills = stored.shotsOf(project).map(({ id }) => stored.takesOf(id)[0]?.layers_sha256 ?? 'none');
  const damaged = stored.store.pathOf(stills[0] ?? '');
  const whole = readFileSync(damaged);
  writeFileSync(damaged, Buffer.alloc(whole.length));
  stored.close();

  const next = startApp(library);
  const { result } = await generate(next, script);
  await next.close();
  const after = openLibrary(library);
  const clips = after
    .shotsOf(project)
    .map(({ id }) => after.takesOf(id).find(({ kind }) => kind === 'clip')?.layers_sha256);
  after.close();
  expect(new Set(stills).size).toBe(3);
  expect(clips).toEqual(stills);
  expect(readFileSync(damaged)).toEqual(whole);
  // As where the clips were made without stills.
  expect(result.digest_of_frames).toBe((await madeFilm('clip')).digest);
});

test('a project keeps its style, and another is another view of what is painted', async () => {
  const { library, script, project, digest } = await madeFilm('still');
  const app = startApp(library);
  const style = 'Ink:0.75, gouache:0.25';
  const inked = await finish(await app.calls.takes.generate({ project, kind: 'still', style }));
  expect(inked.result).toMatchObject({ generated: 3, reused: 0 });
  expect(inked.result.digest_of_frames).not.toBe(digest);
  const kept = await generate(app, script, small, 'still');
  expect(kept.result).toMatchObject({ generated: 0, digest_of_frames: inked.result.digest_of_frames });
  const again = await finish(await app.calls.takes.generate({ project, kind: 'still', style: 'flat' }));
  expect(again.result).toMatchObject({ generated: 0, digest_of_frames: digest });
  await expect(finish(await app.calls.takes.generate({ project, kind: 'still', style: 'oil' }))).rejects.toMatchObject({
    code: 'bad_option',
  });
  await app.close();
  const opened = openLibrary(library);
  expect(opened.project(project)?.style).toBe('');
  for (const { id } of opened.shotsOf(project)) {
    const paintings = opened.takesOf(id).map(({ layers_sha256 }) => layers_sha256);
    expect(paintings).toHaveLength(2);
    expect(new Set(paintings).size).toBe(1);
  }
  opened.close();
});

test('one shot can be generated by itself', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const app = startApp(join(folder, 'library'));
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: small });
  const [, shot] = await app.calls.projects.shots({ project });
  await finish(await app.calls.takes.generate({ project, kind: 'clip', shot: shot?.id }));
  const shots = await app.calls.projects.shots({ project });
  expect(shots.map(({ clip }) => clip.state)).toEqual(['missing', 'current', 'missing']);
});

test('a generation whose reader leaves is stopped, and goes on later where it was', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const app = startApp(join(folder, 'library'));
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings: small });
  for await (const report of await app.calls.takes.generate({ project, kind: 'clip' })) if (report.done === 1) break;
  const { result } = await generate(app, script);
  expect(result.generated).toBeLessThan(3);
  expect(result.generated + result.reused).toBe(3);
});

test('what the contract does not allow is refused before anything is done', async () => {
  const { folder, script } = folderWithScript(TINY_SCRIPT);
  const app = startApp(join(folder, 'library'));
  const file = app.grants.grantInput(script);
  const refused = { code: 'bad_option' };
  await expect(app.calls.projects.open({ file: script, settings: small })).rejects.toMatchObject(refused);
  await expect(app.calls.projects.open({ file, settings: { ...small, width: 63 } })).rejects.toMatchObject(refused);
  await expect(app.calls.projects.shots({ project: '../x' })).rejects.toMatchObject(refused);
  expect(existsSync(join(folder, 'library'))).toBe(false);
});

test('what is not there is told by its code', async () => {
  const { folder } = folderWithScript(TINY_SCRIPT);
  const app = startApp(join(folder, 'library'));
  const missing = app.grants.grantInput(join(folder, 'nowhere.fountain'));
  await expect(app.calls.scripts.parse({ file: missing })).rejects.toMatchObject({ code: 'script_missing' });
  await expect(app.calls.scripts.parse({ file: 'file_0123456789abcdef' })).rejects.toMatchObject({ code: 'not_found' });
  await expect(app.calls.projects.shots({ project: 'prj_aaaaaaaa' })).rejects.toMatchObject({ code: 'not_found' });
});
