import { ShotloomError } from '../contract/errors.ts';
import { say } from '../contract/sentences.ts';
import { CLOCK, clockMilliseconds, cueBlocks } from '../script/cue-blocks.ts';

/** Words that are spoken one after the other, and when: seconds, half-open. */
export interface SpokenWords {
  readonly text: string;
  readonly from_s: number;
  readonly to_s: number;
}

/** A moment within a WebVTT cue, from which on the words after it are spoken. */
const MOMENT = new RegExp(`<(${CLOCK})>`, 'u');
/** Marks of both formats and of ASS for how a text looks. */
const MARKS = /<[^>\n]*>|\{\\[^}\n]*\}/gu;

/**
 * Reads what is said and when from SubRip (.srt) or WebVTT (https://www.w3.org/TR/webvtt1/), words of a cue with moments of
 * their own apart. Cues without words, of no length or that end before they begin are passed over.
 * @param name the file's name, for the message
 * @throws ShotloomError words_unreadable where there is no cue at all
 */
export function readSpokenWords(text: string, name: string): SpokenWords[] {
  const spoken = cueBlocks(text, true).blocks.flatMap(({ lines, from_ms, to_ms }) =>
    pieces(lines.join('\n'), from_ms / 1000, to_ms / 1000),
  );
  if (spoken.length > 0) return spoken;
  throw new ShotloomError(
    'words_unreadable',
    say`No words with their times could be read from ${name}: give SubRip (.srt) or WebVTT (.vtt), e.g. a cue "00:00:01.200 --> 00:00:01.600" with its words below it.`,
  );
}

/** The words of a cue, apart where it says moments between them. */
function pieces(text: string, from: number, to: number): SpokenWords[] {
  // With its group kept, split gives text, moment, text, moment, text.
  const parts = text.split(MOMENT);
  const starts = parts.filter((_, index) => index % 2 === 1).map((clock) => clockMilliseconds(clock) / 1000);
  return parts
    .filter((_, index) => index % 2 === 0)
    .map((part, index) => ({
      text: part.replaceAll(MARKS, '').replaceAll(/\s+/gu, ' ').trim(),
      from_s: starts[index - 1] ?? from,
      to_s: starts[index] ?? to,
    }))
    .filter(({ text: words, from_s, to_s }) => words !== '' && to_s > from_s);
}

/** Words and their times as WebVTT, which {@link readSpokenWords} reads: to the millisecond. */
export function spokenWordsVtt(words: readonly SpokenWords[]): string {
  const cues = words.map(({ text, from_s, to_s }) => `${clock(from_s)} --> ${clock(to_s)}\n${escapedText(text)}\n`);
  return ['WEBVTT\n', ...cues].join('\n');
}

function clock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const two = (number: number): string => String(number).padStart(2, '0');
  const [minutes, rest] = [Math.floor(milliseconds / 60_000), milliseconds % 60_000];
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(Math.floor(rest / 1000))}.${String(rest % 1000).padStart(3, '0')}`;
}

function escapedText(text: string): string {
  return text.replaceAll(/[<>]/gu, '');
}
