import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { speakerNamed } from '../../../src-main/hosts/cli/sound.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import { probeVideo } from '../../../src-main/media/probe.ts';
import { readSound } from '../../../src-main/media/sound.ts';
import { ebur128 } from '../../support/audio/ebur128.ts';
import { tone, wavOf } from '../../support/audio/sounds.ts';
import { finish } from '../../support/app/finish.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('film sound');
const settings = { seed: 1, width: 128, height: 72, fps_num: 12, fps_den: 1 };
/** The second line takes longer to say than its few letters tell. */
const SCRIPT = `INT. LIGHTHOUSE - NIGHT

MARA (30s, a woman in a yellow coat) holds a lamp.

MARA
Hello.

TOM (40s, a man in a blue coat) waits.

TOM
It is 1,234,567,890!
`;

let app: App;
let project: string;
const library = (): string => join(folder.path(), 'library');

beforeAll(async () => {
  app = makeApp({ library: library() });
  const script = await folder.fileOf('script.fountain', SCRIPT);
  ({ project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings }));
});
afterAll(async () => await app.close());

async function rendered(name: string): Promise<{ readonly film: string; readonly frames: number }> {
  const film = join(folder.path(), name);
  const output = await app.grants.grantOutput(film);
  const { result } = await finish(await app.calls.films.render({ project, pictures: 'best', output }));
  return { film, frames: result.frames };
}

/** The root of the mean square of a film's sound between two moments, in decibels. */
async function levels(film: string): Promise<(from: number, to: number) => number> {
  const { samples, rate } = await readSound(await locateFfmpeg(), film, `${film}.f32`);
  return (from, to) => {
    const part = samples.subarray(Math.round(from * rate), Math.round(to * rate));
    return 10 * Math.log10(part.reduce((sum, value) => sum + value * value, 0) / part.length + 1e-12);
  };
}

/** When each line begins in the film, and ends: seconds. */
async function linesIn(): Promise<{ readonly at: number; readonly end: number; readonly longer: boolean }[]> {
  const out = await app.grants.grantOutput(join(folder.path(), 'voices.wav'));
  const { result } = await finish(await app.calls.speech.narrate({ project, output: out }));
  return result.shots.flatMap(({ lines, drafted_s, duration_s }) =>
    lines.map(({ at_s, seconds }) => ({ at: at_s, end: at_s + seconds, longer: duration_s > drafted_s })),
  );
}

test('a film speaks: each line in its shot, which is as long as its lines, and the file has its loudness', async () => {
  await app.calls.speech.setSound({ project, change: { music: false, ambience: false } });
  await finish(await app.calls.takes.generate({ project, kind: 'clip' }));
  const { film, frames } = await rendered('spoken.mp4');
  const lines = await linesIn();
  expect(lines.map(({ longer }) => longer)).toEqual([false, true]);

  const level = await levels(film);
  const [hello, number] = lines;
  if (!hello || !number) throw new Error('A line is missing.');
  for (const { at, end } of [hello, number]) expect(level(at, Math.min(end, at + 0.6))).toBeGreaterThan(-30);
  // Nobody is heard before a line begins: pictures and sound go together.
  expect(level(hello.at - 0.3, hello.at - 0.05)).toBeLessThan(-60);
  expect(level(number.at - 0.3, number.at - 0.05)).toBeLessThan(-60);

  const probe = await probeVideo(await locateFfmpeg(), film);
  expect(probe).toMatchObject({ frames, problems: [] });
  const { loudness, truePeak } = await ebur128(await locateFfmpeg(), film);
  expect(Math.abs(loudness + 14)).toBeLessThanOrEqual(0.5);
  expect(truePeak).toBeLessThanOrEqual(-1);
});

test('music and places are heard around what is said, and make way for it', async () => {
  await app.calls.speech.setSound({ project, change: { music: true, ambience: true, loudness: -23 } });
  const { film } = await rendered('music.mp4');
  const [, number] = await linesIn();
  const level = await levels(film);
  expect(level(0.5, 1.5)).toBeGreaterThan(-45);
  // Between two words music is lower than where nobody speaks.
  expect(level((number?.end ?? 0) + 0.05, (number?.end ?? 0) + 0.25)).toBeLessThan(level(0.6, 1.2) - 4);
  const { loudness } = await ebur128(await locateFfmpeg(), film);
  expect(Math.abs(loudness + 23)).toBeLessThanOrEqual(0.5);
});

