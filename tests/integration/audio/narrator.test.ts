import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { Narrator } from '../../../src-main/audio/narrator.ts';
import type { SpeechRequest } from '../../../src-main/audio/narrator.ts';
import { readOnnxMetadata } from '../../../src-main/audio/onnx-metadata.ts';
import { recordedSpeech } from '../../../src-main/audio/recording.ts';
import { SpeechProcess } from '../../../src-main/audio/speech-process.ts';
import { listVoicePacks, openVoicePack } from '../../../src-main/audio/voice-packs.ts';
import { locateFfmpeg } from '../../../src-main/media/locate.ts';
import type { ChosenVoice, Speech } from '../../../src-shared/audio/speech.ts';
import { SPEECH_RATE } from '../../../src-shared/audio/speech.ts';
import { writeWav } from '../../../src-shared/audio/speech-wav.ts';
import { espeakSettings } from '../../../src-shared/audio/espeak-voices.ts';
import { TINY_VOICE, tinyVoice } from '../../support/audio/tiny-voice.ts';
import { model } from '../../support/onnx.ts';
import { scratchFolder } from '../../support/scratch-folder.ts';

const folder = scratchFolder('narrator');
const speaking = new SpeechProcess();
const plain: ChosenVoice = { engine: 'espeak', name: 'plain', pitch: 0, rate: 1 };
const english = 'The lighthouse keeper lights the lamp.';
const chinese = '船长在重庆长大，2024年。';

afterAll(async () => await speaking.close());

let written = 0;
function narratorIn(name: string, process = speaking): Narrator {
  return new Narrator({
    process,
    cache: {
      directory: join(folder.path(), name),
      temporaryFile: (extension) => join(folder.path(), `part-${(written += 1)}.${extension}`),
    },
    packs: join(folder.path(), 'voices'),
    system: null,
  });
}

