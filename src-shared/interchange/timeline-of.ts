import { plainItem, sortedById, WHOLE } from '../timeline/assemble.ts';
import { fitted } from '../timeline/item-time.ts';
import {
  ONE,
  ZERO,
  add,
  compare,
  greatest,
  least,
  multiply,
  negate,
  rational,
  round,
  secondsToFrames,
  subtract,
  toNumber,
} from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { FilmSources, ItemSource, MainItem, Timeline, Transition } from '../timeline/records.ts';
import { indexOf, reachOf } from '../timeline/sources.ts';
import { CUT, fitTransition } from '../timeline/transitions.ts';
import { lookFault } from '../timeline/values.ts';
import { attachedOf } from './attached-of.ts';
import type { CutEntry, CutList, CutTransition, FilmMedia } from './cut-list.ts';
import { mainEntry, mediaOf } from './cut-list-of.ts';
import { isNear, knownMedia, momentIn } from './known-media.ts';
import type { KnownMedia } from './known-media.ts';
import { ownMainItem, ownRange } from './own-records.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

export interface ReadTimeline {
  readonly timeline: Timeline;
  /** Names of media that are not here; cards with their names keep their places. */
  readonly missing: readonly string[];
  /** A sentence for whatever else is not as in the list. */
  readonly faults: readonly Sentence[];
}

/** The card that keeps a place: of a gap, and of media that are not here. */
const CARD = 'plain';
const SLOWEST = rational(1, 4);
const FASTEST = rational(4);

/**
 * The timeline that a list cuts from media that are here: those that Shotloom wrote into it itself, else those of the same bytes or
 * file name. What the list says of time wins over what Shotloom wrote beside it, so that what was edited elsewhere holds; where
 * nothing was, the timeline is the same again.
 */
export function timelineOf(list: CutList, known: KnownMedia): ReadTimeline {
  const { sources } = known;
  const reader = new MainReader(known);
  let start = ZERO;
  for (const entry of list.main.entries) {
    reader.read(entry, start);
    start = add(start, entry.duration);
  }
  const ending = transitionOf(list.main.ending, sources.rate);
  const items = inOrder(sources, reader.main);
  const main = items.map((item, index) => {
    const transition = fitTransition(sources, item.transition, items[index - 1] ?? null, item);
    return { ...item, transition };
  });
  const fit = fitTransition(sources, ending, items.at(-1) ?? null, null);
  const range = ownRange(list.own) ?? WHOLE;
  const cut = { rate: sources.rate, main, attached: [], ending: fit, range };
  const attached = attachedOf(list, cut, known, reader.count);
  return {
    timeline: { ...cut, attached: sortedById(attached.attached) },
    missing: [...new Set([...reader.missing, ...attached.missing])],
    faults: [...reader.faults, ...attached.faults],
  };
}

/** Reads the entries of the main track in order. */
class MainReader {
  readonly main: MainItem[] = [];
  readonly missing: string[] = [];
  readonly faults: Sentence[] = [];
  /** Of ids that were given. */
  count = 0;
  readonly #known: KnownMedia;
  readonly #ids = new Set<string>();

  constructor(known: KnownMedia) {
    this.#known = known;
  }

  read(entry: CutEntry, start: Rational): void {
    const { sources } = this.#known;
    const [first, end] = [start, add(start, entry.duration)].map((edge) => round(secondsToFrames(edge, sources.rate)));
    const frames = (end ?? 0) - (first ?? 0);
    if (frames < 1) {
      this.faults.push(say`"${entry.name}" is shorter than a frame; it was left out.`);
      return;
    }
    const item = this.#itemOf(entry, frames);
    const transition = transitionOf(entry.transition, sources.rate);
    this.main.push({ ...fitted(item, reachOf(sources, item.source) ?? 'endless', sources.rate), transition });
  }

