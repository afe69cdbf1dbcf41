import { cueBlocks, isTimingLine } from '../script/cue-blocks.ts';
import { clockRange } from './clock.ts';
import { cuesOfBlocks } from './cues-of-blocks.ts';
import type { Cue, ReadCues } from './cue.ts';
import { GUARD, unguarded } from './guards.ts';

/** https://www.w3.org/TR/webvtt1/ */

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
};
const REFERENCE = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/giu;
/** Of a picture's height; lines count from above, from below with a minus. */
const TOP_PERCENT = 50;
const TOP_LINES = 8;

/** Writes cues as WebVTT, in the order of time. Lanes are not told apart. */
export function writeWebVtt(cues: readonly Cue[]): string {
  const blocks = cues.map(({ from, to, text, place }) => {
    const { start, end } = clockRange(from, to, 1000);
    const settings = place === 'top' ? ' line:0' : '';
    return `\n${clock(start)} --> ${clock(end)}${settings}\n${escaped(text)}\n`;
  });
  return `WEBVTT\n${blocks.join('')}`;
}

/** Reads WebVTT. Of settings and tags only the place is kept. Never throws: what cannot be read is told. */
export function readWebVtt(text: string): ReadCues {
  return cuesOfBlocks(cueBlocks(text, true), ({ lines, settings }) => ({
    text: unguarded(unescaped(lines.join('\n').replaceAll(/<[^<>\n]*>/gu, ''))),
    place: isAtTop(settings) ? 'top' : 'bottom',
  }));
}

function clock([hours, minutes, seconds, parts]: readonly string[]): string {
  return `${hours}:${minutes}:${seconds}.${parts}`;
}

function isAtTop(settings: string): boolean {
  const [, value = '', percent] = /(?:^|\s)line:(-?\d+(?:\.\d+)?)(%)?/u.exec(settings) ?? [];
  if (value === '') return false;
  const line = Number(value);
  return percent === undefined ? (value.startsWith('-') ? line < -TOP_LINES : line < TOP_LINES) : line < TOP_PERCENT;
}

function escaped(text: string): string {
  const plain = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  // Readers of others know no numbered references.
  return plain
    .split('\n')
    .map((line) => (isTimingLine(line) ? `${GUARD}${line}` : line))
    .join('\n');
}

function unescaped(text: string): string {
  return text.replaceAll(REFERENCE, (reference, decimal?: string, hex?: string, name?: string) => {
    const code = decimal === undefined ? (hex === undefined ? null : Number.parseInt(hex, 16)) : Number(decimal);
    if (code === null) return CHARACTERS[name?.toLowerCase() ?? ''] ?? reference;
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : reference;
  });
}