function lineOf(text: string, over: Partial<ChosenVoice> = {}): SpeechRequest {
  return { text, language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en', voice: { ...plain, ...over } };
}

function secondsOf({ samples }: Speech): number {
  return samples.length / SPEECH_RATE;
}

function rms(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}

/** Hertz of the voice by autocorrelation, the middle of what a second of speech has. */
function pitchOf({ samples }: Speech): number {
  const found: number[] = [];
  for (let start = 0; start + 4096 < samples.length; start += 2048) {
    const window = samples.subarray(start, start + 4096);
    if (rms(window) < 0.05) continue;
    let [best, lag] = [0, 0];
    for (let shift = 110; shift < 800; shift += 1) {
      let sum = 0;
      for (let index = 0; index + shift < window.length; index += 2)
        sum += (window[index] ?? 0) * (window[index + shift] ?? 0);
      const share = sum / (window.length - shift);
      if (share > best) [best, lag] = [share, shift];
    }
    if (lag > 0) found.push(SPEECH_RATE / lag);
  }
  return found.toSorted((one, other) => one - other)[found.length >> 1] ?? 0;
}

/** Hertz of a pure tone, by how often it crosses zero in its first half second. */
function humOf({ samples }: Speech): number {
  const half = samples.subarray(2400, 2400 + SPEECH_RATE / 2);
  const crossings = half.reduce(
    (sum, value, index) => sum + (index > 0 && value * (half[index - 1] ?? 0) < 0 ? 1 : 0),
    0,
  );
  return crossings;
}

describe('eSpeak NG', () => {
  test('speaks both languages, at the level of all speech, and tells its words and sounds', async () => {
    for (const [text, least, most, words, sound] of [
      [english, 1.5, 3, ['The', 'lighthouse', 'keeper'], 'ˈaɪ'],
      [chinese, 2.2, 4.5, ['船长', '在', '重庆'], 'ts.h'],
    ] as const) {
      const { speech } = await narratorIn('both').speak(lineOf(text));
      expect(secondsOf(speech)).toBeGreaterThan(least);
      expect(secondsOf(speech)).toBeLessThan(most);
      expect(20 * Math.log10(rms(speech.samples))).toBeGreaterThan(-26);
      expect(20 * Math.log10(rms(speech.samples))).toBeLessThan(-18);
      expect(speech.words.slice(0, 3).map((word) => word.text)).toEqual(words);
      expect(speech.phonemes.map(({ phoneme }) => phoneme)).toContain(sound);
      for (const times of [speech.words, speech.phonemes])
        for (const [index, { from_s, to_s }] of times.entries()) {
          expect(to_s).toBeGreaterThan(from_s);
          expect(from_s).toBeGreaterThanOrEqual(times[index - 1]?.from_s ?? 0);
          expect(to_s).toBeLessThanOrEqual(secondsOf(speech) + 0.001);
        }
    }
  });

  test('the same line has the same bytes, whatever was said before, and comes from the cache when it is said again', async () => {
    const digest = async (path: string) =>
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
    const first = await narratorIn('one').speak(lineOf(english));
    await narratorIn('two').speak(lineOf(chinese));
    const again = await narratorIn('two').speak(lineOf(english));
    expect(await digest(again.path)).toBe(await digest(first.path));

    const kept = narratorIn('two', new SpeechProcess({ program: new URL('file:///nowhere.ts') }));
    const { speech } = await kept.speak(lineOf(english));
    expect(speech.words).toEqual(first.speech.words);
    expect(speech.phonemes).toEqual(first.speech.phonemes);

    const whole = await readFile(again.path);
    await writeFile(again.path, whole.subarray(0, whole.length - 20));
    const mended = await narratorIn('two').speak(lineOf(english));
    expect(await digest(mended.path)).toBe(await digest(first.path));
  });

  test('a breathy voice has the same bytes a second later', async () => {
    const bytes = async (folder: string): Promise<Buffer> => {
      const line = { ...lineOf(english), voice: { engine: 'espeak', name: 'f2', pitch: 0, rate: 1 } as const };
      return await readFile((await narratorIn(folder).speak(line)).path);
    };
    const first = await bytes('breath');
    await sleep(1100);
    expect((await bytes('breath again')).equals(first)).toBe(true);
  });

  test('pitch and rate do what they say, and a woman is higher than a man', async () => {
    const narrator = narratorIn('both');
    const { speech: plainly } = await narrator.speak(lineOf(english));
    const { speech: fast } = await narrator.speak(lineOf(english, { rate: 1.5 }));
    expect(secondsOf(plainly) / secondsOf(fast)).toBeGreaterThan(1.25);
    const { speech: high } = await narrator.speak(lineOf(english, { pitch: 6 }));
    expect(pitchOf(high) / pitchOf(plainly)).toBeGreaterThan(1.25);
    expect(pitchOf(high) / pitchOf(plainly)).toBeLessThan(1.6);
    const { speech: woman } = await narrator.speak(lineOf(english, { name: 'f2' }));
    expect(pitchOf(woman)).toBeGreaterThan(1.3 * pitchOf(plainly));
  });

  test('says what the dictionary says, and 熊 and 花儿, which it cannot read by itself', async () => {
    const narrator = narratorIn('both');
    const soundsOf = async (text: string, said?: string) => {
      const dictionary = said === undefined ? [] : [{ written: text, said, how: 'pinyin' as const }];
      const { speech } = await narrator.speak({ ...lineOf(text), dictionary });
      return speech.phonemes.map(({ phoneme }) => phoneme.replace('ˈ', '')).join(' ');
    };
    expect(await soundsOf('行长', 'háng zhǎng')).toBe(await soundsOf('航掌', 'hang2 zhang3'));
    expect(await soundsOf('熊')).toBe('ɕ j onɡ');
    expect(await soundsOf('花儿')).toBe('χ w ɑ ər');
  });

  test('a voice that is not there and a line without words are refused', async () => {
    const narrator = narratorIn('both');
    await expect(narrator.speak(lineOf('Hi', { name: 'nobody' }))).rejects.toMatchObject({ code: 'voice_missing' });
    await expect(narrator.speak(lineOf('Hi', { engine: 'macos' }))).rejects.toMatchObject({ code: 'voice_missing' });
    await expect(narrator.speak(lineOf('…!'))).rejects.toMatchObject({ code: 'bad_option' });
  });
});

describe('the process of the engines', () => {
  const task = { engine: 'espeak', text: 'One.', settings: espeakSettings(plain, 'en') } as const;

  test('is started again after it was killed, and a line in its midst is said once more', async () => {
    const process_ = new SpeechProcess();
    const first = await process_.speak(task);
    const pid = process_.pid ?? 0;
    const inMidst = process_.speak({ ...task, text: english });
    process.kill(pid, 'SIGKILL');
    expect((await inMidst).samples.length).toBeGreaterThan(22_050);
    expect(process_.pid).not.toBe(pid);
    expect((await process_.speak(task)).samples).toEqual(first.samples);
    await process_.close();
  });

  test('is killed where it hangs, and the line is refused', async () => {
    const program = new URL('./children/hanging-speech.ts', import.meta.url);
    const process_ = new SpeechProcess({ program, patience: { line: 600, letter: 0 } });
    const waiting = process_.speak(task);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const pid = process_.pid ?? 0;
    await expect(waiting).rejects.toMatchObject({ code: 'speech_failed' });
    expect(process_.pid).toBeUndefined();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  test('stops at once when it is asked to', async () => {
    const program = new URL('./children/hanging-speech.ts', import.meta.url);
    const process_ = new SpeechProcess({ program });
    const stop = new AbortController();
    const waiting = process_.speak(task, stop.signal);
    setTimeout(() => stop.abort(), 100);
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
    expect(process_.pid).toBeUndefined();
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('a recording loses its silence and gets the level of all speech; a silent one is refused', async () => {
  const { speech } = await narratorIn('both').speak(lineOf(english));
  const silence = SPEECH_RATE;
  const padded = new Float32Array(speech.samples.length + 2 * silence);
  padded.set(
    speech.samples.map((value) => value * 0.2),
    silence,
  );
  const file = await folder.fileOf('take.wav', writeWav(padded, SPEECH_RATE));
  const ffmpeg = await locateFfmpeg();
  const line = { text: english, language: 'en' as const };
  const recorded = await recordedSpeech(ffmpeg, file, line, join(folder.path(), 'scratch.f32'));
  // What is kept of the silence at either end, at most.
  expect(Math.abs(secondsOf(recorded) - secondsOf(speech))).toBeLessThan(0.1);
  expect(rms(recorded.samples) / rms(speech.samples)).toBeCloseTo(1, 1);
  expect(recorded.words).toHaveLength(6);
  // Told by an engine and guessed from the sound: the same word within a third of a second.
  for (const [index, { from_s }] of recorded.words.entries())
    expect(Math.abs(from_s - (speech.words[index]?.from_s ?? 0))).toBeLessThan(0.34);

  const silent = await folder.fileOf('silent.wav', writeWav(new Float32Array(48_000), SPEECH_RATE));
  await expect(recordedSpeech(ffmpeg, silent, line, join(folder.path(), 'scratch.f32'))).rejects.toMatchObject({
    code: 'sound_unreadable',
  });
});

describe('voice packs', () => {
  async function install(name: string, files: Readonly<Record<string, Uint8Array | string>>): Promise<string> {
    const directory = join(folder.path(), 'voices');
    await mkdir(join(directory, name), { recursive: true });
    for (const [file, bytes] of Object.entries(files)) await writeFile(join(directory, name, file), bytes);
    return directory;
  }

  test('are read by their files and by what the model says of itself', async () => {
    const said = { model_type: 'vits', language: 'Chinese', n_speakers: '3', sample_rate: '22050' };
    const directory = await install('fanchen', {
      'model.onnx': model([], said),
      'tokens.txt': '_ 0\n',
      'lexicon.txt': '',
    });
    await install('empty', {});
    expect(await readOnnxMetadata(join(directory, 'fanchen', 'model.onnx'))).toMatchObject({ language: 'Chinese' });
    const [pack, ...others] = await listVoicePacks(directory);
    expect(others).toEqual([]);
    expect(pack?.offers.map(({ name, languages }) => `${name} ${languages.join()}`)).toEqual([
      'fanchen#0 zh',
      'fanchen#1 zh',
      'fanchen#2 zh',
    ]);
    expect(pack?.model).toMatchObject({ kind: 'vits', model: join(directory, 'fanchen', 'model.onnx') });
    const [offered] = await narratorIn('both').voices();
    expect(offered?.name).toBe('fanchen#0');
    await expect(openVoicePack(directory, 'empty')).rejects.toMatchObject({
      code: 'voice_missing',
      message: expect.stringContaining('holds no model') as string,
    });
  });

  test('speak through sherpa-onnx: as long as their rate says, as high as their pitch says', async () => {
    await install('hum', {
      'model.onnx': tinyVoice(),
      'tokens.txt': 'a 1\nb 2\n. 3\n, 4\n  5\n',
      'lexicon.txt': 'lamp a b a b\nlight a a b b\n',
    });
    const voice = { engine: 'pack', name: 'hum' } as const;
    const narrator = narratorIn('packs');
    const { speech } = await narrator.speak(lineOf('light lamp', voice));
    expect(humOf(speech)).toBeCloseTo(TINY_VOICE.hertz, -1);
    const seconds = secondsOf(speech);
    expect(seconds).toBeGreaterThan(7 * TINY_VOICE.seconds_a_token);
    expect(speech.words.map(({ text }) => text)).toEqual(['light', 'lamp']);
    const { speech: fast } = await narrator.speak(lineOf('light lamp', { ...voice, rate: 2 }));
    expect(secondsOf(fast)).toBeCloseTo(seconds / 2, 1);
    const { speech: high } = await narrator.speak(lineOf('light lamp', { ...voice, pitch: 6 }));
    expect(humOf(high) / humOf(speech)).toBeCloseTo(2 ** 0.5, 1);
    expect(secondsOf(high)).toBeCloseTo(seconds, 1);
  });

  test('a model that sherpa-onnx cannot run takes its own process along at most', async () => {
    const empty = model([], { model_type: 'vits', language: 'English', sample_rate: '22050' });
    await install('broken', { 'model.onnx': empty, 'tokens.txt': '_ 0\n', 'lexicon.txt': 'a a\n' });
    const voice = { engine: 'pack', name: 'broken' } as const;
    await expect(narratorIn('both').speak(lineOf('Hi', voice))).rejects.toMatchObject({ code: 'speech_failed' });
    expect((await narratorIn('both').speak(lineOf('One.'))).speech.words).toHaveLength(1);
  });
});
