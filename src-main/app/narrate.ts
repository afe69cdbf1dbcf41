import { open, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { z } from 'zod';
import { soundOf } from '../../src-shared/audio/film-sound.ts';
import type { PlacedSpeech } from '../../src-shared/audio/placed-speech.ts';
import { voiceOfShot } from '../../src-shared/audio/placed-speech.ts';
import type { Pronunciation } from '../../src-shared/audio/pronunciation.ts';
import type { SpokenPart } from '../../src-shared/audio/shot-speech.ts';
import { SPEECH_RATE } from '../../src-shared/audio/speech.ts';
import { pcm16, wavHeader } from '../../src-shared/audio/speech-wav.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { NarrationProgress, NarrationSummary } from '../../src-shared/contract/speech.ts';
import { framesOf, rateOf } from '../../src-shared/generation/request.ts';
import type { SpokenWords } from '../../src-shared/generation/spoken-words.ts';
import { spokenWordsVtt } from '../../src-shared/generation/spoken-words.ts';
import { shownDraft } from '../../src-shared/storyboard/overridden.ts';
import { readSpeechFile } from '../audio/speech-cache.ts';
import { publishOutput } from '../media/part-file.ts';
import { existingProject } from './existing-project.ts';
import { speakFilm, spokenFile } from './film-speech.ts';
import type { FilmSpeech } from './film-speech.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';

type Progress = z.input<typeof NarrationProgress>;
type Summary = z.input<typeof NarrationSummary>;
type SpokenShotTold = Summary['shots'][number];

/** What `speech.narrate` is asked for. */
interface NarrationAsked {
  readonly project: string;
  /** Before what the project's own dictionary says. */
  readonly dictionary: readonly Pronunciation[];
}

/** Speaks every line of a film in time with its shots, into one WAV file. */
export function narrate(
  services: Services,
  asked: NarrationAsked,
  { output, words }: { readonly output: string; readonly words: string | null },
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    if (!output.toLowerCase().endsWith('.wav')) {
      throw new ShotloomError(
        'bad_option',
        say`Speech is written as WAV, and "${output}" says something else: let it end in .wav.`,
      );
    }
    const library = services.library();
    const project = existingProject(library, asked.project);
    const own = soundOf(project.sound);
    const sound = { ...own, voices: true, dictionary: [...asked.dictionary, ...own.dictionary] };
    const speech = await speakFilm(services, project, { sound, signal: stop, tell });
    const rate = rateOf(project);
    const told: SpokenShotTold[] = [];
    const heard: SpokenWords[] = [];
    let [frames, seconds] = [0, 0];
    await publishOutput(output, async (part) => {
      const file = await open(part, 'w');
      try {
        let written = await writeAll(file, wavHeader(0, SPEECH_RATE), 0);
        const header = written;
        for (const [index, shot] of library.shotsOf(project.id).entries()) {
          const spoken = speech.spokenOf(shot);
          const { duration_s: drafted_s } = shownDraft(shot);
          const duration_s = spoken?.duration_s ?? drafted_s;
          frames += framesOf(duration_s, rate);
          const end = (frames * rate.denominator) / rate.numerator;
          const lines = spoken?.lines ?? [];
          const placed = await Promise.all(lines.map(async (line) => await placedSpeech(services, line)));
          const { sound: samples, words: said } = voiceOfShot(placed, end - seconds);
          written += await writeAll(file, pcm16(samples.samples), written);
          heard.push(...said.map((each) => moved(each, seconds)));
          told.push({
            number: index + 1,
            drafted_s,
            duration_s,
            lines: lines.map(lineAt(seconds)),
          });
          seconds = end;
        }
        await writeAll(file, wavHeader((written - header) / 2, SPEECH_RATE), 0);
      } finally {
        await file.close();
      }
    });
    if (words !== null) await publishOutput(words, async (part) => await writeFile(part, spokenWordsVtt(heard)));
    return { seconds, voices: voicesTold(speech, told), shots: told };
  }, signal);
}

function lineAt(start_s: number) {
  return ({ character, at_s, seconds }: SpokenPart) => ({ character, at_s: start_s + at_s, seconds });
}

async function placedSpeech(services: Services, { file, at_s }: SpokenPart): Promise<PlacedSpeech> {
  const speech = await readSpeechFile(await spokenFile(services, file));
  if (speech) return { speech, at_s };
  throw new ShotloomError('media_damaged', say`A spoken line cannot be read; try again.`);
}

/** The voices of those who speak. */
function voicesTold({ voices }: FilmSpeech, shots: readonly SpokenShotTold[]): Summary['voices'] {
  const speaking = new Set(shots.flatMap(({ lines }) => lines.map(({ character }) => character)));
  return [...voices]
    .filter(([character]) => speaking.has(character))
    .map(([character, { engine, name, pitch, rate }]) => ({ character, voice: { engine, name }, pitch, rate }));
}

function moved({ text, from_s, to_s }: SpokenWords, by: number): SpokenWords {
  return { text, from_s: from_s + by, to_s: to_s + by };
}

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  await file.write(bytes, 0, bytes.length, at);
  return bytes.length;
}
