import { copyFile, writeFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Speech, VoiceOffer } from '../../src-shared/audio/speech.ts';
import { SPEECH_RATE } from '../../src-shared/audio/speech.ts';
import { writeWav } from '../../src-shared/audio/speech-wav.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { SpeechInput, SpokenSummary } from '../../src-shared/contract/speech.ts';
import { spokenWordsVtt } from '../../src-shared/generation/spoken-words.ts';
import { detectLanguage } from '../../src-shared/script/language.ts';
import type { Language } from '../../src-shared/script/screenplay.ts';
import { recordedSpeech } from '../audio/recording.ts';
import { publishOutput } from '../media/part-file.ts';
import type { Services } from './services.ts';

type Summary = z.input<typeof SpokenSummary>;

/** The files of a line by their paths. */
interface SpeechFiles {
  readonly output: string;
  readonly words: string | null;
  readonly recording: string | null;
}

/** Speaks one line into a WAV file at `output`, and its words into a WebVTT file at `words`. */
export async function speak(
  services: Services,
  input: z.output<typeof SpeechInput>,
  { output, words, recording }: SpeechFiles,
  signal: AbortSignal | undefined,
): Promise<Summary> {
  if (!output.toLowerCase().endsWith('.wav')) {
    throw new ShotloomError(
      'bad_option',
      say`Speech is written as WAV, and "${output}" says something else: let it end in .wav.`,
    );
  }
  const narrator = await services.narrator();
  const language = input.language ?? detectLanguage(input.text);
  const { text, dictionary, pitch, rate } = input;
  if (recording !== null) {
    const scratch = `${output}.${process.pid}.part.f32`;
    const speech = await recordedSpeech(await services.ffmpeg(), recording, { text, language }, scratch, signal);
    await publishOutput(output, async (part) => await writeFile(part, writeWav(speech.samples, SPEECH_RATE)));
    return await told(speech, null);
  }
  const { engine, name } = input.voice ?? firstOf(await narrator.voices(), language);
  const voice = { engine, name, pitch, rate };
  const { speech, path } = await narrator.speak({ text, language, voice, dictionary }, signal);
  await publishOutput(output, async (part) => await copyFile(path, part));
  return await told(speech, { engine, name });

  async function told(spoken: Speech, by: Summary['voice']): Promise<Summary> {
    if (words !== null) await publishOutput(words, async (part) => await writeFile(part, spokenWordsVtt(spoken.words)));
    return {
      seconds: spoken.samples.length / SPEECH_RATE,
      voice: by,
      language,
      words: [...spoken.words],
      phonemes: [...spoken.phonemes],
    };
  }
}

function firstOf(offers: readonly VoiceOffer[], language: Language): VoiceOffer {
  const offer = offers.find(({ languages }) => languages.includes(language));
  if (!offer) throw new ShotloomError('voice_missing', say`No voice speaks that language here: install a voice pack.`);
  return offer;
}
