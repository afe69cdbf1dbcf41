import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { App } from '../../../src-main/app.ts';
import { makeApp } from '../../../src-main/app.ts';
import { readSpeechFile } from '../../../src-main/audio/speech-cache.ts';
import { readWav } from '../../../src-shared/audio/speech-wav.ts';
import type { Phoneme } from '../../../src-shared/generation/voice.ts';
import { VISEMES, voiceOf } from '../../../src-shared/generation/voice.ts';
import { readSpokenWords } from '../../../src-shared/generation/spoken-words.ts';
import { finish } from '../../support/app/finish.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('narrate');
const settings = { width: 128, height: 72, fps_num: 24, fps_den: 1, seed: 1 };
let app: App;

beforeAll(() => {
  app = makeApp({ library: join(folder.path(), 'library') });
});
afterAll(async () => await app.close());

/** The figures are said, and take longer than the few letters for which the shot was drafted. */
const SCRIPT = `INT. LIGHTHOUSE - NIGHT

MARA (30s, a woman in a yellow coat) holds a lamp. TOM (40s, a man in a blue coat) waits.

MARA
Tom, 1234567890.

TOM
Good!
`;

test.each([
  [
    'en',
    'NARRATOR: Every spring the water rose over the meadows and left behind a fine black mud in which anything would grow.',
  ],
  ['zh', '旁白：每年春天河水都会漫过草地，留下一层细细的黑泥，无论种什么都能长得很好。'],
])('a narrator reads for about as long as the pictures are drafted for (%s)', async (name, text) => {
  const script = await folder.fileOf(`${name}.txt`, text);
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings });
  const output = await app.grants.grantOutput(join(folder.path(), `${name}.wav`));
  const { result } = await finish(await app.calls.speech.narrate({ project, output }));
  const [shot] = result.shots;
  const share = (shot?.lines[0]?.seconds ?? 0) / (shot?.drafted_s ?? 1);
  expect(share).toBeGreaterThan(0.8);
  expect(share).toBeLessThan(1.05);
});

test('every line of a film is spoken, in time with its shots, which become longer where they must', async () => {
  const script = await folder.fileOf('script.fountain', SCRIPT);
  const { project } = await app.calls.projects.open({ file: app.grants.grantInput(script), settings });
  const [out, words] = [join(folder.path(), 'voices.wav'), join(folder.path(), 'voices.vtt')];
  const reports = await app.calls.speech.narrate({
    project,
    dictionary: [
      {
        written: '1234567890',
        said: 'one thousand two hundred and thirty-four million or so, more or less',
        how: 'respelling',
      },
    ],
    output: await app.grants.grantOutput(out),
    words: await app.grants.grantOutput(words),
  });
  let next = await reports.next();
  while (next.done !== true) next = await reports.next();
  const { seconds, voices, shots } = next.value;

  expect(voices.map(({ character }) => character)).toEqual(['MARA', 'TOM']);
  expect(voices[0]?.voice).not.toEqual(voices[1]?.voice);
  const lines = shots.flatMap(({ lines }) => lines);
  expect(lines.map(({ character }) => character)).toEqual(['MARA', 'TOM']);
  const longer = shots.filter(({ drafted_s, duration_s }) => duration_s > drafted_s);
  expect(longer).toHaveLength(1);
  expect(longer[0]?.lines[0]?.character).toBe('MARA');

  const wav = readWav(await readFile(out));
  expect(wav?.samples.length).toBe(Math.round(seconds * 48_000));
  const [mara, tom] = lines;
  const loud = (from: number, to: number): number =>
    Math.max(...(wav?.samples.subarray(Math.round(from * 48_000), Math.round(to * 48_000)) ?? []).map(Math.abs));
  const [first, second] = [mara?.at_s ?? 0, tom?.at_s ?? 0];
  expect(loud(first, first + 0.5)).toBeGreaterThan(0.05);
  expect(loud(second, second + 0.3)).toBeGreaterThan(0.05);
  expect(loud(Math.max(0, first - 0.2), first)).toBe(0);
  const heard = readSpokenWords(await readFile(words, 'utf8'), 'voices.vtt');
  expect(heard.map(({ text }) => text)).toEqual(['Tom', '1234567890', 'Good']);
  expect(heard[2]?.from_s).toBeCloseTo(second, 1);
});

test('a line that was spoken into a file moves mouths by its sounds', async () => {
  const line = join(folder.path(), 'line.wav');
  const spoken = await app.calls.speech.speak({ text: 'Mama, 我们走吧。', output: await app.grants.grantOutput(line) });
  const read = await readSpeechFile(line);
  expect(read?.phonemes).toEqual(spoken.phonemes);
  expect(spoken.language).toBe('zh');

  const lipsIn = (phonemes: readonly Phoneme[]): number => {
    const sound = { samples: read?.samples ?? new Float32Array(), rate: 48_000 };
    return voiceOf(sound, [0.05, 0.09, 0.13], phonemes)[VISEMES.indexOf('M')] ?? 0;
  };
  // It begins with an m: lips are closed, which the ear alone does not tell from a vowel.
  expect(lipsIn(spoken.phonemes)).toBeGreaterThan(lipsIn([]));
});

test('what cannot be spoken into is refused', async () => {
  const output = await app.grants.grantOutput(join(folder.path(), 'line.mp3'));
  await expect(app.calls.speech.speak({ text: 'Hi', output })).rejects.toMatchObject({ code: 'bad_option' });
  const voice = { engine: 'pack', name: 'nowhere' } as const;
  const wav = await app.grants.grantOutput(join(folder.path(), 'line.wav'));
  await expect(app.calls.speech.speak({ text: 'Hi', voice, output: wav })).rejects.toMatchObject({
    code: 'voice_missing',
  });
});
