import { ONE, framesToSeconds, rational } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import { directions } from '../timeline/records.ts';
import { hasDropFrame, nominalRate, parseTimecode } from '../timeline/timecode.ts';
import type { CutMedia, CutTransition, ReadCutList } from './cut-list.ts';
import { BLACK, OWN_NOTE } from './edl.ts';
import { entriesOf, isFadeKind } from './edl-events.ts';
import type { EdlEdit, EdlEvent } from './edl-events.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

const CODE = String.raw`\d{1,2}:\d{1,2}:\d{1,2}[:;.,]\d{1,3}`;
const EVENT = new RegExp(
  String.raw`^\s*(\d+)\s+(\S+)\s+(\S+)\s+(C|D|W\d+|K\S*)\s+(?:(\d+)\s+)?(${CODE})\s+(${CODE})\s+(${CODE})\s+(${CODE})\s*$`,
  'iu',
);
const SPEED = /^\s*M2\s+\S+\s+(-?\s*\d+(?:\.\d+)?)/iu;
const LOCATOR = new RegExp(String.raw`^\s*\*\s*LOC:\s*(${CODE})\s+\S+\s*(.*)$`, 'iu');
const NOTE = /^\s*\*\s*([^:]+):\s*(.*)$/u;
const kinds = ['dissolve', 'wipe', 'slide', 'push', 'fade-black', 'fade-white', 'cut-to-black'] as const;

interface Draft {
  readonly line: number;
  readonly reel: string;
  readonly edit: { readonly isWipe: boolean; readonly frames: number; readonly isFromBlack: boolean } | null;
  readonly times: readonly [number, number, number, number];
  readonly notes: Map<string, string>;
  speed: Rational;
}

/**
 * Reads a CMX 3600 edit decision list: cuts, dissolves, wipes, speed and black of its picture; sound is told to be left out. Never
 * throws: what cannot be read is told.
 * @param rate of the film, which no such list says
 */
export function readEdl(text: string, rate: FrameRate): ReadCutList {
  const faults: Sentence[] = [];
  const drafts: Draft[] = [];
  let name = '';
  let isDrop = false;
  const locators: { readonly name: string; readonly frame: number }[] = [];
  let sounds = 0;
  let current: Draft | null = null;
  /** The reel of an event's first line, which shows what the second comes in over. */
  let first: { readonly number: string; readonly reel: string } | null = null;
  for (const [index, line] of text
    .replace(/^\uFEFF/u, '')
    .split(/\r\n|\r|\n/u)
    .entries()) {
    const [, number, reel = '', channel = '', how = '', frames, ...codes] = EVENT.exec(line) ?? [];
    if (number !== undefined) {
      current = null;
      const isSound = !/V|B/iu.test(channel) && channel.toUpperCase() !== 'NONE';
      const times = isSound ? null : timesOf(codes, rate, isDrop);
      if (isSound) sounds += 1;
      else if (isSentence(times)) faults.push(say`Line ${index + 1} was left out: ${times}`);
      else if (times && times[2] === times[3]) first = { number, reel };
      else if (times) {
        const isFromBlack = first?.number === number && first.reel.toUpperCase() === BLACK;
        const isCut = /^[CK]/iu.test(how);
        const edit = isCut ? null : { isWipe: /^W/iu.test(how), frames: Number(frames ?? 0), isFromBlack };
        current = { line: index + 1, reel, edit, times, notes: new Map(), speed: ONE };
        drafts.push(current);
      }
      continue;
    }
    const [, title] = /^\s*TITLE:\s*(.*)$/iu.exec(line) ?? [];
    if (title !== undefined) name = title.trim();
    if (/^\s*FCM:/iu.test(line)) isDrop = !/NON/iu.test(line);
    const [, speed] = SPEED.exec(line) ?? [];
    if (speed !== undefined && current) current.speed = speedOf(Number(speed.replaceAll(/\s/gu, '')), rate);
    const [, moment, marked = ''] = LOCATOR.exec(line) ?? [];
    const frame = moment === undefined ? '' : frameOf(moment, rate, isDrop);
    if (typeof frame === 'number') locators.push({ name: marked.trim(), frame });
    const [, key = '', value = ''] = NOTE.exec(line) ?? [];
    if (key !== '') current?.notes.set(key.trim().toUpperCase(), value.trim());
  }
  if (drafts.length === 0) {
    return {
      list: null,
      faults: [...faults, say`The file has no picture events, as edit decision lists (CMX 3600) have.`],
    };
  }
  if (sounds > 0) faults.push(say`Its sound (${sounds} events) was left out.`);
  const events = drafts.map(eventOf).toSorted((one, other) => one.record.from - other.record.from);
  const { entries, ending, faults: unmeant } = entriesOf(events, rate);
  const start = events[0]?.record.from ?? 0;
  const main = { name: '', kind: 'video' as const, entries, ending };
  const markers = locators
    .filter(({ frame }) => frame >= start)
    .map((each) => ({ name: each.name, at: framesToSeconds(each.frame - start, rate) }));
  return { list: { name, rate, start, main, tracks: [], markers, own: null }, faults: [...faults, ...unmeant] };
}

/** Frames of source and record, in and out; a sentence where they are none. */
function timesOf(codes: readonly (string | undefined)[], rate: FrameRate, isDrop: boolean): Draft['times'] | Sentence {
  const frames = codes.map((code = '') => frameOf(code, rate, isDrop));
  const fault = frames.find(isSentence);
  if (fault) return fault;
  const [from = 0, to = 0, start = 0, end = 0] = frames.map(Number);
  return end < start ? say`it ends before it begins.` : [from, to, start, end];
}

/** The frame of a timecode, or what is wrong with it. */
function frameOf(code: string, rate: FrameRate, isDrop: boolean): number | Sentence {
  // Many lists say once that they leave numbers out, and write every code with colons.
  const marked = isDrop && hasDropFrame(rate) ? code.replace(/[:.,](\d+)$/u, ';$1') : code;
  return parseTimecode(marked, rate);
}

function speedOf(frames: number, rate: FrameRate): Rational {
  return rational(Math.round((frames * 1000) / nominalRate(rate)), 1000);
}

function eventOf({ reel, edit, times: [from, to, start, end], notes, speed }: Draft): EdlEvent {
  const isBlack = reel.toUpperCase() === BLACK;
  const keys = [...(edit ? ['TO CLIP NAME'] : []), 'FROM CLIP NAME', 'SOURCE FILE'];
  const name = keys.map((key) => notes.get(key)).find((each) => each) ?? reel;
  const media: CutMedia = { name, url: null, sha256: null, start: null, duration: null, reel };
  return {
    media: isBlack ? null : media,
    name,
    record: { from: start, to: end },
    source: { from, to },
    speed,
    edit: edit && { ...edit, own: ownOf(notes) },
  };
}

function ownOf(notes: ReadonlyMap<string, string>): EdlEdit['own'] {
  const [kindName, directionName, frames] = (notes.get(OWN_NOTE.slice(0, -1)) ?? '').split(' ');
  const kind: CutTransition['kind'] | undefined = kinds.find((each) => each === kindName);
  const direction = directions.find((each) => each === directionName) ?? null;
  const hasDirection = kind !== undefined && kind !== 'dissolve' && !isFadeKind(kind);
  if (!kind || hasDirection !== (direction !== null) || !/^\d{1,6}$/u.test(frames ?? '')) return null;
  return { kind, direction, before: Number(frames) };
}