test('another voice makes just the shots stale in which it is heard, and can be undone', async () => {
  const stale = async () =>
    (await app.calls.projects.shots({ project }))
      .filter(({ clip }) => clip.state !== 'current')
      .map(({ clip }) => clip);
  expect(await stale()).toEqual([]);
  const { cast } = await app.calls.speech.sound({ project });
  expect(cast.map(({ character, chosen }) => [character, chosen])).toEqual([
    ['MARA', false],
    ['TOM', false],
  ]);
  const voice = { character: 'TOM', engine: 'espeak', name: 'm7', pitch: -2, rate: 1.2 } as const;
  const { unspoken } = await app.calls.speech.setSound({ project, change: { cast: [voice] } });
  expect(unspoken).toBe(1);
  await finish(await app.calls.speech.prepare({ project }));
  const changed = await stale();
  expect(changed).toHaveLength(1);
  expect(changed[0]).toMatchObject({ state: 'stale', because: expect.arrayContaining([{ kind: 'voice' }]) as unknown });
  await expect(rendered('stale.mp4')).rejects.toThrow(/Shot \d has changed since its picture was made; generate it/u);
  await app.calls.projects.undo({ project });
  expect(await stale()).toEqual([]);
  await expect(
    app.calls.speech.setSound({ project, change: { cast: [{ ...voice, name: 'nobody' }] } }),
  ).rejects.toMatchObject({ code: 'voice_missing' });
});

test('a bundle tells how its film is spoken, so that its takes are current and shown where it comes to', async () => {
  const file = join(folder.path(), 'film.shotloom');
  await finish(await app.calls.library.bundle({ project, output: await app.grants.grantOutput(file) }));
  const other = makeApp({ library: join(folder.path(), 'other') });
  try {
    await finish(await other.calls.library.importBundle({ file: other.grants.grantInput(file) }));
    const shots = await other.calls.projects.shots({ project });
    expect(shots.map(({ clip }) => clip.state)).toEqual(shots.map(() => 'current'));
    const output = await other.grants.grantOutput(join(folder.path(), 'moved.mp4'));
    const { result } = await finish(await other.calls.films.render({ project, pictures: 'best', output }));
    expect(result.frames).toBe((await rendered('here.mp4')).frames);
  } finally {
    await other.close();
  }
});

test('a person’s recording takes the place of a voice, and lines that are gone are spoken again', async () => {
  const recording = join(folder.path(), 'hello.wav');
  await writeFile(recording, wavOf(tone(1.4, 440, -12)));
  const file = app.grants.grantInput(recording);
  await expect(app.calls.speech.record({ project, text: 'Good night.', file })).rejects.toMatchObject({
    code: 'not_found',
  });
  const narrated = app.calls.speech.record({ project, text: 'hello', file, character: speakerNamed('旁白') });
  await expect(narrated).rejects.toThrow('The narrator never says "hello"');
  const recorded = await app.calls.speech.record({ project, text: 'hello', file, character: speakerNamed('Mara') });
  expect(recorded).toMatchObject({ character: 'MARA', text: 'Hello.' });
  const [hello] = await linesIn();
  expect((hello?.end ?? 0) - (hello?.at ?? 0)).toBeCloseTo(1.4, 1);
  expect(await app.calls.footage.list({ project })).toHaveLength(1);
  expect(await app.calls.projects.undo({ project })).toMatchObject({ step: 'record' });
  expect(await app.calls.footage.list({ project })).toEqual([]);

  await app.calls.speech.setSound({ project, change: { music: false, ambience: false } });
  rmSync(join(library(), 'cache'), { recursive: true });
  const { film } = await rendered('again.mp4');
  const [line] = await linesIn();
  expect((await levels(film))(line?.at ?? 0, (line?.at ?? 0) + 0.3)).toBeGreaterThan(-30);
});
