import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locateFfmpeg } from '../../src-main/media/locate.ts';
import { probeVideo } from '../../src-main/media/probe.ts';
import { TINY_SCRIPT } from '../support/app/films.ts';
import { lastJson, ROOT, shotloom } from '../support/cli/shotloom.ts';
import type { Ended } from '../support/cli/shotloom.ts';

const SMALL = ['--size', '192x108', '--fps', '12'];

let folder: string;
let script: string;
let film: string;
let first: Ended;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom 影片 🎬 '));
  script = join(folder, 'tiny film.fountain');
  film = join(folder, 'tiny film.mp4');
  writeFileSync(script, TINY_SCRIPT);
  first = await run('film', script, film, ...SMALL, '--json');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command on the library of these tests. */
async function run(...args: string[]): Promise<Ended> {
  return await shotloom(args, { SHOTLOOM_LIBRARY: join(folder, 'library') });
}

describe('film', () => {
  test('tells what it made in one JSON object, in the last line', () => {
    expect(first.status).toBe(0);
    const json = lastJson(first);
    expect(json).toMatchObject({
      scenes: 2,
      shots: 3,
      generated: 3,
      reused: 0,
      provider: 'cpu',
      model: 'Shotloom built-in',
    });
    expect(json['digest_of_frames']).toMatch(/^[0-9a-f]{64}$/u);
    for (const field of ['frames', 'duration_s', 'generate_s', 'render_s', 'wall_s'])
      expect(json[field]).toBeGreaterThan(0);
    expect(json['duration_s']).toBeCloseTo(Number(json['frames']) / 12, 6);
  });

  test('shows every stage on standard error, in plain lines where it is piped', () => {
    const { stderr } = first;
    for (const stage of ['Stills: ', 'Clips: ', 'Render: ']) expect(stderr).toContain(`\n${stage}`);
    expect(stderr).toContain('shot 3 of 3');
    for (const mark of ['\r', '\u001B', '█']) expect(stderr).not.toContain(mark);
  });

  test('writes an MP4 that plays everywhere, and nothing beside it', async () => {
    const probe = await probeVideo(await locateFfmpeg(), film);
    expect(probe).toMatchObject({
      width: 192,
      height: 108,
      frames: lastJson(first)['frames'],
      rate: { numerator: 12, denominator: 1 },
      pixelFormat: 'yuv420p',
      colour: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv' },
      audio: { sampleRate: 48_000, channels: 2 },
      problems: [],
    });
    expect(Math.abs(probe.seconds - (probe.audio?.seconds ?? 0))).toBeLessThan(1 / 12);
    const bytes = readFileSync(film);
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    expect(readdirSync(folder).toSorted()).toEqual(['library', 'tiny film.fountain', 'tiny film.mp4']);
  });

  test('generates nothing the second time, says so, and makes the same film', async () => {
    const before = readFileSync(film);
    const again = await run('film', script, film, ...SMALL, '--json');
    expect(lastJson(again)).toMatchObject({
      generated: 0,
      reused: 3,
      digest_of_frames: lastJson(first)['digest_of_frames'],
      project: lastJson(first)['project'],
    });
    expect(again.stderr).toContain('Every shot was current: nothing was generated.');
    expect(readFileSync(film).equals(before)).toBe(true);
  });
});

describe('a project', () => {
  test('is listed, its shots too, and rendered again', async () => {
    const { projects } = lastJson(await run('projects', '--json')) as { projects: { id: string; shots: number }[] };
    expect(projects).toMatchObject([{ title: 'Tiny', shots: 3, takes: 6, width: 192, height: 108, seed: 1 }]);
    const id = projects[0]?.id ?? '';
    expect((await run('projects')).stdout).toContain(`${id}  Tiny  3 shots, 6 takes, 192x108`);

    const { shots } = lastJson(await run('generate', id, '--list', '--json')) as {
      shots: { id: string; clip: { state: string } }[];
    };
    expect(shots.map(({ clip }) => clip.state)).toEqual(['current', 'current', 'current']);
    const one = await run('generate', id, '--shot', shots[1]?.id ?? '', '--json');
    expect(lastJson(one)).toMatchObject({ kind: 'clip', generated: 0, reused: 1 });

    const out = join(folder, 'again.mp4');
    const rendered = lastJson(await run('render', id, out, '--json'));
    expect(rendered).toMatchObject({ frames: lastJson(first)['frames'], encoded: 0, reused: 3, stills: 0 });
    expect(readFileSync(out).equals(readFileSync(film))).toBe(true);
    expect(lastJson(await run('render', id, out, '--stills', '--json'))).toMatchObject({ stills: 3 });
  });
});

