import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { spokenLine } from '../../src-shared/audio/spoken-line.ts';
import type { Speech } from '../../src-shared/audio/speech.ts';
import { SPEECH_RATE } from '../../src-shared/audio/speech.ts';
import { asWritten, engineText } from '../../src-shared/audio/spoken-text.ts';
import type { Language } from '../../src-shared/script/screenplay.ts';
import type { Ffmpeg } from '../media/locate.ts';
import { readSound } from '../media/sound.ts';

/**
 * A line that a person recorded: its first sound to its last, at the level of all speech, its words where they are likely to be.
 * @param text what is said in it
 * @param scratch a path that may be written meanwhile; it is removed again
 * @throws ShotloomError sound_unreadable
 */
export async function recordedSpeech(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  file: string,
  { text, language }: { readonly text: string; readonly language: Language },
  scratch: string,
  signal?: AbortSignal,
): Promise<Speech> {
  const { samples, rate } = await readSound(ffmpeg, file, scratch, signal, SPEECH_RATE);
  const given = engineText(asWritten(text, language).pieces, () => text);
  const speech = spokenLine(text, language, [{ given, samples, rate, words: [], phonemes: [] }]);
  if (speech.samples.length > 0) return speech;
  throw new ShotloomError('sound_unreadable', say`Nobody is heard in ${file}: it is silent. Record the line again.`);
}
