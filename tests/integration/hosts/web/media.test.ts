import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { locateFfmpeg } from '../../../../src-main/media/locate.ts';
import { probeVideo } from '../../../../src-main/media/probe.ts';
import { finish } from '../../../support/app/finish.ts';
import { MADE } from '../../../support/app/made-films.ts';
import { hostLibrary } from '../../../support/hosts/web.ts';
import type { HostedLibrary, Page } from '../../../support/hosts/web.ts';
import { FILES } from '../../../support/media/footage-files.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const SCRIPT = 'Title: Tiny\n\nINT. ROOM - DAY\n\nMARA, a woman in red, walks to the left.\n';
const REFERENCE = fileURLToPath(new URL('../../../fixtures/references/1.jpg', import.meta.url));

const folder = scratchFolder('media');
let hosted: HostedLibrary;
let page: Page;
let project: string;
let still: string;
let clip: string;

const library = (): string => join(folder.path(), 'library');

async function grantOf(path: string, body?: Uint8Array | string): Promise<string> {
  const answer = await hosted.ask(path, { method: 'POST', ...(body === undefined ? {} : { body: Buffer.from(body) }) });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { file: string }).file;
}

const upload = (name: string, bytes: Uint8Array | string): Promise<string> =>
  grantOf(`/files?name=${encodeURIComponent(name)}`, bytes);

async function bytesOf(path: string, init?: RequestInit): Promise<Buffer> {
  return Buffer.from(await (await hosted.ask(path, init)).arrayBuffer());
}

/** As a browser fetches it into a file, and as ffmpeg sees that. */
async function seen(path: string, name: string) {
  const file = await folder.fileOf(name, await bytesOf(path));
  return await probeVideo(await locateFfmpeg(), file);
}

/** A film is opened and its takes are queued by one page; another waits until they are made. */
beforeAll(async () => {
  hosted = await hostLibrary(library(), folder.path());
  const first = await hosted.openPage();
  const file = await upload('灯塔.fountain', SCRIPT);
  ({ project } = await first.calls.projects.open({ file, settings: MADE }));
  for (const kind of ['still', 'clip'] as const) {
    await first.calls.takes.enqueue({ project, kind });
  }
  await first.close();
  page = await hosted.openPage();
  for await (const { jobs } of await page.calls.jobs.watch({})) if (jobs.length === 0) break;
  const [shot] = await page.calls.projects.shots({ project });
  if (shot?.still.state !== 'current' || shot.clip.state !== 'current') throw new Error('They were not made.');
  ({ take_id: still } = shot.still);
  ({ take_id: clip } = shot.clip);
});

/** What a range of a file is answered with: status, `Content-Range`, bytes. */
function sliceOf(whole: Buffer, first: number, last: number | null): unknown[] {
  if (last !== null && last < first) return [200, null, whole.toString('hex')];
  if (first >= whole.length) return [416, `bytes */${whole.length}`, true];
  const bytes = whole.subarray(first, last === null ? undefined : last + 1);
  return [206, `bytes ${first}-${first + bytes.length - 1}/${whole.length}`, bytes.toString('hex')];
}

