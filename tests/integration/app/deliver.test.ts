import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import { readRender, render } from '../../../src-main/hosts/cli/render.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import type { Ffmpeg } from '../../../src-main/media/locate.ts';
import { readSound } from '../../../src-main/media/sound.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { expectRoom } from '../../../src-main/render/expect-room.ts';
import { deliveryOf } from '../../../src-shared/render/delivery.ts';
import { plainPicture, stretch } from '../../../src-shared/render/plan.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
import { finish } from '../../support/app/finish.ts';
import { madeFilm } from '../../support/app/made-films.ts';
import type { MadeFilm } from '../../support/app/made-films.ts';
import { descendantsOf, isAlive } from '../../support/cli/descendants.ts';
import { correlation } from '../../support/correlation.ts';
import { fontsDirectory } from '../../support/media/media.ts';
import { headerOf } from '../../support/media/streams.ts';
import { inWords } from '../../support/sentences-said.ts';

let film: MadeFilm;
let app: App;
let ffmpeg: Ffmpeg;

beforeAll(async () => {
  film = await madeFilm('still');
  app = makeApp({ library: film.library });
  ffmpeg = await locateFfmpeg();
});
afterAll(async () => {
  await app.close();
});

type Wanted = Omit<Parameters<App['calls']['films']['render']>[0], 'project' | 'pictures' | 'output'>;

async function rendered(name: string, wanted: Wanted = {}, signal?: AbortSignal) {
  const path = join(film.folder, name);
  const output = await app.grants.grantOutput(path);
  const input = { project: film.project, pictures: 'stills' as const, output, ...wanted };
  const { reports, result } = await finish(await app.calls.films.render(input, signal ? { signal } : {}));
  return { path, reports, ...result };
}

test('a film has its title, a chapter for every scene, and says what made it, but not who', async () => {
  const { path, frames } = await rendered('film.mp4');
  const { chapters, text } = await headerOf(ffmpeg, path);
  expect(chapters.map(({ title }) => title)).toEqual(['INT. ROOM - DAY', 'EXT. HARBOUR - NIGHT - RAIN']);
  expect(chapters[1]?.end).toBeCloseTo(frames / 6, 2);
  const { metadata } = await probeVideo(ffmpeg, path);
  expect(metadata.get('title')).toBe('Tiny');
  expect(metadata.get('comment')).toMatch(/^Shotloom \d+\.\d+\.\d+, film [0-9a-f]{32}$/u);
  expect(text).not.toContain('AIGC');
});

test('a marker with a name is a chapter of its own beside the scenes', async () => {
  const attach = async (id: string, offset: number, name: string) => {
    const { items } = await app.calls.timeline.show({ project: film.project });
    const content = { kind: 'marker', name } as const;
    const at = { anchor: items[0]?.id ?? '', offset: rational(offset, 6), duration: rational(1, 6) };
    const command = { command: 'attach', id, ...at, content } as const;
    await app.calls.timeline.edit({ project: film.project, command });
  };
  await attach('att_first', 0, 'Opening');
  await attach('att_named', 4, '钟声');
  await attach('att_unnamed', 5, '');
  const { chapters } = await headerOf(ffmpeg, (await rendered('marked.mp4')).path);
  for (let step = 0; step < 3; step += 1) await app.calls.projects.undo({ project: film.project });
  expect(chapters.map(({ title }) => title)).toEqual([
    'INT. ROOM - DAY · Opening',
    '钟声',
    'EXT. HARBOUR - NIGHT - RAIN',
  ]);
  expect(chapters[1]?.start).toBeCloseTo(4 / 6, 2);
  expect(chapters[0]?.end).toBeCloseTo(4 / 6, 2);
});

test('a film in another language is not labelled unless that is asked for', async () => {
  const { path } = await rendered('labelled.webm', { ai_label: true });
  const { metadata } = await probeVideo(ffmpeg, path);
  const field = JSON.parse(metadata.get('AIGC') ?? '{}') as Record<string, string>;
  expect(field).toMatchObject({ Label: '1', ContentProducer: expect.stringMatching(/^Shotloom/u) as string });
  expect(field['ProduceID']).toMatch(/^[0-9a-f]{32}$/u);
});

