import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editFootage, importFootage, listFootage } from '../../../src-main/app/footage.ts';
import { normalised, viewOf } from '../../../src-main/app/footage-views.ts';
import { searchClips } from '../../../src-main/app/search.ts';
import { makeServices } from '../../../src-main/app/services.ts';
import type { Services } from '../../../src-main/app/services.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { finish } from '../../support/app/finish.ts';
import { writeFfmpeg } from '../../support/cli/shotloom.ts';
import { settings } from '../../support/library/records.ts';
import { BAD_FILES, FILES, make } from '../../support/media/footage-files.ts';
import { MediaBench, numberedFrames } from '../../support/media/media.ts';

const never = new AbortController().signal;

let folder: string;
let services: Services;
let project: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 素材 🎬 '));
  services = makeServices({ library: join(folder, 'library') });
  const small = { ...settings, width: 320, height: 180, script_path: null };
  project = services.library().createProject(small).id;
});

afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

type Said = Partial<Omit<Parameters<typeof importFootage>[1], 'project' | 'files'>>;

const bringIn = async (paths: readonly string[], said: Said = {}) =>
  (await finish(importFootage(services, { project, files: [], ...said }, paths, undefined))).result;

/** Imports one file that can be used. */
async function imported(path: string, said: Said = {}) {
  const {
    imported: [one],
    refused,
  } = await bringIn([path], said);
  expect(refused).toEqual([]);
  if (!one) throw new Error('Nothing was imported.');
  return one;
}

const temporaries = () => readdirSync(join(folder, 'library', 'tmp'));

