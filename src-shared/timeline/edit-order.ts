import type { CommandOf, Outcome } from './commands.ts';
import { refuse } from './commands.ts';
import { plainItem } from './assemble.ts';
import { offsetOfAttached } from './attached-time.ts';
import { handlesOf, isCovered, momentShown } from './item-time.ts';
import { compare, framesToSeconds, isRational, onGrid } from './rational.ts';
import { rectangleAt } from './moves.ts';
import type { AttachedItem, FilmSources, MainItem, Move, Timeline } from './records.ts';
import { indexOf, reachOf } from './sources.ts';
import { CUT } from './transitions.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** Puts a new item into the film, or a shot's own one that was taken out, with all that was drafted with it. */
export function insert(sources: FilmSources, timeline: Timeline, command: CommandOf<'insert'>): Outcome {
  const { id, source, after, frames } = command;
  const shot = indexOf(sources).shots.get(id);
  if (isTaken(sources, timeline, id) && !(shot && !timeline.main.some((item) => item.id === id))) {
    return refuse('id_taken', say`There is something with the id ${id} already; give the new item another.`);
  }
  if (shot && !(source.kind === 'shot' && source.shot === id)) {
    return refuse('id_taken', say`${id} is the id of a shot; give an item with another source another.`);
  }
  const place = placeBehind(timeline.main, after);
  if (place === null) return missing(after ?? '');
  const reach = reachOf(sources, source);
  if (!reach) return refuse('not_found', say`There is no picture of ${sourceName(source)}; choose another source.`);
  if (!isRational(command.in) || !Number.isSafeInteger(frames) || frames < 1) {
    return refuse('bad_value', say`An item begins at an exact time and lasts whole frames, at least 1, not ${frames}.`);
  }
  const item: MainItem = { ...plainItem(id, source), in: onGrid(command.in), frames };
  if (!isCovered(item, reach, sources.rate)) {
    const { before, after: left } = handlesOf(item, reach, sources.rate);
    const longest = Math.max(0, frames + left);
    const why = before < 0 ? say`it does not begin so early` : say`from there it has ${longest} frames`;
    return refuse('no_material', say`${frames} frames of ${sourceName(source)} cannot be shown: ${why}.`);
  }
  const main = tidied(sources, timeline.main.toSpliced(place, 0, item), id);
  const known = new Set(timeline.attached.map((attached) => attached.id));
  const drafted = (shot?.attached ?? []).filter((attached) => !known.has(attached.id));
  const attached = [...timeline.attached, ...drafted.map((each) => ({ ...each, anchor: id }))];
  return { timeline: { ...timeline, main, attached } };
}

/**
 * Takes an item out of the film. What is attached to it goes with it: it was said of this picture, and would be said of
 * another if it stayed. What should outlast shots belongs to the film (`anchor` null).
 */
export function remove(timeline: Timeline, { item: id }: CommandOf<'remove'>): Outcome {
  if (!timeline.main.some((item) => item.id === id)) return missing(id);
  const main = timeline.main.filter((item) => item.id !== id);
  return { timeline: { ...timeline, main, attached: timeline.attached.filter(({ anchor }) => anchor !== id) } };
}

/** Moves an item, with what is attached to it. */
export function reorder(sources: FilmSources, timeline: Timeline, command: CommandOf<'reorder'>): Outcome {
  const { item: id, after } = command;
  const item = timeline.main.find((each) => each.id === id);
  if (!item) return missing(id);
  if (after === id)
    return refuse('bad_place', say`There is no place behind itself for ${itemName(timeline, id)}; name another.`);
  const rest = timeline.main.filter((each) => each.id !== id);
  const place = placeBehind(rest, after);
  if (place === null) return missing(after ?? '');
  if (timeline.main[place] === item) return { timeline };
  return { timeline: { ...timeline, main: tidied(sources, rest.toSpliced(place, 0, { ...item, placed: true }), id) } };
}