  #itemOf(entry: CutEntry, frames: number): MainItem {
    const { sources, media } = this.#known;
    const own = ownMainItem(entry.own);
    if (own && reachOf(sources, own.source) && lookFault(own) === null) {
      const item: MainItem = { ...own, id: this.#freeId(own.id), transition: CUT };
      const shown = mediaOf(own.source, media);
      return isAsWritten(entry, item, shown, sources.rate) ? item : { ...item, ...this.#timeOf(entry, frames, shown) };
    }
    const found = entry.media && knownMedia(entry.media, media);
    const source = found && reachOf(sources, found.source) ? found.source : null;
    if (!found || !source) return this.#cardOf(entry, frames);
    const id = source.kind === 'shot' ? this.#freeId(source.shot) : this.#nextId();
    return { ...plainItem(id, source), placed: id !== shotOf(source), ...this.#timeOf(entry, frames, found) };
  }

  /** Words that say what should be here. */
  #cardOf({ media, name }: CutEntry, frames: number): MainItem {
    if (media) this.missing.push(media.name === '' ? name : media.name);
    const source: ItemSource = { kind: 'title', title: { template: CARD, text: media ? name : '' } };
    return { ...plainItem(this.#nextId(), source), frames };
  }

  #timeOf(
    entry: CutEntry,
    frames: number,
    shown: FilmMedia,
  ): Pick<MainItem, 'in' | 'frames' | 'speed' | 'reversed' | 'freeze'> {
    const from = subtract(momentIn(entry, shown), shown.zero);
    if (entry.speed.n === 0) return { in: from, frames, speed: ONE, reversed: false, freeze: from };
    const reversed = entry.speed.n < 0;
    const thousandths = rational(round(multiply(reversed ? negate(entry.speed) : entry.speed, rational(1000))), 1000);
    const speed = greatest(SLOWEST, least(FASTEST, thousandths));
    if (compare(speed, thousandths) !== 0) {
      this.faults.push(say`"${entry.name}" plays at ${toNumber(thousandths)} times its speed; 0.25 to 4 can be shown.`);
    }
    return { in: from, frames, speed, reversed, freeze: null };
  }

  #freeId(id: string): string {
    if (this.#ids.has(id)) return this.#nextId();
    this.#ids.add(id);
    return id;
  }

  #nextId(): string {
    const id = this.#known.idOf(this.count);
    this.count += 1;
    this.#ids.add(id);
    return id;
  }
}

/** Whether an entry still says what was written for an item. */
function isAsWritten(entry: CutEntry, item: MainItem, media: FilmMedia, rate: FrameRate): boolean {
  const written = mainEntry(item, media, rate);
  if (!isNear(entry.duration, written.duration, rate)) return false;
  // What is made has no moments of a file, and formats have none of it.
  if (media.url === null) return true;
  const isAsFast = Math.abs(toNumber(subtract(entry.speed, written.speed))) < 0.0001;
  return isAsFast && isNear(entry.in, written.in, rate);
}

function shotOf(source: ItemSource): string | null {
  return source.kind === 'shot' ? source.shot : null;
}

/** Items are where a person put them, unless the storyboard has them there too. */
function inOrder(sources: FilmSources, main: readonly MainItem[]): MainItem[] {
  const { places } = indexOf(sources);
  let last = -1;
  return main.map((item) => {
    const place = places.get(item.id) ?? -1;
    const placed = item.placed || place <= last;
    if (!placed) last = place;
    return { ...item, placed };
  });
}

function transitionOf(transition: CutTransition | null, rate: FrameRate): Transition {
  if (!transition) return CUT;
  const [before, after] = [transition.before, transition.after].map((side) =>
    Math.max(0, round(secondsToFrames(side, rate))),
  );
  const frames = { before: before ?? 0, after: after ?? 0 };
  if (frames.before + frames.after === 0) return CUT;
  const { kind, direction } = transition;
  if (kind === 'wipe' || kind === 'slide' || kind === 'push')
    return { kind, direction: direction ?? 'right', ...frames };
  return { kind, ...frames };
}
