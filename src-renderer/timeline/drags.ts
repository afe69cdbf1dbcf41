import type { Command } from '../../src-shared/timeline/commands.ts';
import { toNumber } from '../../src-shared/timeline/rational.ts';
import type { Cut, CutAttached, CutItem } from './cut-data.ts';
import { exactly, frameSeconds, momentOf, placedAnew, placeOf } from './cut-data.ts';
import { regained, shifts, shiftWithin } from './groups.ts';
import { gainOf } from './tracks.ts';

/** What a pointer does to something of a strip while it is dragged, and to others that go along with it. */
export type Drag =
  | { readonly kind: 'trim'; readonly item: string; readonly edge: 'start' | 'end' }
  | { readonly kind: 'slip'; readonly item: string }
  | { readonly kind: 'reorder'; readonly item: string; readonly others: readonly string[] }
  | { readonly kind: 'shift'; readonly attached: string; readonly others: readonly string[] }
  | { readonly kind: 'stretch'; readonly attached: string; readonly edge: 'start' | 'end' }
  | { readonly kind: 'gain'; readonly id: string; readonly others: readonly string[] };

/** How far it was dragged: seconds to the right, and decibels upwards. */
export interface Way {
  readonly seconds: number;
  readonly decibels: number;
}

/** What a drag comes to: the cut as it looks meanwhile, commands that do it, and how far it went, for words beside the pointer. */
export interface Dragged {
  readonly cut: Cut;
  readonly commands: readonly Command[];
  readonly told: Told | null;
}

/** A number to be told beside what is dragged. */
export type Told =
  | { readonly kind: 'frames'; readonly by: number; readonly frames: number }
  | { readonly kind: 'gain'; readonly decibels: number };

const LOUDEST_DB = 12;
export const SILENT_DB = -60;

/** Does a drag to a cut, as far as the sources go. What the program says later is what counts. */
export function dragged(cut: Cut, drag: Drag, way: Way): Dragged {
  switch (drag.kind) {
    case 'trim':
      return withItem(cut, drag.item, (item) => trimmed(cut, item, drag.edge, way));
    case 'slip':
      return withItem(cut, drag.item, (item) => slipped(cut, item, way));
    case 'reorder':
      return withItem(cut, drag.item, (item) => reordered(cut, item, drag.others, way));
    case 'shift':
      return withAttached(cut, drag.attached, (attached) => shifted(cut, attached, drag.others, way));
    case 'stretch':
      return withAttached(cut, drag.attached, (attached) => stretched(cut, attached, drag.edge, way));
    case 'gain':
      return louder(cut, drag.id, drag.others, way);
  }
}

function withItem(cut: Cut, id: string, change: (item: CutItem) => Dragged): Dragged {
  const item = cut.items.find((each) => each.id === id);
  return item ? change(item) : unchanged(cut);
}

function withAttached(cut: Cut, id: string, change: (attached: CutAttached) => Dragged): Dragged {
  const attached = cut.attached.find((each) => each.id === id);
  return attached ? change(attached) : unchanged(cut);
}

function unchanged(cut: Cut): Dragged {
  return { cut, commands: [], told: null };
}

function trimmed(cut: Cut, item: CutItem, edge: 'start' | 'end', { seconds }: Way): Dragged {
  const asked = Math.round(seconds / frameSeconds(cut.rate));
  const by = edge === 'start' ? startTrim(item, asked) : endTrim(item, asked);
  if (by === 0) return unchanged(cut);
  const frames = item.frames + (edge === 'start' ? -by : by);
  const commands: Command[] = [{ command: 'trim', item: item.id, edge, by }];
  const shown = shownWith(cut, { ...item, frames }, edge === 'start' ? -by : 0);
  return { cut: shown, commands, told: { kind: 'frames', by, frames } };
}

function startTrim({ frames, handles }: CutItem, by: number): number {
  return Math.max(-(handles.before ?? Infinity), Math.min(frames - 1, by)) + 0;
}

function endTrim({ frames, handles }: CutItem, by: number): number {
  return Math.max(1 - frames, Math.min(handles.after ?? Infinity, by));
}

/** Dragged to the right, a picture shows what lies earlier in its source, as a strip of film would that is pulled. */
function slipped(cut: Cut, item: CutItem, { seconds }: Way): Dragged {
  const speed = toNumber(item.speed);
  const { before, after } = item.handles;
  const [earlier, later] = item.reversed ? [after, before] : [before, after];
  const asked = -Math.round((seconds * speed) / frameSeconds(cut.rate));
  const least = earlier === null ? -Infinity : -Math.floor(earlier * speed);
  const most = later === null ? Infinity : Math.floor(later * speed);
  const by = Math.max(least, Math.min(most, asked));
  if (by === 0) return unchanged(cut);
  const inFilm = Math.round(by / speed) * (item.reversed ? -1 : 1);
  const handles = {
    before: before === null ? null : before + inFilm,
    after: after === null ? null : after - inFilm,
  };
  const commands: Command[] = [{ command: 'slip', item: item.id, by }];
  return { cut: shownWith(cut, { ...item, handles }), commands, told: { kind: 'frames', by, frames: item.frames } };
}

