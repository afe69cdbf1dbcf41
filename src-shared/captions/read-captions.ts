import { readAss } from './ass.ts';
import type { ReadCues } from './cue.ts';
import { readSubRip } from './subrip.ts';
import { readWebVtt } from './webvtt.ts';
import { say } from '../contract/sentences.ts';

/**
 * Reads a file of captions by what it begins with: WebVTT, ASS or SSA, else SubRip. Never throws: where there is no cue at all,
 * that is told too.
 */
export function readCaptions(text: string): ReadCues {
  const read = readerOf(text.replace(/^\uFEFF/u, ''))(text);
  if (read.cues.length > 0 || read.faults.length > 0) return read;
  return { cues: [], faults: [say`The file has no captions: give SubRip (.srt), WebVTT (.vtt) or ASS (.ass).`] };
}

function readerOf(text: string): (text: string) => ReadCues {
  if (/^WEBVTT(?:\s|$)/u.test(text)) return readWebVtt;
  const [first = ''] = text.split(/[\r\n]+/u).filter((line) => !/^\s*(?:;|$)/u.test(line));
  return /^\s*\[[^\]]+\]\s*$/u.test(first) ? readAss : readSubRip;
}
