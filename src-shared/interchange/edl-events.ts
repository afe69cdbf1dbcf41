import {
  ONE,
  add,
  floor,
  framesToSeconds,
  multiply,
  negate,
  rational,
  round,
  secondsToFrames,
} from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import { fades } from '../timeline/records.ts';
import type { CutEntry, CutList, CutMedia, CutTransition } from './cut-list.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * The events of a CMX 3600 edit decision list. What comes in by a transition is seen from the event's start on, over what was
 * seen before, which goes on: so the event begins before the cut that lies within the transition. A fade to one colour is an
 * event of black.
 */
export interface EdlEvent {
  /** Null for black. */
  readonly media: CutMedia | null;
  readonly name: string;
  /** Frames of the film, of its timecode; half-open. */
  readonly record: { readonly from: number; readonly to: number };
  /** Frames of the media, of their timecode. */
  readonly source: { readonly from: number; readonly to: number };
  readonly speed: Rational;
  /** Null for a cut. */
  readonly edit: EdlEdit | null;
}

export interface EdlEdit {
  readonly isWipe: boolean;
  readonly frames: number;
  /** The event before shows black, whatever it was. */
  readonly isFromBlack: boolean;
  /** What Shotloom says of it, and how many of its frames lie before the cut. */
  readonly own: (Pick<CutTransition, 'kind' | 'direction'> & { readonly before: number }) | null;
}

/** Whether it goes through one colour. */
export function isFadeKind(kind: CutTransition['kind']): boolean {
  return fades.some((fade) => fade === kind);
}

/** The main track as events. */
export function eventsOf({ rate, start, main }: CutList): EdlEvent[] {
  const { entries, ending } = main;
  const frames = (seconds: Rational): number => round(secondsToFrames(seconds, rate));
  const joints = [...entries.map(({ transition }) => transition), ending].map((each) => ({
    transition: each,
    isFade: each !== null && isFadeKind(each.kind),
    before: each ? frames(each.before) : 0,
    after: each ? frames(each.after) : 0,
  }));
  let cut = start;
  const events = entries.flatMap((entry, index): EdlEvent[] => {
    const [into, outOf] = [joints[index], joints[index + 1]];
    if (!into || !outOf) return [];
    const lead = into.isFade ? 0 : into.before;
    const [from, to] = [cut - lead, cut + frames(entry.duration) - outOf.before];
    const shown = into.isFade ? into.after : into.before + into.after;
    const edit = editOf(into.transition, shown, lead, into.isFade);
    const black = blackOf(into, cut);
    cut += frames(entry.duration);
    return [...black, eventOf(entry, { from, to }, lead, outOf.before, edit, rate)];
  });
  const last = joints.at(-1);
  return [...events, ...(last ? blackOf(last, cut) : [])];
}

function blackOf(
  {
    transition,
    isFade,
    before,
  }: { readonly transition: CutTransition | null; readonly isFade: boolean; readonly before: number },
  cut: number,
): EdlEvent[] {
  const edit = isFade ? editOf(transition, before, before, false) : null;
  if (!edit) return [];
  const source = { from: 0, to: before };
  return [{ media: null, name: '', record: { from: cut - before, to: cut }, source, speed: ONE, edit }];
}

function editOf(
  transition: CutTransition | null,
  frames: number,
  before: number,
  isFromBlack: boolean,
): EdlEdit | null {
  if (!transition || frames === 0) return null;
  const { kind, direction } = transition;
  return { isWipe: direction !== null, frames, isFromBlack, own: { kind, direction, before } };
}

/** @param lead frames that are seen before the entry's own @param tail frames of it that the next event begins before */
function eventOf(
  entry: CutEntry,
  record: EdlEvent['record'],
  lead: number,
  tail: number,
  edit: EdlEdit | null,
  rate: FrameRate,
): EdlEvent {
  const { media, name, speed } = entry;
  const isBackwards = speed.n < 0;
  const rateOfMedia = isBackwards ? negate(speed) : speed;
  // What is reversed shows its latest frames first, so that its lead lies behind them.
  const early = multiply(rateOfMedia, rational(isBackwards ? tail : -lead));
  const begins = add(secondsToFrames(add(entry.in, media?.start ?? rational(0)), rate), early);
  const from = floor(begins);
  const used = Math.max(1, round(multiply(rateOfMedia, rational(record.to - record.from))));
  return { media, name, record, source: { from, to: from + used }, speed, edit };
}

