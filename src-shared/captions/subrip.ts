import { cueBlocks, isTimingLine } from '../script/cue-blocks.ts';
import { clockRange } from './clock.ts';
import { cuesOfBlocks } from './cues-of-blocks.ts';
import type { Cue, ReadCues } from './cue.ts';
import { GUARD, unguarded } from './guards.ts';

/** Tags that players know in SubRip, which has no standard: HTML's, and those that come over from WebVTT. */
const TAGS = /<\/?(?:b|i|u|s|em|strong|font|span|br|ruby|rt|c|v|lang)(?:[\s.=][^<>\n]*)?\/?>/giu;
/** Overrides of ASS, which most players heed. */
const OVERRIDES = /\{\\[^{}\n]*\}/gu;
const TOP = /\{(?=\\)[^{}\n]*\\(?:an[789]|a[567](?!\d))/u;

/** Writes cues as SubRip (.srt), in the order of time; those at the top with `{\an8}`. Lanes are not told apart. */
export function writeSubRip(cues: readonly Cue[]): string {
  const blocks = cues.map(({ from, to, text, place }, index) => {
    const { start, end } = clockRange(from, to, 1000);
    const lines = text
      .split('\n')
      .map((line) => guardedLine(line))
      .join('\n');
    return `${index + 1}\n${clock(start)} --> ${clock(end)}\n${place === 'top' ? '{\\an8}' : ''}${lines}\n`;
  });
  return blocks.join('\n');
}

/** Reads SubRip. Of tags and overrides only the place is kept. Never throws: what cannot be read is told. */
export function readSubRip(text: string): ReadCues {
  return cuesOfBlocks(cueBlocks(text, false), ({ lines }) => {
    const said = lines.join('\n');
    const plain = said
      .replaceAll(OVERRIDES, '')
      .replaceAll(/<br\s*\/?>/giu, '\n')
      .replaceAll(TAGS, '');
    return { text: unguarded(plain), place: TOP.test(said) ? 'top' : 'bottom' };
  });
}

function clock([hours, minutes, seconds, parts]: readonly string[]): string {
  return `${hours}:${minutes}:${seconds},${parts}`;
}

function guardedLine(line: string): string {
  const marked = line.replaceAll(/<(?=[a-z/])/giu, `<${GUARD}`).replaceAll('{\\', `{${GUARD}\\`);
  return isTimingLine(marked) ? marked.replaceAll('-->', `--${GUARD}>`).replace(/^/u, GUARD) : marked;
}
