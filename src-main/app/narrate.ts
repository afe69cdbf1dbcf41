import { open, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { z } from 'zod';
import type { CastVoices } from '../../src-shared/audio/cast-voices.ts';
import { castVoices } from '../../src-shared/audio/cast-voices.ts';
import { timeSpeech } from '../../src-shared/audio/narration-timing.ts';
import type { PlacedSpeech } from '../../src-shared/audio/placed-speech.ts';
import { voiceOfShot } from '../../src-shared/audio/placed-speech.ts';
import type { Pronunciation } from '../../src-shared/audio/pronunciation.ts';
import { SPEECH_RATE } from '../../src-shared/audio/speech.ts';
import { pcm16, wavHeader } from '../../src-shared/audio/speech-wav.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { NarrationProgress, NarrationSummary } from '../../src-shared/contract/speech.ts';
import { framesOf, rateOf } from '../../src-shared/generation/request.ts';
import type { SpokenWords } from '../../src-shared/generation/spoken-words.ts';
import { spokenWordsVtt } from '../../src-shared/generation/spoken-words.ts';
import type { Project, Shot } from '../../src-shared/library/records.ts';
import type { SpokenLine } from '../../src-shared/storyboard/storyboard.ts';
import { publishOutput } from '../media/part-file.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';
import { existingProject } from './shots.ts';

type Progress = z.input<typeof NarrationProgress>;
type Summary = z.input<typeof NarrationSummary>;
type SpokenShot = Summary['shots'][number];

/** What `speech.narrate` is asked for. */
interface NarrationAsked {
  readonly project: string;
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
        `Speech is written as WAV, and "${output}" says something else: let it end in .wav.`,
      );
    }
    const library = services.library();
    const project = existingProject(library, asked.project);
    const shots = library.shotsOf(project.id);
    const narrator = await services.narrator();
    const voices = castVoices(
      { language: project.language, cast: project.cast, scenes: speakersByScene(shots) },
      await narrator.voices(),
    );
    const lines = shots.reduce((sum, { draft }) => sum + spokenIn(draft.lines).length, 0);
    const spoken: SpokenShot[] = [];
    const heard: SpokenWords[] = [];
    let [done, frames, seconds] = [0, 0, 0];
    await publishOutput(output, async (part) => {
      const file = await open(part, 'w');
      try {
        let written = await writeAll(file, wavHeader(0, SPEECH_RATE), 0);
        const header = written;
        for (const [index, shot] of shots.entries()) {
          const placed = await speakShot(services, project, shot, voices, asked.dictionary, stop, () =>
            tell({ done: (done += 1), lines }),
          );
          frames += framesOf(placed.duration_s, rateOf(project));
          const end = (frames * project.fps_den) / project.fps_num;
          const { sound, words: said } = voiceOfShot(placed.lines, end - seconds);
          written += await writeAll(file, pcm16(sound.samples), written);
          heard.push(...said.map((each) => moved(each, seconds)));
          spoken.push({
            number: index + 1,
            drafted_s: shot.draft.duration_s,
            duration_s: placed.duration_s,
            lines: placed.lines.map(({ speech, at_s }, line) => ({
              character: placed.characters[line] ?? null,
              at_s: seconds + at_s,
              seconds: speech.samples.length / SPEECH_RATE,
            })),
          });
          seconds = end;
        }
        await writeAll(file, wavHeader((written - header) / 2, SPEECH_RATE), 0);
      } finally {
        await file.close();
      }
    });
    if (words !== null) await publishOutput(words, async (part) => await writeFile(part, spokenWordsVtt(heard)));
    return { seconds, voices: voicesTold(voices, shots), shots: spoken };
  }, signal);
}

interface PlacedShot {
  readonly duration_s: number;
  readonly lines: readonly PlacedSpeech[];
  readonly characters: readonly (string | null)[];
}

async function speakShot(
  services: Services,
  project: Project,
  { draft }: Shot,
  voices: CastVoices,
  dictionary: readonly Pronunciation[],
  signal: AbortSignal,
  said: () => void,
): Promise<PlacedShot> {
  const lines = spokenIn(draft.lines);
  const narrator = await services.narrator();
  const speeches = [];
  for (const { character, text } of lines) {
    const voice = voices.get(character);
    if (!voice)
      throw new ShotloomError('voice_missing', 'No voice speaks the language of this film: install a voice pack.');
    const request = { text, language: project.language, voice, dictionary };
    speeches.push((await narrator.speak(request, signal)).speech);
    said();
  }
  const measured = speeches.map(({ samples }, index) => ({
    character: lines[index]?.character ?? null,
    seconds: samples.length / SPEECH_RATE,
  }));
  const { duration_s, starts_s } = timeSpeech(measured, draft.duration_s, rateOf(project));
  return {
    duration_s,
    lines: speeches.map((speech, index) => ({ speech, at_s: starts_s[index] ?? 0 })),
    characters: lines.map(({ character }) => character),
  };
}

/** Lines with words in them: "…!" is seen and not heard. */
function spokenIn(lines: readonly SpokenLine[]): SpokenLine[] {
  return lines.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

function speakersByScene(shots: readonly Shot[]): (string | null)[][] {
  const scenes = Map.groupBy(shots, ({ scene_id }) => scene_id);
  return Array.from(scenes.values(), (scene) =>
    scene.flatMap(({ draft }) => spokenIn(draft.lines).map(({ character }) => character)),
  );
}

/** The voices of those who speak. */
function voicesTold(voices: CastVoices, shots: readonly Shot[]): Summary['voices'] {
  const speaking = new Set(speakersByScene(shots).flat());
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
