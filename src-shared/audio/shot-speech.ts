import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../generation/canonical-json.ts';
import { framesOf } from '../generation/request.ts';
import type { SpokenWords } from '../generation/spoken-words.ts';
import { packVoice, voiceOf } from '../generation/voice.ts';
import type { Language } from '../script/screenplay.ts';
import type { SpokenLine } from '../storyboard/storyboard.ts';
import { timeSpeech } from './narration-timing.ts';
import { voiceOfShot } from './placed-speech.ts';
import type { Pronunciation } from './pronunciation.ts';
import type { ChosenVoice, Speech } from './speech.ts';
import { SPEECH_RATE } from './speech.ts';

/** A line of a shot and who says it: a voice (with the version of its engine), or a person's recording (its SHA-256). */
export interface AskedLine extends SpokenLine {
  readonly by:
    | { readonly kind: 'voice'; readonly voice: ChosenVoice; readonly version: string }
    | { readonly kind: 'recording'; readonly sha256: string };
}

/** Everything that decides how a shot is spoken. */
export interface ShotSpeech {
  readonly language: Language;
  readonly lines: readonly AskedLine[];
  /** What the dictionary says of words of these lines. */
  readonly dictionary: readonly Pronunciation[];
  readonly drafted_s: number;
  /** Frames a second. */
  readonly rate: { readonly numerator: number; readonly denominator: number };
  /** Frames that a clip has before the shot's first and behind its last. */
  readonly handle_frames: number;
}

/** A shot of which every line was spoken. */
export interface SpokenShot {
  /** As it was drafted, or longer where its lines ask for it. */
  readonly duration_s: number;
  readonly lines: readonly SpokenPart[];
  /** What is said to the mouths of a clip, handles included (packVoice); null where nobody is seen speaking. */
  readonly voice: string | null;
}

/** A line as it is heard. */
export interface SpokenPart {
  readonly character: string | null;
  readonly text: string;
  /** When it begins in its shot, and how long it is heard. */
  readonly at_s: number;
  readonly seconds: number;
  /** From its first sound. */
  readonly words: readonly SpokenWords[];
  /** The stem of its file among the spoken lines, and the SHA-256 of the file's bytes. */
  readonly file: string;
  readonly sha256: string;
}

/** A spoken line with the file that it lies in. */
export interface FiledSpeech extends Pick<SpokenPart, 'file' | 'sha256'> {
  readonly speech: Speech;
}

/** Raised whenever the same lines would be placed, or mouths moved, otherwise. */
const REVISION = 1;

/** The digest of everything that decides how a shot is spoken. */
export function shotSpeechDigest(asked: ShotSpeech): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ revision: REVISION, ...asked }))));
}

/** Lines with words in them: "…!" is seen and not heard. */
export function heardLines<Line extends Pick<SpokenLine, 'text'>>(lines: readonly Line[]): Line[] {
  return lines.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** The entries of a dictionary that are about words of some lines, so that others change nothing. */
export function entriesFor(lines: readonly Pick<SpokenLine, 'text'>[], dictionary: readonly Pronunciation[]) {
  const text = lines.map((line) => line.text.toLowerCase()).join('\n');
  return dictionary.filter(({ written }) => text.includes(written.toLowerCase()));
}

/** Places the lines of a shot and says what mouths do. @param speeches one for each line that was asked for */
export function spokenShot(asked: ShotSpeech, speeches: readonly FiledSpeech[]): SpokenShot {
  const { lines, drafted_s, rate, handle_frames } = asked;
  const measured = speeches.map(({ speech }, index) => ({
    character: lines[index]?.character ?? null,
    seconds: speech.samples.length / SPEECH_RATE,
  }));
  const { duration_s, starts_s } = timeSpeech(measured, drafted_s, rate);
  const placed = speeches.map(({ speech }, index) => ({ speech, at_s: starts_s[index] ?? 0 }));
  const seen = placed.filter((_, index) => lines[index]?.character !== null && lines[index]?.off_screen === false);
  return {
    duration_s,
    lines: speeches.map(({ speech, file, sha256: bytes }, index) => ({
      character: lines[index]?.character ?? null,
      text: lines[index]?.text ?? '',
      at_s: starts_s[index] ?? 0,
      seconds: speech.samples.length / SPEECH_RATE,
      words: speech.words,
      file,
      sha256: bytes,
    })),
    voice: seen.length === 0 ? null : mouthsOf(seen, duration_s, rate, handle_frames),
  };
}

/**
 * A shot whose lines were spoken anew because their sound was gone: it stays as long, and mouths as they are, also where an engine does
 * not say the same twice, so that its takes are not made again.
 */
export function spokenAgain(known: SpokenShot, speeches: readonly FiledSpeech[]): SpokenShot {
  const lines = known.lines.map((line, index): SpokenPart => {
    const anew = speeches[index];
    if (!anew) return line;
    const { speech, file, sha256: bytes } = anew;
    return { ...line, seconds: speech.samples.length / SPEECH_RATE, words: speech.words, file, sha256: bytes };
  });
  return { ...known, lines };
}

function mouthsOf(
  seen: readonly { readonly speech: Speech; readonly at_s: number }[],
  duration_s: number,
  rate: ShotSpeech['rate'],
  handle_frames: number,
): string {
  const { sound, phonemes } = voiceOfShot(seen, duration_s);
  const frames = framesOf(duration_s, rate) + 2 * handle_frames;
  const moments = Array.from(
    { length: frames },
    (_, index) => ((index - handle_frames) * rate.denominator) / rate.numerator,
  );
  return packVoice(voiceOf(sound, moments, phonemes));
}