describe('a prompt', () => {
  test.each([['夜，雨，码头。穿黄色外套的女人向左奔跑。', '码头.mp4']])('%s becomes a clip', async (prompt, name) => {
    const out = join(folder, name);
    const made = await run('generate', '--prompt', prompt, out, ...SMALL, '--seconds', '0.5', '--json');
    expect(lastJson(made)).toMatchObject({ kind: 'clip', generated: 1 });
    const probe = await probeVideo(await locateFfmpeg(), out);
    expect(probe).toMatchObject({ width: 192, height: 108, frames: 6, problems: [] });
  });

  test.each([['A white cat sits in the room.', 'cat.png']])('%s becomes a picture', async (prompt, name) => {
    const out = join(folder, name);
    expect((await run('generate', '--prompt', prompt, out, ...SMALL)).status).toBe(0);
    const header = readFileSync(out).subarray(0, 24);
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([192, 108]);
  });
});

describe('what is said, and when', () => {
  test('stresses the thing that is shown as its word is spoken, in captions of any encoding', async () => {
    const words = join(folder, 'said.srt');
    const line = '1\r\n00:00:00,200 --> 00:00:00,400\r\n雨伞\r\n';
    // The bytes of GB18030, in which captions are often written.
    writeFileSync(words, Buffer.from(line.replace('雨伞', '\xd3\xea\xc9\xa1'), 'latin1'));
    const prompt = 'A woman holds an umbrella.';
    const out = join(folder, 'said.mp4');
    const of = ['--prompt', prompt, out, ...SMALL, '--seconds', '0.5'];
    const silent = lastJson(await run('generate', ...of, '--json'));
    const said = lastJson(await run('generate', ...of, '--words', words, '--appear', '--json'));
    expect(silent['stressed']).toBeUndefined();
    expect(said).toMatchObject({ stressed: { name: 'umbrella', at_s: [0.2] } });
    expect(said['digest_of_frames']).not.toBe(silent['digest_of_frames']);
    writeFileSync(words, line.replaceAll('00:00:00,', '00:01:00,').replace('雨伞', 'an umbrella'));
    const tooLate = lastJson(await run('generate', ...of, '--words', words, '--json'));
    expect(tooLate).toMatchObject({ stressed: null, digest_of_frames: silent['digest_of_frames'] });
  });
});

describe('looking at a script', () => {
  test('parse prints its elements', async () => {
    const { elements } = lastJson(await run('parse', script, '--json')) as { elements: Record<string, unknown>[] };
    expect(elements.map(({ type }) => type)).toEqual([
      'title_page',
      'scene_heading',
      'action',
      'character',
      'dialogue',
      'scene_heading',
      'action',
    ]);
    const [, heading] = elements;
    const [start, end] = (heading?.['range'] ?? []) as number[];
    expect(readFileSync(script, 'utf8').slice(start, end)).toBe('INT. ROOM - DAY');
    expect((await run('parse', script)).stdout).toContain('scene_heading  INT. ROOM - DAY\n');
  });

  test('draft prints its storyboard', async () => {
    const { scenes } = lastJson(await run('draft', script, '--json')) as {
      scenes: { heading: string; shots: Record<string, unknown>[] }[];
    };
    expect(scenes.map(({ heading, shots }) => [heading, shots.length])).toEqual([
      ['INT. ROOM - DAY', 2],
      ['EXT. HARBOUR - NIGHT - RAIN', 1],
    ]);
    for (const field of ['key', 'picture', 'size', 'move', 'duration_s', 'lines']) {
      expect(scenes[0]?.shots[0]).toHaveProperty(field);
    }
    expect((await run('draft', script)).stdout).toContain('MARA: Hello.');
  });
});

describe('the program itself', () => {
  test('looks whether everything is there', async () => {
    const looked = await run('doctor', '--json');
    expect(looked.status).toBe(0);
    const { checks } = lastJson(looked) as { checks: { name: string; ok: boolean }[] };
    expect(checks.map(({ name, ok }) => `${name} ${ok}`)).toEqual(
      [
        ...['node', 'machine', 'ffmpeg', 'encoders', 'model', 'provider', 'caption font', 'voices', 'instruments'],
        ...['library', 'last backup'],
      ].map((name) => `${name} true`),
    );
  });

  test('says what is not there, and that not all is well', async () => {
    const looked = await shotloom(['doctor'], {
      SHOTLOOM_FFMPEG: '/nonexistent',
      SHOTLOOM_LIBRARY: join(folder, 'library'),
    });
    expect(looked.status).toBe(1);
    expect(looked.stdout).toMatch(/^FAIL {2}ffmpeg .*\/nonexistent/mu);
    expect(looked.stdout).toMatch(/^ok {4}model/mu);
  });

  test.each(['film', 'parse', 'draft', 'generate', 'render', 'projects', 'doctor'])('%s has help', async (command) => {
    const { status, stdout, stderr } = await run(command, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^Usage: shotloom ${command} `, 'u'));
  });

  test('has help and a version of its own, as npx starts it too', async () => {
    expect((await run('--help')).stdout).toBe((await run()).stdout);
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect((await run('--version')).stdout).toBe(`${version}\n`);
    const { stdout } = await promisify(execFile)('npx', ['--no-install', 'shotloom', '--version'], { cwd: ROOT });
    expect(stdout).toBe(`${version}\n`);
  });
});
