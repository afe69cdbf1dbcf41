import type { CommandOf, Outcome } from './commands.ts';
import { refuse } from './commands.ts';
import { itemName, missing, sourceName } from './edit-order.ts';
import { isSame } from './equal.ts';
import { momentOfAttached, offsetOfAttached } from './attached-time.ts';
import { fitted, framesUntil, handlesOf, isCovered, momentShown, stepOf } from './item-time.ts';
import {
  ZERO,
  add,
  ceil,
  compare,
  divide,
  floor,
  framesToSeconds,
  isRational,
  multiply,
  onGrid,
  rational,
  subtract,
} from './rational.ts';
import type { Rational } from './rational.ts';
import type { FilmSources, MainItem, Timeline } from './records.ts';
import type { Reach } from './sources.ts';
import { draftedEnd, reachOf } from './sources.ts';
import { speedFault } from './values.ts';
import { say } from '../contract/sentences.ts';

const EDGE_WORDS = { start: say`start`, end: say`end` } as const;

/** An item with what its source can show. */
interface Found {
  readonly item: MainItem;
  readonly reach: Reach;
}

/** Moves an edge of an item as far as its source goes. */
export function trim(sources: FilmSources, timeline: Timeline, { item: id, edge, by }: CommandOf<'trim'>): Outcome {
  const found = find(sources, timeline, id);
  if (!found) return missing(id);
  const { item, reach } = found;
  if (!Number.isSafeInteger(by)) return refuse('bad_value', say`An edge moves by whole frames, not by ${by}.`);
  const handles = handlesOf(item, reach, sources.rate);
  const isStart = edge === 'start';
  const longer = isStart ? -by : by;
  const most = isStart ? handles.before : handles.after;
  if (longer > most || item.frames + longer < 1) {
    const shorter = item.frames - 1;
    const limits =
      most === Infinity
        ? say`at most ${shorter} frames shorter`
        : say`at most ${most} frames longer there and ${shorter} shorter`;
    return refuse(
      'no_material',
      say`The ${EDGE_WORDS[edge]} of ${itemName(timeline, id)} cannot move by ${by} frames; it can become ${limits}.`,
    );
  }
  // The edge where the earliest moment is shown; the other one only changes the length.
  const isEarliest = isStart !== item.reversed && !item.freeze;
  const moved = multiply(framesToSeconds(longer, sources.rate), item.speed);
  const start = isEarliest ? subtract(item.in, moved) : item.in;
  return changed(timeline, { ...item, in: start, frames: item.frames + longer });
}

/** Shows an earlier or later part of the source. */
export function slip(sources: FilmSources, timeline: Timeline, { item: id, by }: CommandOf<'slip'>): Outcome {
  const found = find(sources, timeline, id);
  if (!found) return missing(id);
  const { item, reach } = found;
  if (!Number.isSafeInteger(by)) return refuse('bad_value', say`A source slips by whole frames, not by ${by}.`);
  const room = slipRoom(item, reach, sources);
  if (-by > room.earlier || by > room.later) {
    const limits = say`at most ${room.earlier} frames earlier and ${room.later} later`;
    return refuse(
      'no_material',
      say`The source of ${itemName(timeline, id)} cannot slip by ${by} frames: it has ${limits}.`,
    );
  }
  const moved = framesToSeconds(by, sources.rate);
  return changed(
    timeline,
    item.freeze ? { ...item, freeze: add(item.freeze, moved) } : { ...item, in: add(item.in, moved) },
  );
}