const COLOURS = { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' };

describe('what comes in', () => {
  const upright = { rotation: 0, is_variable: false, is_interlaced: false, has_alpha: false };
  const rate = (numerator: number) => ({ numerator, denominator: 1 });

  test.each([
    [
      'video',
      'video',
      2,
      { ...upright, width: 160, height: 90, frames: 48, rate: rate(24) },
      { sample_rate: 44100, channels: 1 },
    ],
    ['variable', 'video', 4.9, { ...upright, width: 160, height: 90, frames: 48, is_variable: true }, null],
    ['turned', 'video', 2, { ...upright, rotation: 90, width: 90, height: 160, frames: 48 }, null],
    [
      'hdr',
      'video',
      2,
      {
        ...upright,
        pixel_format: 'yuv420p10le',
        colour: { primaries: 'bt2020', transfer: 'smpte2084', matrix: 'bt2020nc', range: 'tv' },
      },
      null,
    ],
    ['interlaced', 'video', 1, { ...upright, is_interlaced: true, frames: 25, rate: rate(25) }, null],
    ['wide', 'video', 2, { ...upright, width: 320, height: 90 }, null],
    ['odd', 'video', 1, { ...upright, width: 161, height: 91, frames: 25, rate: rate(25) }, null],
    ['webm', 'video', 2, { ...upright, frames: 48, rate: rate(24) }, null],
    ['avi', 'video', 2, { ...upright, frames: 48, rate: rate(24) }, { sample_rate: 44100, channels: 1 }],
    ['gif', 'video', 1, { ...upright, width: 64, height: 64, frames: 5, has_alpha: true }, null],
    ['apng', 'video', 1, { ...upright, width: 64, height: 64, frames: 5 }, null],
    ['alpha', 'picture', null, { ...upright, width: 101, height: 77, frames: 1, rate: null, has_alpha: true }, null],
    ['jpeg', 'picture', null, { ...upright, width: 640, height: 360, frames: 1, rate: null }, null],
    ['surround', 'sound', 1, null, { sample_rate: 44100, channels: 6 }],
    ['cover', 'sound', 1, null, { sample_rate: 44100, channels: 1 }],
  ] as const)('%s', async (name, kind, seconds, picture, sound) => {
    const path = await FILES[name](folder);
    const before = readFileSync(path);
    const { outcome, footage } = await imported(path);
    expect(outcome).toBe('added');
    expect(footage).toMatchObject({ kind, name: path.split('/').at(-1), present: true, bytes: before.length });
    expect(footage.facts).toMatchObject({ picture, sound });
    const lasts = footage.facts.duration_s;
    expect(lasts === null ? null : Number(lasts.toFixed(1))).toBe(seconds);
    // The file itself is only read, and nothing unfinished stays.
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(temporaries()).toEqual([]);

    const stored = services.library().footage(footage.id);
    if (!stored) throw new Error('It is not there.');
    const views = await Promise.all(
      (['thumbnail', 'filmstrip', 'waveform'] as const).map((what) => viewOf(services, stored, what, never)),
    );
    expect(views.map((view) => view !== null)).toEqual([picture !== null, kind === 'video', sound !== null]);
    const [thumbnail, , waveform] = views;
    const small = thumbnail ? await probeVideo(await services.ffmpeg(), thumbnail) : null;
    const isSmall = small === null || (Math.max(small.width, small.height) <= 320 && small.width > 1);
    const ending = picture === null ? undefined : picture.has_alpha ? 'png' : 'jpg';
    expect([isSmall, thumbnail?.split('.').at(-1)]).toEqual([true, ending]);
    // Two bytes for every fiftieth of a second, and a tone is not silent.
    const peaks = waveform ? new Int8Array(readFileSync(waveform)) : null;
    const isHeard = peaks === null || Math.max(...peaks) > 5;
    expect([isHeard, Math.round((peaks?.length ?? 0) / 100)]).toEqual([true, sound ? Math.round(lasts ?? 0) : 0]);
  });

  test.each(BAD_FILES)('not %s, and the others are there', async (_what, write, words) => {
    const bad = await write(folder);
    const { imported: added, refused } = await bringIn([bad, await FILES.gif(folder)]);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ code: 'media_unusable' });
    expect(refused[0]?.message).toMatch(words);
    expect(refused[0]?.message).toMatch(/^[^.]*\.?[^.]*\.$/u);
    expect(added.map(({ footage }) => footage.name)).toEqual(['dance.gif']);
    expect(temporaries()).toEqual([]);
  });

  test('once, and again out of the trash, with all that was said of it', async () => {
    const path = await FILES.alpha(folder);
    const { footage } = await imported(path, { credit: 'Mara', licence: 'CC BY 4.0', tags: ['海', ' sea ', 'Sea'] });
    expect(footage).toMatchObject({ credit: 'Mara', licence: 'CC BY 4.0', tags: ['海', 'sea'] });
    const again = await imported(path, { credit: 'Somebody' });
    expect(again).toMatchObject({ outcome: 'known', footage: { id: footage.id, credit: 'Mara' } });
    const library = services.library();
    library.trashFootage(footage.id);
    expect(listFootage(library, project)).toEqual([]);
    rmSync(library.store.pathOf(library.footageWithFile(statOf(footage.id))?.media_sha256 ?? ''));
    expect(await imported(path)).toMatchObject({ outcome: 'restored', footage: { id: footage.id, present: true } });
    const standing = library.history(project).filter(({ undone_at }) => undone_at === null);
    expect(standing.map(({ mark }) => mark)).toEqual(['create', 'import']);
  });

  const statOf = (id: string): string => {
    const [row] = services
      .library()
      .history(project)
      .flatMap(({ diff }) => diff)
      .filter((entry) => entry.id === id);
    return String(row?.after?.['media_sha256']);
  };

  test('as one step, which is undone and done again', async () => {
    const paths = [await FILES.alpha(folder), await FILES.gif(folder)];
    await bringIn(paths);
    const library = services.library();
    const before = listFootage(library, project);
    library.undo(project);
    expect(listFootage(library, project)).toEqual([]);
    library.redo(project);
    expect(listFootage(library, project)).toEqual(before);
  });

  test('not what kills ffmpeg', async () => {
    const body = 'case "$*" in *framecrc*) kill -SEGV $$;; *) exec "$REAL" "$@";; esac';
    await services.close();
    services = makeServices({
      library: join(folder, 'library'),
      ffmpeg: await writeFfmpeg(join(folder, 'dying.sh'), body),
    });
    const { refused } = await bringIn([await FILES.silent(folder)]);
    expect(refused.map(({ message }) => message)).toEqual([
      '"silent.mov" makes ffmpeg fail; save it as MP4, or set SHOTLOOM_FFMPEG to another ffmpeg.',
    ]);
  });

  test('not when the disk is full, which is no fault of the file', async () => {
    const body = 'case "$*" in *framecrc*) echo "x: No space left on device" >&2; exit 1;; *) exec "$REAL" "$@";; esac';
    await services.close();
    services = makeServices({
      library: join(folder, 'library'),
      ffmpeg: await writeFfmpeg(join(folder, 'full.sh'), body),
    });
    await expect(bringIn([await FILES.silent(folder)])).rejects.toMatchObject({ code: 'ffmpeg_failed' });
    expect(temporaries()).toEqual([]);
  });

  test('and stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    const stopped = finish(importFootage(services, { project, files: [] }, [await FILES.gif(folder)], stop.signal));
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    expect([listFootage(services.library(), project), temporaries()]).toEqual([[], []]);
  });
});