describe('takes', () => {
  test('are served as they are stored, and kept', async () => {
    const answer = await hosted.ask(`/media/takes/${still}`);
    expect(answer.headers.get('content-type')).toBe('image/png');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(String(bytes.length)).toBe(answer.headers.get('content-length'));
    const etag = answer.headers.get('etag') ?? '';
    const again = await hosted.ask(`/media/takes/${still}`, { headers: { 'if-none-match': `"x", W/${etag}` } });
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
    const head = await hosted.ask(`/media/takes/${still}`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(await seen(`/media/takes/${clip}`, 'clip.mp4')).toMatchObject({ width: MADE.width, height: MADE.height });
  });

  test('are served in ranges as slicing them gives', async () => {
    const whole = await bytesOf(`/media/takes/${clip}`);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length + 10), fc.option(fc.nat(whole.length + 10)), async (first, last) => {
        const answer = await hosted.ask(`/media/takes/${clip}`, { headers: { range: `bytes=${first}-${last ?? ''}` } });
        const got = Buffer.from(await answer.arrayBuffer());
        const sent = [answer.status, answer.headers.get('content-range'), answer.status === 416 || got.toString('hex')];
        expect(sent).toEqual(sliceOf(whole, first, last));
      }),
      { numRuns: 20 },
    );
    const changed = { range: 'bytes=0-1', 'if-range': '"another"' };
    expect((await hosted.ask(`/media/takes/${clip}`, { headers: changed })).status).toBe(200);
  });

  test('have small pictures, a filmstrip and a preview, each made once', async () => {
    const thumbs = await Promise.all(Array.from({ length: 6 }, () => bytesOf(`/media/takes/${clip}/thumb`)));
    expect(thumbs.every((thumb) => thumb.equals(thumbs[0] ?? Buffer.alloc(0)))).toBe(true);
    expect(await seen(`/media/takes/${still}/thumb?w=640`, 'thumb.jpg')).toMatchObject({ width: 128, height: 72 });
    const strip = await seen(`/media/takes/${clip}/filmstrip`, 'strip.jpg');
    expect([strip.height, strip.width % 160]).toEqual([90, 0]);
    const preview = await seen(`/media/takes/${clip}?as=preview`, 'preview.mp4');
    expect(preview).toMatchObject({ pixelFormat: 'yuv420p', width: MADE.width, height: MADE.height });
    expect((await hosted.ask(`/media/takes/${still}/filmstrip`)).status).toBe(404);
    expect((await hosted.ask(`/media/takes/${still}/thumb?w=99999`)).status).toBe(400);
  });

  test.each([
    'takes/tak_aaaaaaaaaaaaaaaa',
    'takes/PROJECT',
    'takes/STILL/nothing',
    'footage/STILL/file',
    'pictures/STILL/x',
  ])('media/%s is not there, which one sentence says', async (path) => {
    const answer = await hosted.ask(`/media/${path.replace('STILL', still).replace('PROJECT', project)}`);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain(folder.path());
  });
});

test('footage that a page gives is served with its views', async () => {
  const file = await upload('harbour.mp4', readFileSync(await FILES.video(folder.path())));
  const { result } = await finish(await page.calls.footage.import({ project, files: [file] }));
  const id = result.imported[0]?.footage.id ?? '';
  const types = await Promise.all(
    ['file', 'thumb', 'filmstrip', 'waveform'].map(async (part) => {
      const answer = await hosted.ask(`/media/footage/${id}/${part}`);
      return [answer.status, answer.headers.get('content-type'), (await answer.arrayBuffer()).byteLength > 0];
    }),
  );
  const known = ['video/mp4', 'image/jpeg', 'image/jpeg', 'application/octet-stream'];
  expect(types).toEqual(known.map((type) => [200, type, true]));
});

test('a reference picture is served under the name of whom it shows, and asked about again', async () => {
  const picture = await upload('mara.jpg', readFileSync(REFERENCE));
  await page.calls.projects.setPicture({ project, name: 'MARA', picture });
  const answer = await hosted.ask(`/media/pictures/${project}/MARA`);
  expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(REFERENCE))).toBe(true);
  expect(answer.headers.get('cache-control')).toBe('private, no-cache');
});

test('what is exported is a download under its own name', async () => {
  const output = await grantOf(`/outputs?name=${encodeURIComponent('../灯塔 "终".fountain')}`);
  expect((await hosted.ask(`/outputs/${output}`)).status).toBe(404);
  await finish(await page.calls.projects.export({ project, format: 'fountain', output }));
  const answer = await hosted.ask(`/outputs/${output}`);
  expect(answer.headers.get('content-disposition')).toContain(
    "filename*=UTF-8''%E7%81%AF%E5%A1%94%20%E7%BB%88.fountain",
  );
  expect(await answer.text()).toContain('INT. ROOM - DAY');
  // A grant to read is none to fetch.
  expect((await hosted.ask(`/outputs/${await upload('a.txt', 'a')}`)).status).toBe(404);
});

/** The files of a download that is a zip, by their names. */
async function unzipped(output: string): Promise<{ readonly name: string; readonly files: Record<string, Buffer> }> {
  const answer = await hosted.ask(`/outputs/${output}`);
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type')).toBe('application/zip');
  expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
  const files = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, Buffer.from(content)]),
  );
  const name = /filename\*=UTF-8''(.*)$/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '';
  return { name: decodeURIComponent(name), files };
}

