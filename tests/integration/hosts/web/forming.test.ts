import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../../src-main/app.ts';
import { makeApp } from '../../../../src-main/app.ts';
import { startWebHost } from '../../../../src-main/hosts/web/start.ts';
import type { WebHost } from '../../../../src-main/hosts/web/start.ts';
import { unpackPictures } from '../../../../src-main/generation/drawn-pictures.ts';
import type { SmallPicture } from '../../../../src-main/generation/worker/small-picture.ts';
import { runFfmpeg } from '../../../../src-main/media/ffmpeg.ts';
import { locateFfmpeg } from '../../../../src-main/media/locate.ts';
import { newSession } from '../../../support/hosts/web.ts';
import { agreement } from '../../../support/packs/agreement.ts';
import { installTiny } from '../../../support/packs/install.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const folder = scratchFolder('forming');

const SETTINGS = { seed: 1, width: 256, height: 144, fps_num: 8, fps_den: 1, sound: { voices: false } } as const;
const SCRIPT = 'EXT. HARBOUR - DAWN\n\nA blue boat sails past.\n\nINT. KITCHEN - NIGHT\n\nA woman reads a letter.';

let app: App;
let host: WebHost;
let project: string;
let ask: (path: string) => Promise<Response>;

beforeAll(async () => {
  const library = join(folder.path(), 'library');
  await installTiny(library, 'slow', join(folder.path(), 'slow'), 48);
  app = makeApp({ library });
  host = await startWebHost({ app, port: 0, renderer: folder.path(), headerPatienceMs: 10_000 });
  const [origin, cookie] = [`http://127.0.0.1:${host.port}`, await newSession(host)];
  ask = async (path) => await fetch(`${origin}${path}`, { headers: { cookie, origin } });
  ({ project } = await app.calls.scripts.create({ text: SCRIPT, settings: SETTINGS }));
  await app.calls.projects.settings({ project, settings: { model: 'slow', steps: 40 } });
});

afterAll(async () => {
  await host.close();
  await app.close();
});

/** Follows the queue, and what is seen of takes in it, until nothing waits. */
async function* seenInQueue(): AsyncGenerator<{ readonly number: number; readonly answer: Response }, void, void> {
  const seen = new Set<number>();
  for await (const { jobs } of await app.calls.jobs.watch({})) {
    for (const { number, forming } of jobs) {
      if (forming === null || seen.has(forming)) continue;
      seen.add(forming);
      yield { number, answer: await ask(`/media/forming/${number}`) };
    }
    if (jobs.length === 0) return;
  }
}

/** The pixels of a PNG. */
async function pixelsOf(png: Buffer): Promise<SmallPicture> {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const [source, raw] = [await folder.fileOf('forming.png', png), join(folder.path(), 'forming.rgb')];
  const output = ['-pix_fmt', 'rgb24', '-f', 'rawvideo'];
  await runFfmpeg(await locateFfmpeg(), { inputs: [{ source, options: [] }], output }, raw);
  return { width, height, rgb: readFileSync(raw) };
}

test('a take is seen while it forms, as it will be, and then no more', async () => {
  const [shot] = await app.calls.projects.shots({ project });
  await app.calls.takes.enqueue({ project, kind: 'still', shot: shot?.id });
  let last: { readonly number: number; readonly png: Buffer } | undefined;
  for await (const { number, answer } of seenInQueue()) {
    if (answer.status === 404) continue;
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    last = { number, png: Buffer.from(await answer.arrayBuffer()) };
  }
  if (!last) throw new Error('Nothing was seen.');
  const { takesOf, store } = app.services.library();
  const layers = readFileSync(store.pathOf(takesOf(shot?.id ?? '')[0]?.layers_sha256 ?? ''));
  const { width, pictures } = unpackPictures(layers);
  const seen = await pixelsOf(last.png);
  expect(seen.width).toBe(width / 4);
  // On a machine that is fast enough it is the first step's.
  expect(agreement(seen, pictures[0] ?? [], width)).toBeGreaterThan(0.5);
  expect((await ask(`/media/forming/${last.number}`)).status).toBe(404);
  expect((await ask('/media/forming/one')).status).toBe(404);
});

test('a take that is stopped between steps is seen no more, and not made', async () => {
  await app.calls.projects.settings({ project, settings: { steps: 900 } });
  const [, shot] = await app.calls.projects.shots({ project });
  await app.calls.takes.enqueue({ project, kind: 'still', shot: shot?.id });
  let stopped = NaN;
  for await (const { number } of seenInQueue()) {
    stopped = number;
    await app.calls.jobs.change({ do: 'cancel', to: { jobs: [number] } });
  }
  await expect.poll(async () => (await ask(`/media/forming/${stopped}`)).status).toBe(404);
  const ended = await app.calls.jobs.list({ project, ended: true });
  expect(ended.jobs.at(-1)).toMatchObject({ number: stopped, state: { status: 'cancelled' }, forming: null });
  expect(app.services.library().takesOf(shot?.id ?? '')).toEqual([]);
});