/** It goes to the cut that is nearest to its middle, with the others one behind the other as the film has them. */
function reordered(cut: Cut, item: CutItem, others: readonly string[], { seconds }: Way): Dragged {
  const moving = new Set([item.id, ...others]);
  const group = cut.items.filter(({ id }) => moving.has(id));
  const rest = cut.items.filter(({ id }) => !moving.has(id));
  const before = rest.filter(({ start }) => start < item.start).length;
  const middle = momentOf(item.start + item.frames / 2, cut.rate) + seconds;
  let place = 0;
  for (const other of rest) {
    if (momentOf(other.start + other.frames / 2, cut.rate) > middle) break;
    place += 1;
  }
  if (place === before) return unchanged(cut);
  const shown = withItems(cut, placedAnew(rest.toSpliced(place, 0, ...group)));
  const commands = group.map(({ id }, index): Command => {
    const after = index > 0 ? group[index - 1] : rest[place - 1];
    return { command: 'reorder', item: id, after: after?.id ?? null };
  });
  return { cut: shown, commands, told: null };
}

function shifted(cut: Cut, attached: CutAttached, others: readonly string[], { seconds }: Way): Dragged {
  const place = placeOf(attached);
  if (!place) return unchanged(cut);
  const frame = frameSeconds(cut.rate);
  const moving = new Set([attached.id, ...others]);
  const group = cut.attached.filter((each) => moving.has(each.id) && each.place);
  const by = shiftWithin(cut, group, Math.round(seconds / frame));
  if (by === 0) return unchanged(cut);
  const moved = cut.attached.map((each) => {
    const now = moving.has(each.id) ? placeOf(each) : null;
    return now ? placedAt(each, { start: now.start + by * frame, end: now.end + by * frame }) : each;
  });
  const frames = Math.round((place.end - place.start) / frame);
  return {
    cut: { ...cut, attached: moved },
    commands: shifts(group, by, cut.rate),
    told: { kind: 'frames', by, frames },
  };
}

/** Sound has only its end to be drawn out: at its start something else would be heard. */
export function hasStart({ content }: CutAttached): boolean {
  return content.kind !== 'sound';
}

function stretched(cut: Cut, attached: CutAttached, edge: 'start' | 'end', { seconds }: Way): Dragged {
  const place = placeOf(attached);
  if (!place) return unchanged(cut);
  const frame = frameSeconds(cut.rate);
  const [first, length] = [Math.floor(place.start / frame + 1e-3), Math.round((place.end - place.start) / frame)];
  const asked = Math.round(seconds / frame);
  if (edge === 'end') {
    const by = Math.max(1 - length, asked);
    if (by === 0) return unchanged(cut);
    const frames = length + by;
    const commands: Command[] = [{ command: 'stretch', attached: attached.id, duration: exactly(frames, cut.rate) }];
    const shown = { start: place.start, end: place.start + frames * frame };
    return { cut: shownAt(cut, attached, shown), commands, told: { kind: 'frames', by, frames } };
  }
  const by = Math.max(-first, Math.min(length - 1, asked));
  if (by === 0 || !hasStart(attached)) return unchanged(cut);
  const frames = length - by;
  const shift: Command = { command: 'shift', attached: attached.id, by: exactly(by, cut.rate) };
  const stretch: Command = { command: 'stretch', attached: attached.id, duration: exactly(frames, cut.rate) };
  // Shorter first where it moves later: otherwise it would meet the next caption in between.
  const commands = by > 0 ? [stretch, shift] : [shift, stretch];
  const shown = { start: place.start + by * frame, end: place.end };
  return { cut: shownAt(cut, attached, shown), commands, told: { kind: 'frames', by, frames } };
}

/** Others become louder by as much, each from where it is. */
function louder(cut: Cut, id: string, others: readonly string[], { decibels }: Way): Dragged {
  const { cut: shown, commands } = regained(cut, [id, ...others], (gain) => gainWithin(gain + decibels));
  const lead = [...shown.items, ...shown.attached].find((each) => each.id === id);
  const gain = lead && gainOf(lead);
  if (gain === undefined || gain === null || commands.length === 0) return unchanged(cut);
  return { cut: shown, commands, told: { kind: 'gain', decibels: gain } };
}

/** In half decibels, from silence to the loudest that there is a handle for. */
export function gainWithin(decibels: number): number {
  return Math.max(SILENT_DB, Math.min(LOUDEST_DB, Math.round(decibels * 2) / 2));
}

/** @param inside frames that what is attached to the item moves within it */
function shownWith(cut: Cut, item: CutItem, inside = 0): Cut {
  const items = placedAnew(cut.items.map((each) => (each.id === item.id ? item : each)));
  return withItems(cut, items, new Map([[item.id, inside]]));
}

/** A cut with other items; what is attached to them goes along. */
function withItems(cut: Cut, items: readonly CutItem[], inside: ReadonlyMap<string, number> = new Map()): Cut {
  const starts = new Map(items.map(({ id, start }) => [id, start + (inside.get(id) ?? 0)]));
  const moves = new Map(cut.items.map(({ id, start }) => [id, (starts.get(id) ?? start) - start]));
  const attached = cut.attached.map((each) => {
    const moved = moves.get(each.anchor ?? '') ?? 0;
    const place = moved === 0 ? null : placeOf(each);
    const by = moved * frameSeconds(cut.rate);
    return place ? { ...each, place: { start: roughly(place.start + by), end: roughly(place.end + by) } } : each;
  });
  return { ...cut, items: [...items], frames: items.reduce((sum, each) => sum + each.frames, 0), attached };
}

function shownAt(cut: Cut, { id }: CutAttached, place: { readonly start: number; readonly end: number }): Cut {
  return { ...cut, attached: cut.attached.map((each) => (each.id === id ? placedAt(each, place) : each)) };
}

function placedAt(
  attached: CutAttached,
  { start, end }: { readonly start: number; readonly end: number },
): CutAttached {
  return { ...attached, place: { start: roughly(start), end: roughly(end) } };
}

/** Exact enough to be looked at until the program answers. */
function roughly(seconds: number) {
  return { n: Math.round(Math.max(0, seconds) * 1e6), d: 1_000_000 };
}