/** A film of stills in which something is said. */
async function animatic(): Promise<string> {
  const file = await upload('纸船.fountain', `${SCRIPT}\nMARA\nThe boats are out.\n`);
  const film = (await page.calls.projects.open({ file, settings: MADE })).project;
  await page.calls.takes.enqueue({ project: film, kind: 'still' });
  for await (const { jobs } of await page.calls.jobs.watch({ project: film })) if (jobs.length === 0) break;
  return film;
}

async function exported(wanted: Parameters<typeof page.calls.exports.start>[0]): Promise<void> {
  const { id } = await page.calls.exports.start(wanted);
  for await (const jobs of await page.calls.exports.watch()) {
    const state = jobs.find((job) => job.id === id)?.state;
    if (state?.status === 'done') return;
    if (state?.status === 'failed') throw new Error(state.message);
  }
}

test('a film with what lies beside it is one zip', async () => {
  const output = await grantOf(`/outputs?name=${encodeURIComponent('灯塔.mp4')}`);
  const film = { what: 'film', project: await animatic(), pictures: 'stills' } as const;
  await exported({ ...film, captions: 'sidecar', with_poster: true, output });
  expect((await hosted.ask(`/outputs/${output}`, { method: 'HEAD' })).headers.get('content-type')).toBe(
    'application/zip',
  );
  const { name, files } = await unzipped(output);
  expect(name).toBe('灯塔.zip');
  expect(Object.keys(files).toSorted()).toEqual(['灯塔.mp4', '灯塔.poster.png', '灯塔.srt']);
  const path = await folder.fileOf('zipped.mp4', files['灯塔.mp4'] ?? Buffer.of());
  expect(await probeVideo(await locateFfmpeg(), path)).toMatchObject({ width: MADE.width, height: MADE.height });
  expect(files['灯塔.poster.png']?.subarray(1, 4).toString('latin1')).toBe('PNG');

  // Who leaves in the middle of it leaves the next one whole.
  const left = new AbortController();
  const answer = await hosted.ask(`/outputs/${output}`, { signal: left.signal });
  await answer.body?.getReader().read();
  left.abort();
  expect(Object.keys((await unzipped(output)).files)).toHaveLength(3);
});

test('the pictures of a film, one by one, are one zip', async () => {
  const output = await grantOf(`/outputs?name=${encodeURIComponent('灯塔-%05d.png')}`);
  const film = { what: 'film', project: await animatic(), pictures: 'stills' } as const;
  await exported({ ...film, preset: 'png', to: '0.5', output });
  const { name, files } = await unzipped(output);
  expect(name).toBe('灯塔.zip');
  expect(Object.keys(files).length).toBeGreaterThan(1);
  expect(Object.keys(files).toSorted()[0]).toBe('灯塔-00001.png');
});

test.each(['../../../../tmp/evil.txt', '..\\evil.txt', '/etc/evil.txt', 'a\0b.txt', '%2e%2e%2fevil.txt', ''])(
  'a file called %j is written nowhere but among what pages sent',
  async (name) => {
    await upload(name, 'evil');
    expect([existsSync(join(library(), 'evil.txt')), existsSync('/tmp/evil.txt')]).toEqual([false, false]);
    const found = readdirSync(join(library(), 'tmp'), { recursive: true, withFileTypes: true });
    for (const { name: written } of found.filter((each) => each.isFile())) expect(written).not.toMatch(/^\.|[\\/\0]/u);
  },
);

test('a file that does not come whole is not taken', async () => {
  const cut = new ReadableStream({
    start: (controller) => {
      controller.enqueue(Buffer.from('half'));
      setImmediate(() => controller.error(new Error('gone')));
    },
  });
  const sent = hosted.ask('/files?name=cut.txt', { method: 'POST', body: cut, duplex: 'half' });
  await expect(sent).rejects.toBeInstanceOf(TypeError);
  const left = readdirSync(join(library(), 'tmp'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((name) => name.endsWith('cut.txt'))).toEqual([]);
});

test('what pages sent and got is gone with the host', async () => {
  await page.close();
  await hosted.close();
  expect(readdirSync(join(library(), 'tmp'))).toEqual([]);
});