test.each(['m4a', 'wav'])('sound alone is labelled in its metadata: .%s', async (ending) => {
  const { path } = await rendered(`labelled.${ending}`, { ai_label: true });
  const { text } = await headerOf(ffmpeg, path);
  expect(text).toMatch(/AIGC *[:=] ?\{"Label":"1","ContentProducer":"Shotloom [\d.]+","ProduceID":"[0-9a-f]{32}"/u);
});

test('one scene alone, and a part, have their frames, chapters and the timecode of the film', async () => {
  const whole = await rendered('whole.mp4');
  const scene = await rendered('scene.mov', { scene: '2', preset: 'broadcast', rate: { fps_num: 24, fps_den: 1 } });
  const header = await headerOf(ffmpeg, scene.path);
  expect(header.chapters.map(({ title }) => title)).toEqual(['EXT. HARBOUR - NIGHT - RAIN']);
  const before = whole.duration_s - scene.duration_s;
  expect(before).toBeGreaterThan(1);
  expect(header.text).toMatch(new RegExp(`timecode +: 01:00:0${before}:00`, 'u'));
  const part = await rendered('part.mp4', { from: '1', to: '00:00:02:03' });
  expect(part).toMatchObject({ frames: 9, duration_s: 1.5 });
  await expect(rendered('none.mp4', { scene: '7' })).rejects.toMatchObject({
    code: 'bad_option',
    message: 'The film shows no scene "7"; it has scenes 1 to 2.',
  });
  await expect(rendered('none.mp4', { from: '2', to: '1' })).rejects.toMatchObject({ code: 'bad_option' });
});

test('captions lie beside the film, in a track of it, or nowhere', async () => {
  const soft = await rendered('soft.mp4', { captions: 'soft' });
  expect((await headerOf(ffmpeg, soft.path)).text).toMatch(/\(eng\): Subtitle: mov_text/u);
  const beside = await rendered('beside.mp4', { captions: 'sidecar' });
  expect((await headerOf(ffmpeg, beside.path)).text).not.toContain('Subtitle: ');
  expect(readFileSync(join(film.folder, 'beside.srt'), 'utf8')).toMatch(/^1\n00:00:0\d,\d{3} --> [^\n]+\nHello\.\n/u);
  // The pictures without captions are those of the film with a track.
  expect(beside.reused).toBe(3);
});

test('another rate, size and shape, and a poster', async () => {
  const poster = await app.grants.grantOutput(join(film.folder, 'poster.png'));
  const { path, frames } = await rendered('tall.mp4', {
    shape: 'vertical',
    rate: { fps_num: 12, fps_den: 1 },
    review: true,
    poster,
    poster_at: '1',
  });
  const found = await probeVideo(ffmpeg, path);
  expect(found).toMatchObject({
    width: 72,
    height: 128,
    frames,
    rate: { numerator: 12, denominator: 1 },
    problems: [],
  });
  expect(await probeVideo(ffmpeg, join(film.folder, 'poster.png'))).toMatchObject({
    width: 72,
    height: 128,
    frames: 1,
  });
});

describe('on the command line', () => {
  const printed: string[] = [];
  const run = async (...args: string[]): Promise<string[]> => {
    printed.length = 0;
    const print = (line: string): number => printed.push(line);
    const progress = { write: () => undefined };
    await render(readRender(args), {
      app,
      signal: new AbortController().signal,
      progress,
      keys: null,
      print,
      note: print,
      inWords,
    });
    return printed;
  };

  test('a folder takes every frame as a picture', async () => {
    const folder = join(film.folder, 'pictures');
    await run(film.project, `${folder}/`, '--stills', '--from', '0', '--to', '0.5');
    expect(readdirSync(folder).toSorted()).toEqual(['00001.png', '00002.png', '00003.png']);
  });

  test('presets are listed, also as JSON', async () => {
    expect(await run('--list-presets')).toContain('vp9        VP9 and Opus, free of patents');
    const [json = ''] = await run('--list-presets', '--json');
    expect(JSON.parse(json)).toHaveLength(9);
  });

  test('Chinese words are taken', async () => {
    const [line] = await run(
      film.project,
      join(film.folder, '竖.mp4'),
      '--stills',
      '--frame',
      '竖屏',
      '--to',
      '0.5',
      '--ai-label',
      '开',
    );
    expect(line).toMatch(/竖\.mp4: 0\.5 s, 3 frames, \d shots as stills\.$/u);
  });

  test.each([
    [['--preset', 'vhs'], '--preset "vhs" is not known; choose web, broadcast,'],
    [['--captions', 'loud'], 'choose burnt, soft, sidecar or none.'],
    [['--frame', 'round'], 'choose wide, square or vertical.'],
    [['--frame', 'wide', '--size', '64x64'], '--size and --frame both say'],
    [['--scene', '1', '--from', '2'], '--scene and --from or --to both say'],
    [['--loudness', '-3'], 'choose -14 (web), -16 (podcast) or -23 (broadcast).'],
    [['--poster', 'p.jpg'], 'A poster is written as PNG'],
    [['--preset', 'prores'], 'The preset prores is not written as .mp4; let the output end in .mov or .mkv.'],
    [['--encoder', 'amf'], 'The encoder amf cannot be used for h264 here (this ffmpeg was built without it)'],
    [['--from', '9:99'], '"9:99" is no moment of the film'],
  ])('%j is refused with a sentence', async (args, sentence) => {
    await expect(run(film.project, join(film.folder, 'refused.mp4'), '--stills', ...args)).rejects.toThrow(sentence);
  });
});

describe('a render that is stopped', () => {
  test('leaves no file, keeps what it encoded, and goes on from there', async () => {
    const stop = new AbortController();
    const path = join(film.folder, 'stopped.mp4');
    const output = await app.grants.grantOutput(path);
    const wanted = { project: film.project, pictures: 'stills' as const, output, size: { width: 96, height: 54 } };
    const reports = await app.calls.films.render(wanted, { signal: stop.signal });
    const halted = (async () => {
      for await (const { segment } of reports) if (segment === 1) stop.abort();
    })();
    await expect(halted).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(path)).toBe(false);
    expect(readdirSync(film.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    const again = await rendered('stopped.mp4', { size: { width: 96, height: 54 } });
    expect(again.reused).toBeGreaterThanOrEqual(1);
    expect(again.encoded + again.reused).toBe(3);
  });
});

describe('a render that is paused', () => {
  const size = { width: 64, height: 36 };

  async function begun(name: string) {
    const path = join(film.folder, name);
    const output = await app.grants.grantOutput(path);
    const reports = await app.calls.films.render({ project: film.project, pictures: 'stills', output, size });
    const report = async () => {
      const next = await reports.next();
      if (next.done === true) throw new Error('It has ended.');
      return next.value;
    };
    const { render: id } = await report();
    const change = (what: 'pause' | 'resume' | 'cancel') => app.calls.films.changeRender({ render: id, do: what });
    return { path, reports, report, id, change };
  }

  test('is listed, has no encoders, loses nothing, goes on, and is the same film', async () => {
    // The model's, which made the stills.
    const others = descendantsOf(process.pid);
    const { path, reports, report, id, change } = await begun('paused.mp4');
    let encoded = (await report()).segment;
    while (encoded === 0) encoded = (await report()).segment;
    expect(await change('pause')).toEqual({ changed: true });
    expect(await change('pause')).toEqual({ changed: false });
    let paused = await report();
    while (!paused.paused) paused = await report();
    expect(paused).toMatchObject({ render: id, left_ms: null });
    expect(await app.calls.films.renders()).toMatchObject([
      { project: film.project, output: 'paused.mp4', progress: { render: id, paused: true } },
    ]);
    while (descendantsOf(process.pid).some((one) => !others.includes(one) && isAlive(one))) await sleep(10);
    expect(existsSync(path)).toBe(false);
    expect(await change('resume')).toEqual({ changed: true });
    const { result } = await finish(reports);
    expect(result).toMatchObject({ encoded: 3, reused: 0 });
    expect(await app.calls.films.renders()).toEqual([]);
    await expect(change('pause')).rejects.toMatchObject({ code: 'not_found' });

    const other = await madeFilm('still');
    const unpaused = makeApp({ library: other.library });
    const output = await unpaused.grants.grantOutput(join(other.folder, 'unpaused.mp4'));
    await finish(await unpaused.calls.films.render({ project: other.project, pictures: 'stills', output, size }));
    await unpaused.close();
    expect(readFileSync(path).equals(readFileSync(join(other.folder, 'unpaused.mp4')))).toBe(true);
  });

  test('is cancelled, also while it rests', async () => {
    const { path, reports, change } = await begun('cancelled.mp4');
    await change('pause');
    await change('cancel');
    await expect(finish(reports)).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(path)).toBe(false);
  });

  test('by the key p on the command line, and again goes on by it', async () => {
    let press = (key: string): void => expect.unreachable(key);
    const keys = {
      listen: (onKey: typeof press) => {
        press = onKey;
        return () => (press = () => undefined);
      },
    };
    const written: string[] = [];
    const progress = {
      write: (text: string): void => {
        written.push(text);
        if (text.startsWith('Render: segment 1')) press('p');
        if (text.startsWith('Render: paused')) press('P');
      },
    };
    const print = (): void => undefined;
    const path = join(film.folder, '暂停.mp4');
    const line = readRender([film.project, path, '--stills', '--size', '96x64']);
    await render(line, { app, signal: new AbortController().signal, progress, keys, print, note: print, inWords });
    expect(written.filter((text) => text.includes('paused'))).toEqual(['Render: paused, the key p lets it go on\n']);
    expect(written.at(-1)).toMatch(/^Render: \d+ frames, 3 segments encoded, 0 reused\n$/u);
    expect(existsSync(path)).toBe(true);
  });
});

test('a film that no disk holds is refused before anything is encoded', async () => {
  const frames = 200_000_000;
  const segment = stretch(plainPicture({ kind: 'black' }, frames), []);
  const plan = {
    ...{ width: 8192, height: 8192, rate: { numerator: 24, denominator: 1 }, segments: [segment], title: '' },
  };
  const delivery = deliveryOf({ preset: 'prores', container: 'mov', loudness: null }, ffmpeg.encoders, -14);
  const store = { read: () => Promise.resolve(''), pathOf: () => '' };
  const tools = { ffmpeg, store, cacheDirectory: join(film.folder, 'cache'), fontsDirectory };
  await expect(expectRoom(plan, delivery, tools, join(film.folder, 'huge.mov'))).rejects.toMatchObject({
    code: 'output_unwritable',
    message: expect.stringMatching(/^The film needs about \d+\.\d GB on the disk of .* free; make room/u) as string,
  });
});

test('what is heard of a part is what is heard then in the film', async () => {
  const { project } = film;
  await app.calls.speech.setSound({ project, change: { voices: true } });
  await finish(await app.calls.speech.prepare({ project }));
  const whole = await rendered('whole.wav');
  const part = await rendered('part.wav', { from: '3', to: '4.5' });
  expect((await headerOf(ffmpeg, part.path)).text).toContain('Duration: 00:00:01.50');
  const second = async (path: string, from: number): Promise<number[]> => {
    const { samples, rate } = await readSound(ffmpeg, path, `${path}.raw`);
    return Array.from(samples.subarray(from * rate, (from + 1) * rate));
  };
  const heard = await second(whole.path, 3);
  expect(Math.max(...heard)).toBeGreaterThan(0.01);
  expect(correlation(heard, await second(part.path, 0))).toBeGreaterThan(0.95);
});