/** Cuts an item in two; what is attached goes to the part that shows its moment. */
export function split(
  sources: FilmSources,
  timeline: Timeline,
  { item: id, at, id: newId }: CommandOf<'split'>,
): Outcome {
  const { rate } = timeline;
  const index = timeline.main.findIndex((each) => each.id === id);
  const item = timeline.main[index];
  if (!item) return missing(id);
  if (isTaken(sources, timeline, newId)) {
    return refuse('id_taken', say`There is something with the id ${newId} already; give the second part another.`);
  }
  if (!Number.isSafeInteger(at) || at < 1 || at >= item.frames) {
    const possible =
      item.frames > 1 ? say`cut it before one of its frames 1 to ${item.frames - 1}` : say`it has one frame`;
    return refuse('bad_place', say`There is no cut at frame ${at} in ${itemName(timeline, id)}: ${possible}.`);
  }
  const moving = { ...item, freeze: null };
  const [firstIn, secondIn] = item.reversed
    ? [momentShown(moving, at - 1, rate), item.in]
    : [item.in, momentShown(moving, at, rate)];
  const second: MainItem = {
    ...item,
    id: newId,
    in: secondIn,
    frames: item.frames - at,
    transition: CUT,
    placed: true,
    move: part(item, at, item.frames - 1),
  };
  const first: MainItem = { ...item, in: firstIn, frames: at, move: part(item, 0, at - 1) };
  const cut = framesToSeconds(at, rate);
  const isBehind = (attached: AttachedItem): boolean =>
    attached.anchor === id && compare(offsetOfAttached(attached, item, rate), cut) >= 0;
  return {
    timeline: {
      ...timeline,
      main: timeline.main.toSpliced(index, 1, first, second),
      attached: timeline.attached.map((each) => (isBehind(each) ? { ...each, anchor: newId } : each)),
    },
  };
}

/** Whether an id names anything in the film, or anything that was drafted for it. */
export function isTaken(sources: FilmSources, { main, attached }: Timeline, id: string): boolean {
  const { shots, drafted } = indexOf(sources);
  return shots.has(id) || drafted.has(id) || [...main, ...attached].some((item) => item.id === id);
}

export function missing(id: string): Outcome {
  return refuse('not_found', say`There is no item ${id} in the film; it may have been taken out meanwhile.`);
}

/** An item of the film as sentences name it: by its number, as lists of the film have it. */
export function itemName({ main }: Timeline, id: string): Sentence {
  return say`item ${main.findIndex((item) => item.id === id) + 1}`;
}

/** A source as sentences name it. */
export function sourceName(source: MainItem['source']): Sentence {
  switch (source.kind) {
    case 'shot':
      return source.take === null ? say`the shot ${source.shot}` : say`the shot ${source.shot} (take ${source.take})`;
    case 'footage':
      return say`the footage ${source.footage}`;
    case 'graphic':
      return say`the graphic ${source.graphic}`;
    case 'title':
      return say`the title card`;
  }
}

/** Where in a list an item behind another goes; null where that is not there. */
function placeBehind(main: readonly MainItem[], after: string | null): number | null {
  if (after === null) return 0;
  const index = main.findIndex(({ id }) => id === after);
  return index < 0 ? null : index + 1;
}

/** A shot's own item that stands where the storyboard has it follows the storyboard again. */
function tidied(sources: FilmSources, main: readonly MainItem[], id: string): MainItem[] {
  const { places } = indexOf(sources);
  const own = main.filter((item) => item.id === id || (places.has(item.id) && !item.placed));
  const index = own.findIndex((item) => item.id === id);
  const placeOf = (item: MainItem | undefined): number | undefined => places.get(item?.id ?? '');
  const place = placeOf(own[index]);
  const isInOrder =
    place !== undefined &&
    (placeOf(own[index - 1]) ?? -1) < place &&
    place < (placeOf(own[index + 1]) ?? sources.shots.length);
  return main.map((item) => (item.id === id ? { ...item, placed: !isInOrder } : item));
}

function part({ move, frames }: MainItem, from: number, to: number): Move | null {
  return move && { from: rectangleAt(move, from, frames), to: rectangleAt(move, to, frames) };
}