/** The main track that events make, and a sentence for whatever they cannot mean. */
export function entriesOf(
  events: readonly EdlEvent[],
  rate: FrameRate,
): {
  readonly entries: readonly CutEntry[];
  readonly ending: CutTransition | null;
  readonly faults: readonly Sentence[];
} {
  const assembly = new Assembly(rate);
  for (const event of events) assembly.add(event);
  return { entries: assembly.entries, ending: assembly.takePending(), faults: assembly.faults };
}

/** What is put together event by event. */
class Assembly {
  readonly entries: CutEntry[] = [];
  readonly faults: Sentence[] = [];
  /** Where the last entry ends, in frames of the film. */
  #end: number | null = null;
  /** A fade out whose picture behind it is not there yet. */
  #pending: CutTransition | null = null;
  readonly #rate: FrameRate;

  constructor(rate: FrameRate) {
    this.#rate = rate;
  }

  add(event: EdlEvent): void {
    const { from, to } = event.record;
    const end = this.#end ?? from;
    if (from < end) {
      this.faults.push(say`"${event.name}" begins before what stands above it has ended; it was left out.`);
      return;
    }
    if (from > end) this.#push({ ...BLACK_ENTRY, duration: this.#seconds(from - end) }, this.takePending());
    const length = to - from;
    const shown = event.edit ? Math.min(event.edit.frames, length) : 0;
    this.#end = to;
    if (!event.media) this.#addBlack(event, length, shown);
    else this.#addClip(event, event.media, length, shown);
  }

  /** The fade out that nothing has come behind. */
  takePending(): CutTransition | null {
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  #addBlack({ edit }: EdlEvent, length: number, shown: number): void {
    const last = this.entries.at(-1);
    if (edit && last?.media && !this.#pending) {
      this.#extend(shown);
      this.#pending = { ...fadeOf(edit), before: this.#seconds(shown), after: this.#seconds(0) };
      if (length > shown) this.#push({ ...BLACK_ENTRY, duration: this.#seconds(length - shown) }, this.takePending());
    } else if (length > 0) this.#push({ ...BLACK_ENTRY, duration: this.#seconds(length) }, this.takePending());
  }

  #addClip({ name, source, speed, edit, media: _ }: EdlEvent, media: CutMedia, length: number, shown: number): void {
    const pending = this.takePending();
    const last = this.entries.at(-1);
    const isFade = pending !== null || !last?.media || edit?.isFromBlack === true;
    const lead =
      edit && !isFade ? Math.max(0, Math.min(edit.own?.before ?? Math.floor(shown / 2), shown, length - 1)) : 0;
    let transition = pending;
    if (edit && isFade) {
      transition = {
        ...(pending ?? fadeOf(edit)),
        before: pending?.before ?? this.#seconds(0),
        after: this.#seconds(shown),
      };
    } else if (edit) {
      this.#extend(lead);
      transition = { ...overlapOf(edit), before: this.#seconds(lead), after: this.#seconds(shown - lead) };
    }
    const ahead = speed.n > 0 ? multiply(this.#seconds(lead), speed) : rational(0);
    const from = add(framesToSeconds(source.from, this.#rate), ahead);
    this.#push({ name, media, in: from, duration: this.#seconds(length - lead), speed, own: null }, transition);
  }

  #push(entry: Omit<CutEntry, 'transition'>, transition: CutTransition | null): void {
    this.entries.push({ ...entry, transition });
  }

  /** The last entry goes on under a transition. */
  #extend(frames: number): void {
    const last = this.entries.pop();
    if (!last) return;
    const more = this.#seconds(frames);
    const from = last.speed.n < 0 ? add(last.in, multiply(more, last.speed)) : last.in;
    this.entries.push({ ...last, in: from, duration: add(last.duration, more) });
  }

  #seconds(frames: number): Rational {
    return framesToSeconds(frames, this.#rate);
  }
}

const BLACK_ENTRY = { name: '', media: null, in: rational(0), speed: ONE, own: null } as const;

function fadeOf({ own }: EdlEdit): Pick<CutTransition, 'kind' | 'direction'> {
  return own && isFadeKind(own.kind) ? { kind: own.kind, direction: null } : { kind: 'fade-black', direction: null };
}

function overlapOf({ own, isWipe }: EdlEdit): Pick<CutTransition, 'kind' | 'direction'> {
  if (own && !isFadeKind(own.kind)) return { kind: own.kind, direction: own.direction };
  return isWipe ? { kind: 'wipe', direction: 'right' } : { kind: 'dissolve', direction: null };
}