describe('the part that is meant', () => {
  test('is said at the import, also as a timecode, and changed later in one step of a drag', async () => {
    const path = await FILES.silent(folder);
    const { footage } = await imported(path, { source_in: '00:00:00:12', source_out: 1.5 });
    expect(footage).toMatchObject({ source_in_s: 0.5, source_out_s: 1.5 });
    const library = services.library();
    for (const source_in of [0.6, 0.7, 0.8])
      editFootage(library, { footage: footage.id, source_in, gesture: 'drag 1' });
    const dragged = editFootage(library, { footage: footage.id, source_out: null, gesture: 'drag 2' });
    expect(dragged).toMatchObject({ source_in_s: 0.8, source_out_s: null });
    expect(library.history(project).map(({ mark }) => mark)).toEqual(['create', 'import', 'footage', 'footage']);
    library.undo(project);
    library.undo(project);
    expect(listFootage(library, project)[0]).toMatchObject({ source_in_s: 0.5, source_out_s: 1.5 });
  });

  test.each([
    [{ source_in: 3 }, /^"silent\.mov" cannot be cut so: its in \(3 s\) lies behind its end: it lasts 2 s\.$/u],
    [{ source_in: 1, source_out: 0.5 }, /its out \(0\.5 s\) must lie behind its in \(1 s\)\.$/u],
    [{ source_in: 'soon' }, /^"soon" is no moment of "silent\.mov"; write seconds/u],
    [{ source_in: '00:00:01:24' }, /is no moment/u],
  ])('cannot be %j', async (said, words) => {
    const path = await FILES.silent(folder);
    const { refused } = await bringIn([path], said);
    expect(refused).toMatchObject([{ code: 'bad_option', message: expect.stringMatching(words) as string }]);
    const { footage } = await imported(path);
    expect(() => editFootage(services.library(), { footage: footage.id, ...said })).toThrow(words);
  });
});