/** Shows another source in the same place. What is attached keeps its place too, except from take to take of one shot. */
export function replace(sources: FilmSources, timeline: Timeline, command: CommandOf<'replace'>): Outcome {
  const item = timeline.main.find(({ id }) => id === command.item);
  if (!item) return missing(command.item);
  const { source } = command;
  const reach = reachOf(sources, source);
  if (!reach) return refuse('not_found', say`There is no picture of ${sourceName(source)}; choose another source.`);
  if (!isRational(command.in))
    return refuse('bad_value', say`A source begins at an exact time; give a reduced fraction.`);
  const isSameShot = item.source.kind === 'shot' && source.kind === 'shot' && item.source.shot === source.shot;
  const next: MainItem = {
    ...item,
    source,
    in: isSame(item.in, command.in) ? item.in : onGrid(command.in),
    freeze: isSameShot ? item.freeze : null,
  };
  if (!isCovered(next, reach, sources.rate)) {
    const { before, after } = handlesOf({ ...next, reversed: false }, reach, sources.rate);
    const why =
      before < 0 ? say`it does not begin so early` : say`from there it has ${Math.max(0, item.frames + after)} frames`;
    return refuse(
      'no_material',
      say`${sourceName(source)} cannot be shown for the ${item.frames} frames of ${itemName(timeline, item.id)}: ${next.freeze ? say`the frozen moment is not there` : why}.`,
    );
  }
  const { rate } = sources;
  const attached = timeline.attached.map((each) =>
    each.anchor !== item.id || isSameShot
      ? each
      : { ...each, at: momentOfAttached(each, next, offsetOfAttached(each, item, rate), rate) },
  );
  return changed({ ...timeline, attached }, next);
}

/** Plays the same part of the source faster or slower. */
export function setSpeed(sources: FilmSources, timeline: Timeline, { item: id, speed }: CommandOf<'speed'>): Outcome {
  const found = find(sources, timeline, id);
  if (!found) return missing(id);
  const fault = speedFault(speed);
  if (fault) return refuse('bad_value', say`That is no speed for ${itemName(timeline, id)}: ${fault}.`);
  const { item, reach } = found;
  if (item.freeze || compare(speed, item.speed) === 0) return changed(timeline, { ...item, speed });
  const { rate } = sources;
  const end = draftedEnd(sources, item.source);
  const isToEnd = end && framesUntil(end, item.in, item.speed, rate) === item.frames;
  const asked = isToEnd
    ? framesUntil(end, item.in, speed, rate)
    : ceil(divide(multiply(rational(item.frames), item.speed), speed));
  const most = reach === 'endless' ? Infinity : framesUntil(reach.end, item.in, speed, rate);
  return changed(timeline, { ...item, speed, frames: Math.max(1, Math.min(asked, most)) });
}

export function reverse(timeline: Timeline, { item: id, reversed }: CommandOf<'reverse'>): Outcome {
  const item = timeline.main.find((each) => each.id === id);
  return item ? changed(timeline, { ...item, reversed }) : missing(id);
}

/** Holds a frame of an item for all of its length, or lets it move again, as long as there is of its source. */
export function freeze(sources: FilmSources, timeline: Timeline, { item: id, frame }: CommandOf<'freeze'>): Outcome {
  const found = find(sources, timeline, id);
  if (!found) return missing(id);
  const { item, reach } = found;
  if (frame === null) return changed(timeline, fitted({ ...item, freeze: null }, reach, sources.rate));
  if (!Number.isSafeInteger(frame) || frame < 0 || frame >= item.frames) {
    return refuse(
      'bad_place',
      say`There is no frame ${frame} in ${itemName(timeline, id)}; choose one of 0 to ${item.frames - 1}.`,
    );
  }
  return changed(timeline, { ...item, freeze: momentShown(item, frame, sources.rate) });
}

function find(sources: FilmSources, timeline: Timeline, id: string): Found | null {
  const item = timeline.main.find((each) => each.id === id);
  const reach = item && reachOf(sources, item.source);
  return item && reach ? { item, reach } : null;
}

function changed(timeline: Timeline, item: MainItem): Outcome {
  return { timeline: { ...timeline, main: timeline.main.map((each) => (each.id === item.id ? item : each)) } };
}

function slipRoom(item: MainItem, reach: Reach, { rate }: FilmSources) {
  if (reach === 'endless') return { earlier: Infinity, later: Infinity };
  const length = multiply(stepOf(item, rate), rational(item.frames - 1));
  const [first, last]: Rational[] = item.freeze ? [item.freeze, item.freeze] : [item.in, add(item.in, length)];
  const inFrames = (seconds: Rational): Rational => divide(seconds, framesToSeconds(1, rate));
  return {
    earlier: floor(inFrames(subtract(first ?? ZERO, reach.start))),
    later: ceil(inFrames(subtract(reach.end, last ?? ZERO))) - 1,
  };
}
