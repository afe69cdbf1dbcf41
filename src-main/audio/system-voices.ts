import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { ChosenVoice, VoiceOffer } from '../../src-shared/audio/speech.ts';
import type { SpokenText } from '../../src-shared/audio/spoken-text.ts';
import { readWav } from '../../src-shared/audio/speech-wav.ts';
import {
  plainText,
  readMacosVoices,
  readWindowsVoices,
  sayArguments,
  sayText,
  ssmlText,
} from '../../src-shared/audio/system-voices.ts';
import type { RawSpeech } from './speech-protocol.ts';
import { LIST_VOICES, SPEAK_SSML } from './windows-scripts.ts';

/** The voices of an operating system. */
export interface SystemVoices {
  /** Empty where there are none. */
  readonly list: () => Promise<VoiceOffer[]>;
  /** @throws ShotloomError speech_failed, cancelled */
  readonly speak: (text: SpokenText, voice: ChosenVoice, signal?: AbortSignal) => Promise<RawSpeech>;
}

const run = promisify(execFile);
const POWERSHELL = ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command'];
/** A line takes a second or two; a system that asks for something on the screen never answers. */
const PATIENCE_MS = 60_000;

/** Those of the system that this runs on; null where it has none that we know how to ask. */
export function systemVoices(platform: NodeJS.Platform = process.platform): SystemVoices | null {
  if (platform === 'darwin') return macos;
  return platform === 'win32' ? windows : null;
}

const macos: SystemVoices = {
  list: async () => readMacosVoices(await outputOf('say', ['-v', '?'])),
  speak: async (text, voice, signal) =>
    await intoFile(async (folder, output) => {
      const file = join(folder, 'line.txt');
      await writeFile(file, sayText(plainText(text).text, voice));
      await run('say', sayArguments(voice, file, output), { timeout: PATIENCE_MS, ...(signal ? { signal } : {}) });
    }, signal),
};

const windows: SystemVoices = {
  list: async () => readWindowsVoices(await outputOf('powershell.exe', [...POWERSHELL, LIST_VOICES])),
  speak: async (text, voice, signal) =>
    await intoFile(async (folder, output) => {
      const file = join(folder, 'line.ssml');
      await writeFile(file, ssmlText(text, voice));
      // Names and paths go by the environment, so that nothing in them is taken for PowerShell.
      const env = { ...process.env, SHOTLOOM_VOICE: voice.name, SHOTLOOM_SSML: file, SHOTLOOM_WAV: output };
      const options = { timeout: PATIENCE_MS, windowsHide: true, env, ...(signal ? { signal } : {}) };
      await run('powershell.exe', [...POWERSHELL, SPEAK_SSML], options);
    }, signal),
};

/** What a program prints; nothing where it is not there. */
async function outputOf(program: string, args: readonly string[]): Promise<string> {
  const { stdout } = await run(program, args, { timeout: PATIENCE_MS, windowsHide: true }).catch(() => ({
    stdout: '',
  }));
  return stdout;
}

async function intoFile(
  speak: (folder: string, output: string) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<RawSpeech> {
  const folder = await mkdtemp(join(tmpdir(), 'shotloom-speech-'));
  try {
    const output = join(folder, 'line.wav');
    await speak(folder, output);
    const wav = readWav(await readFile(output));
    if (!wav) throw new Error('it wrote no WAV file');
    return { samples: wav.samples, rate: wav.rate, words: [], phonemes: [] };
  } catch (cause) {
    if (signal?.aborted) throw new ShotloomError('cancelled', say`The speech was stopped.`, { cause });
    const said = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    const message = say`The voice of the operating system did not speak (${said}); try again, or choose another voice.`;
    throw new ShotloomError('speech_failed', message, { cause });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
