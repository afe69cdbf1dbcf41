import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { openBytes } from '../../../src-main/app/bytes.ts';
import type { Bytes } from '../../../src-main/app/bytes.ts';
import { runFfmpeg } from '../../../src-main/media/ffmpeg.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { FILM_PEAKS_A_SECOND } from '../../../src-shared/audio/peaks.ts';
import { frameArguments } from '../../../src-shared/render/encode.ts';
import { finish } from '../../support/app/finish.ts';
import { madeFilm } from '../../support/app/made-films.ts';
import type { MadeFilm } from '../../support/app/made-films.ts';

let film: MadeFilm;
let app: App;
let bytes: Bytes;

beforeAll(async () => {
  film = await madeFilm('still');
  app = makeApp({ library: film.library });
  bytes = openBytes(app.services);
});
afterAll(async () => {
  await bytes.close();
  await app.close();
});

const preview = async () => (await finish(await app.calls.films.preview({ project: film.project }))).result;

const bytesOf = async (route: string): Promise<Buffer> => {
  const response = await bytes.fetch(new Request(`http://127.0.0.1/media/${route}`));
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
  expect(
    readFileSync(whole.path).equals(readFileSync(join(film.library, 'cache', 'previews', `${first.preview}.mp4`))),
  ).toBe(true);
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
  const colour = { exposure: 1, contrast: 1, saturation: 1, temperature: 0, lut: null };
  await app.calls.timeline.edit({
    project: film.project,
    command: { command: 'colour', item: item?.id ?? '', colour },
  });
  const picture = await bytesOf(`frames/${film.project}?frame=1`);
  const { preview: digest } = await preview();
  const drawn = join(film.folder, 'one.png');
  const path = join(film.library, 'cache', 'previews', `${digest}.mp4`);
  await runFfmpeg(await locateFfmpeg(), frameArguments(path, 1), drawn);
  expect(picture.equals(readFileSync(drawn))).toBe(true);
  const late = await bytes.fetch(new Request(`http://127.0.0.1/media/frames/${film.project}?frame=100000`));
  expect(late?.status).toBe(400);
  expect(await late?.json()).toMatchObject({ code: 'bad_option' });
});

test('a preview has its waveforms beside it, and its ranges are served', async () => {
  const { preview: digest, duration_s } = await preview();
  const peaks = await bytesOf(`previews/${digest}/peaks`);
  expect(peaks.equals(Buffer.alloc(4 * 2 * Math.ceil(duration_s * FILM_PEAKS_A_SECOND)))).toBe(true);
  const request = new Request(`http://127.0.0.1/media/previews/${digest}`, { headers: { range: 'bytes=4-7' } });
  const part = await bytes.fetch(request);
  expect(part?.status).toBe(206);
  expect(await part?.text()).toBe('ftyp');
  const gone = await bytes.fetch(new Request(`http://127.0.0.1/media/previews/${'0'.repeat(64)}`));
  expect(gone?.status).toBe(404);
});

test('a film with nothing in it has no preview, and says so', async () => {
  const { items } = await app.calls.timeline.show({ project: film.project });
  for (const { id } of items)
    await app.calls.timeline.edit({ project: film.project, command: { command: 'remove', item: id } });
  await expect(preview()).rejects.toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('shows nothing yet') as string,
  });
});