describe('footage as its film has it', () => {
  async function asFilm(path: string) {
    const { footage } = await imported(path);
    const made = await normalised(services, footage.id, never);
    const ffmpeg = await services.ffmpeg();
    return { footage, made, probe: made.pictures === null ? null : await probeVideo(ffmpeg, made.pictures) };
  }

  test.each([
    ['video', 48, 320, 180],
    ['variable', 118, 320, 180],
    ['turned', 48, 102, 180],
    ['hdr', 48, 320, 180],
    ['hlg', 48, 320, 180],
    ['interlaced', 24, 300, 180],
    ['wide', 48, 320, 90],
    ['odd', 24, 318, 180],
    ['gif', 24, 180, 180],
    ['webm', 48, 320, 180],
    // Its first picture comes one late, as AVI with such pictures has it.
    ['avi', 49, 320, 180],
  ] as const)(
    '%s has exactly %i frames, as large as they fit, of the rate and colours',
    async (name, frames, width, height) => {
      const { made, probe } = await asFilm(await FILES[name](folder));
      expect(made.frames).toBe(frames);
      expect(probe).toMatchObject({
        frames,
        width,
        height,
        rate: { numerator: 24, denominator: 1 },
        pixelFormat: 'yuv420p',
        colour: COLOURS,
        problems: [],
        audio: null,
      });
      expect(temporaries()).toEqual([]);
    },
  );

  test('shows at each moment what the source shows then, at a constant and at a variable rate', async () => {
    const bench = await MediaBench.open();
    try {
      const format = { width: 64, height: 48, rate: { numerator: 24, denominator: 1 } };
      const sha256 = await bench.clip('constant.mp4', format, numberedFrames(format, 24));
      writeFileSync(join(folder, 'constant.mp4'), readFileSync(await bench.store.read(sha256)));
      // Each picture of the second half stays three times as long.
      const slower = 'setpts=if(lt(N\\,12)\\,N\\,12+(N-12)*3)/24/TB';
      const lossless = ['-fps_mode', 'vfr', '-c:v', 'libx264', '-qp', '0'];
      const variable = await make(folder, '-i', 'constant.mp4', '-vf', slower, ...lossless, 'slower.mp4');
      const shown = async (path: string) => {
        const { made } = await asFilm(path);
        const pictures = await bench.pictures(made.pictures ?? '', { width: 240, height: 180 });
        return pictures.map((planes) => numberIn(planes));
      };
      expect(await shown(join(folder, 'constant.mp4'))).toEqual(Array.from({ length: 24 }, (_, index) => index));
      const expected = Array.from({ length: 46 }, (_, index) =>
        index < 12 ? index : 12 + Math.floor((index - 12) / 3),
      );
      expect((await shown(variable)).slice(0, 46)).toEqual(expected);
    } finally {
      await bench.close();
    }
  });

  /** The number that stands at the left of a numbered picture of 240x180. */
  function numberIn(planes: Uint8Array): number {
    let number = 0;
    for (let bit = 0; bit < 8; bit += 1) {
      const y = Math.floor(((bit + 0.5) * 180) / 8);
      if ((planes[y * 240 + 14] ?? 0) > 126) number |= 1 << bit;
    }
    return number;
  }

  test('its sound is as long as its pictures, and of sound alone as long as it is', async () => {
    const { made } = await asFilm(await FILES.video(folder));
    expect(await samplesOf(made.sound ?? '')).toBe(2 * 48_000);
    const { made: alone } = await asFilm(await FILES.surround(folder));
    expect(alone).toMatchObject({ pictures: null, frames: null });
    expect(await samplesOf(alone.sound ?? '')).toBeCloseTo(48_000, -2);
  });

  async function samplesOf(path: string): Promise<number> {
    const raw = await make(folder, '-i', path, '-f', 's16le', '-c:a', 'pcm_s16le', 'samples.raw');
    return statSync(raw).size / 4;
  }

  test('a picture keeps its holes', async () => {
    const { made, probe } = await asFilm(await FILES.alpha(folder));
    expect(made.sound).toBeNull();
    expect(probe).toMatchObject({ width: 236, height: 180, pixelFormat: 'rgba' });
  });

  test('high dynamic range comes out as bright as a screen shows it', async () => {
    const { made } = await asFilm(await FILES.hdr(folder));
    const raw = await make(
      folder,
      '-i',
      made.pictures ?? '',
      '-frames:v',
      '1',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'gray',
      'luma.raw',
    );
    const luma = readFileSync(raw);
    const mean = luma.reduce((sum, value) => sum + value, 0) / luma.length;
    expect(mean).toBeGreaterThan(60);
    expect(mean).toBeLessThan(200);
  });

  test('is made once, again where it is gone, and anew for another size', async () => {
    const { footage, made } = await asFilm(await FILES.gif(folder));
    const library = services.library();
    const { mtimeMs } = statSync(made.pictures ?? '');
    expect(await normalised(services, footage.id, never)).toEqual(made);
    expect(statSync(made.pictures ?? '').mtimeMs).toBe(mtimeMs);
    rmSync(made.pictures ?? '');
    expect(await normalised(services, footage.id, never)).toEqual(made);
    const found = library.project(project);
    if (!found) throw new Error('The project is not there.');
    const { updated_at: _, ...before } = found;
    library.commit(project, 'size', [
      { table: 'projects', id: project, before, after: { ...before, width: 160, height: 90 } },
    ]);
    expect((await normalised(services, footage.id, never)).pictures).not.toBe(made.pictures);
  });

  test('views that are gone are made again', async () => {
    const { footage } = await imported(await FILES.video(folder));
    const stored = services.library().footage(footage.id);
    if (!stored) throw new Error('It is not there.');
    for (const what of ['thumbnail', 'filmstrip', 'waveform'] as const) {
      const path = await viewOf(services, stored, what, never);
      const before = readFileSync(path ?? '');
      rmSync(path ?? '');
      expect(readFileSync((await viewOf(services, stored, what, never)) ?? '').equals(before)).toBe(true);
    }
  });
});

test('footage is found by its looks, whatever kind of file it is', async () => {
  const flat = (colour: string, ...more: readonly string[]) =>
    make(folder, '-f', 'lavfi', '-i', `color=${colour}:s=160x90:r=10:d=1`, ...more);
  await bringIn([
    await flat('red', '-frames:v', '1', 'red.jpg'),
    await flat('0xe01010', '-c:v', 'ffv1', 'dark red.mkv'),
    await flat('blue', 'blue.gif'),
    await FILES.surround(folder),
  ]);
  const [red] = listFootage(services.library(), project);
  const page = await searchClips(services, { query: '', like: red?.id, limit: 10 });
  expect(page.clips.map((clip) => (clip.source === 'footage' ? clip.name : ''))).toEqual([
    'red.jpg',
    'dark red.mkv',
    'blue.gif',
  ]);
  expect(page.unseen).toBe(0);
});
