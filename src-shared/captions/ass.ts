import { assScript, assText, captionStyle } from '../render/captions.ts';
import { rational } from '../timeline/rational.ts';
import type { Rational } from '../timeline/rational.ts';
import { clockRange } from './clock.ts';
import { inOrder, tidyText } from './cue.ts';
import type { Cue, ReadCues } from './cue.ts';
import { faultSentence } from './cues-of-blocks.ts';
import { GUARD } from './guards.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

const PLAIN_STYLE = 'Caption';
const EVENT_FIELDS = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];
const CLOCK = /^(\d{1,4}):(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?$/u;
/** Lines of a picture where a script does not say. */
const HEIGHT = 288;

/**
 * Writes cues as ASS (Advanced SubStation Alpha) for a picture of that size, in the order of time. Each lane is a style of its
 * name; players show those of one moment above each other.
 */
export function writeAss(cues: readonly Cue[], width: number, height: number): string {
  const names = [...new Set(cues.map(styleName))];
  const styles = (names.length > 0 ? names : [PLAIN_STYLE]).map((name) => captionStyle(name, width, height));
  const events = cues.map((cue) => {
    const { start, end } = clockRange(cue.from, cue.to, 100);
    const words = `${cue.place === 'top' ? '{\\an8}' : ''}${assText(cue.text)}`;
    return `Dialogue: 0,${clock(start)},${clock(end)},${styleName(cue)},,0,0,0,,${words}`;
  });
  return assScript(width, height, styles, events);
}

/**
 * Reads ASS and SSA. A style is a lane; of styles and overrides only the place is kept, and drawings are passed over. Never
 * throws: what cannot be read is told.
 */
export function readAss(text: string): ReadCues {
  const script: AssScript = { height: HEIGHT, isOld: false, topStyles: new Set() };
  const cues: Cue[] = [];
  const faults: Sentence[] = [];
  let section = '';
  let format: readonly string[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const [, header] = /^\s*\[(.+)\]\s*$/u.exec(line) ?? [];
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, Math.max(0, colon)).trim().toLowerCase(), line.slice(colon + 1)];
    if (header !== undefined) {
      section = header.toLowerCase();
      format = section === 'events' ? EVENT_FIELDS : [];
      script.isOld = section.includes('styles') ? section === 'v4 styles' : script.isOld;
    } else if (name === 'format') format = value.split(',').map((field) => field.trim().toLowerCase());
    else if (name === 'playresy') script.height = Number(value) > 0 ? Number(value) : HEIGHT;
    else if (name === 'style') readStyle(script, fieldsOf(value, format));
    else if (name === 'dialogue' && section === 'events') {
      const read = readEvent(script, fieldsOf(value, format));
      if (isSentence(read)) faults.push(faultSentence({ line: index + 1, fault: read }));
      else if (read) cues.push(read);
    }
  }
  return { cues: inOrder(cues), faults };
}

interface AssScript {
  height: number;
  /** SSA: alignments are numbered in another way. */
  isOld: boolean;
  /** Styles whose words stand at the top. */
  readonly topStyles: Set<string>;
}

type Fields = ReadonlyMap<string, string>;

/** The last field has whatever commas are left. */
function fieldsOf(value: string, format: readonly string[]): Fields {
  const parts = value.split(',');
  const last = format.length - 1;
  return new Map(
    format.map((field, index) => [field, (index === last ? parts.slice(last).join(',') : (parts[index] ?? '')).trim()]),
  );
}

function readStyle(script: AssScript, fields: Fields): void {
  const alignment = Number(fields.get('alignment'));
  const isTop = script.isOld ? isOldTop(alignment) : alignment >= 7;
  if (isTop) script.topStyles.add(fields.get('name') ?? '');
}

/** @returns the cue; a sentence's end where there is none; null where nothing is said */
function readEvent(script: AssScript, fields: Fields): Cue | Sentence | null {
  const [from, to] = [readClock(fields.get('start')), readClock(fields.get('end'))];
  if (!from || !to) return say`its times cannot be read; write 0:00:01.20`;
  const { text, overrides, isDrawn } = readWords(fields.get('text') ?? '');
  const tidy = tidyText(text);
  if (tidy === '') return isDrawn ? null : say`it has no words`;
  if (to.n * from.d <= from.n * to.d) return say`it ends before it begins`;
  const style = fields.get('style') ?? '';
  const place = placeOf(overrides, script) ?? (script.topStyles.has(style) ? 'top' : 'bottom');
  return { from, to, text: tidy, place, lane: style === '' || style === PLAIN_STYLE ? null : style };
}

function readClock(text = ''): Rational | null {
  const [, hours = '', minutes = '', seconds = '', fraction = ''] = CLOCK.exec(text) ?? [];
  if (seconds === '') return null;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return rational(whole * 1000 + Number(fraction.padEnd(3, '0')), 1000);
}

/** Words without overrides, with what these say, and whether there was a drawing. */
function readWords(text: string): { readonly text: string; readonly overrides: string; readonly isDrawn: boolean } {
  let overrides = '';
  let isDrawing = false;
  let isDrawn = false;
  const shown = text.replaceAll(
    /\\([{}Nnh]|\u2060)|\{([^{}]*)\}|[^\\{]+|[\\{]/gu,
    (all, mark?: string, block?: string) => {
      if (block !== undefined) {
        overrides += block;
        const [, drawing] = [...block.matchAll(/\\p(\d+)/gu)].at(-1) ?? [];
        isDrawing = drawing === undefined ? isDrawing : drawing !== '0';
        isDrawn ||= isDrawing;
        return '';
      }
      if (isDrawing) return '';
      if (mark === undefined) return all;
      if (mark === GUARD) return '\\';
      return mark === 'h' ? ' ' : mark.toUpperCase() === 'N' ? '\n' : mark;
    },
  );
  return { text: shown, overrides, isDrawn };
}

/** Where overrides put the words; null where they do not say. */
function placeOf(overrides: string, { height }: AssScript): Cue['place'] | null {
  const [, alignment, old] = /\\an([1-9])|\\a(\d{1,2})/u.exec(overrides) ?? [];
  const [, y] = /\\(?:pos|move)\(\s*-?[\d.]+\s*,\s*(-?[\d.]+)/u.exec(overrides) ?? [];
  if (y !== undefined) return Number(y) < height / 2 ? 'top' : 'bottom';
  if (alignment !== undefined) return Number(alignment) >= 7 ? 'top' : 'bottom';
  return old === undefined ? null : isOldTop(Number(old)) ? 'top' : 'bottom';
}

/** SSA adds 4 for the top and 8 for the middle to 1, 2, 3. */
function isOldTop(alignment: number): boolean {
  return alignment >= 5 && alignment <= 7;
}

function styleName({ lane }: Cue): string {
  const name = lane?.replaceAll(/[,\p{Cc}]/gu, ' ').trim() ?? '';
  return name === '' ? PLAIN_STYLE : name;
}

function clock([hours = '', ...others]: readonly string[]): string {
  const [minutes, seconds, parts] = others;
  return `${Number(hours)}:${minutes}:${seconds}.${parts}`;
}
