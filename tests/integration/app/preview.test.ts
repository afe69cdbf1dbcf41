import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { filmPeaks, FILM_PEAKS_A_SECOND } from '../../../src-shared/audio/peaks.ts';
import { finish } from '../../support/app/finish.ts';
import { madeFilm } from '../../support/app/made-films.ts';
import type { MadeFilm } from '../../support/app/made-films.ts';

let film: MadeFilm;
let app: App;

beforeAll(async () => {
  film = await madeFilm('clip');
  app = makeApp({ library: film.library });
});
afterAll(async () => await app.close());

const preview = async () => (await finish(await app.calls.films.preview({ project: film.project }))).result;

const bytesOf = async (route: string): Promise<Buffer> => {
  const response = await app.bytes.fetch(new Request(`http://127.0.0.1/media/${route}`));
  expect(response?.status).toBe(200);
  return Buffer.from((await response?.arrayBuffer()) ?? new ArrayBuffer(0));
};

/** Every frame of a film as yuv420p. */
async function framesOf(path: string): Promise<readonly Buffer[]> {
  const raw = join(film.folder, 'frames.yuv');
  const output = ['-map', '0:V:0', '-f', 'rawvideo', '-pix_fmt', 'yuv420p'];
  await runFfmpeg(await locateFfmpeg(), { inputs: [{ source: path, options: [] }], output }, raw);
  const all = readFileSync(raw);
  const size = (128 * 72 * 3) / 2;
  return Array.from({ length: all.length / size }, (_, index) => all.subarray(index * size, (index + 1) * size));
}

const served = async (digest: string) => {
  const path = join(film.library, 'cache', 'previews', `${digest}.mp4`);
  expect((await bytesOf(`previews/${digest}`)).equals(readFileSync(path))).toBe(true);
  return await framesOf(path);
};

async function exported() {
  const path = join(film.folder, 'export.mp4');
  const output = await app.grants.grantOutput(path);
  const { result } = await finish(await app.calls.films.render({ project: film.project, pictures: 'best', output }));
  return { path, ...result };
}

test('a preview is the export, also after an edit, which leaves the other frames as they were', async () => {
  const first = await preview();
  const before = await served(first.preview);
  const whole = await exported();
  expect(whole).toMatchObject({ encoded: 0, frames: first.frames, duration_s: first.duration_s });
  expect(readFileSync(whole.path).equals(readFileSync(join(film.library, 'cache', 'previews', `${first.preview}.mp4`)))).toBe(true);
  expect(await framesOf(whole.path)).toEqual(before);
  expect(await preview()).toEqual(first);

  const [one, two] = (await app.calls.timeline.show({ project: film.project })).items;
  await app.calls.timeline.edit({
    project: film.project,
    command: { command: 'trim', item: two?.id ?? '', edge: 'end', by: -2 },
  });
  const second = await preview();
  expect(second.preview).not.toBe(first.preview);
  expect(second.frames).toBe(first.frames - 2);
  const after = await served(second.preview);
  const [start, end] = [one?.frames ?? 0, (one?.frames ?? 0) + (two?.frames ?? 0)];
  expect(after.slice(0, start)).toEqual(before.slice(0, start));
  expect(after.slice(end - 2)).toEqual(before.slice(end));
  expect(await framesOf((await exported()).path)).toEqual(after);
});

test('a frame is the one of the preview before there is one', async () => {
  const [item] = (await app.calls.timeline.show({ project: film.project })).items;
  await app.calls.timeline.edit({
    project: film.project,
    command: { command: 'reverse', item: item?.id ?? '', reversed: true },
  });
  const picture = await bytesOf(`frames/${film.project}?frame=1`);
  expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
  const { preview: digest } = await preview();
  const path = join(film.library, 'cache', 'previews', `${digest}.mp4`);
  const drawn = join(film.folder, 'one.png');
  const output = ['-map', '0:V:0', '-vf', String.raw`select=eq(n\,1)`, '-frames:v', '1', '-f', 'image2', '-c:v', 'png'];
  await runFfmpeg(await locateFfmpeg(), { inputs: [{ source: path, options: [] }], output }, drawn);
  const compare = async (png: string) => {
    const raw = join(film.folder, 'picture.rgb');
    const task = { inputs: [{ source: png, options: [] }], output: ['-f', 'rawvideo', '-pix_fmt', 'rgb24'] };
    await runFfmpeg(await locateFfmpeg(), task, raw);
    return readFileSync(raw);
  };
  const { writeFileSync } = await import('node:fs');
  const asked = join(film.folder, 'asked.png');
  writeFileSync(asked, picture);
  expect((await compare(asked)).equals(await compare(drawn))).toBe(true);
  const late = await app.bytes.fetch(new Request(`http://127.0.0.1/media/frames/${film.project}?frame=100000`));
  expect(late?.status).toBe(400);
  expect(await late?.json()).toMatchObject({ code: 'bad_option' });
});

test('waveforms tell apart what is said, music and the rest; a range of a preview is a range', async () => {
  await app.calls.speech.setSound({ project: film.project, change: { ambience: true } });
  const { preview: digest, duration_s } = await preview();
  const all = new Int8Array(await bytesOf(`previews/${digest}/peaks`));
  const length = filmPeaks(Math.round(duration_s * 48_000), []).length;
  expect(length).toBe(Math.ceil(duration_s * FILM_PEAKS_A_SECOND) * 2);
  expect(all.length).toBe(4 * length);
  const [speech, music, effects, master] = [0, 1, 2, 3].map((track) => all.subarray(track * length, (track + 1) * length));
  expect(speech?.some((peak) => peak !== 0)).toBe(false);
  expect(music?.some((peak) => peak !== 0)).toBe(false);
  expect(effects?.some((peak) => peak > 1)).toBe(true);
  expect(effects).toEqual(master);

  const request = new Request(`http://127.0.0.1/media/previews/${digest}`, { headers: { range: 'bytes=4-7' } });
  const part = await app.bytes.fetch(request);
  expect(part?.status).toBe(206);
  expect(await part?.text()).toBe('ftyp');
  const gone = await app.bytes.fetch(new Request(`http://127.0.0.1/media/previews/${'0'.repeat(64)}`));
  expect(gone?.status).toBe(404);
});
