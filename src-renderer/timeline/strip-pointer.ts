import { useEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';
import { runCommand } from '../app/commands.ts';
import type { CommandId } from '../app/shortcuts.ts';
import { play, seek, useWorkspace } from '../app/workspace.ts';
import { keysOf } from '../ui/keys.ts';
import { blockAt, pressOnBlock } from './block-keys.ts';
import type { Cut, Picked } from './cut-data.ts';
import { frameAt, momentOf, placeOf } from './cut-data.ts';
import type { Drag } from './drags.ts';
import { dragged } from './drags.ts';
import type { Edits } from './edits.ts';
import { allItems, isPicked, isSame, rangeTo, together, toggled, touched } from './picks.ts';
import type { Picks } from './picks.ts';
import { SNAP_PIXELS, snapBy, snapMoments } from './snapping.ts';
import { areaOf, between } from './strip-area.ts';
import type { TrackPlaces } from './strip-area.ts';
import { HEAD } from './strip-scale.ts';
import { pick, setStrip, useStrip } from './strip-state.ts';
import type { Track } from './tracks.ts';

/** A pointer that moved less, in pixels, has only pressed. */
const PRESS = 3;
/** Decibels for a pixel. */
const DECIBELS = 0.25;
/** So near an edge of a block, in pixels, it is the edge that is dragged. */
const GRIP = 9;
/** So near an edge of the window, in pixels, a strip scrolls along. */
const EDGE = 28;

/** What a pointer that is held does: moves the play-head, drags what it lies on, or draws a rectangle. */
type Hold =
  | { readonly kind: 'head' }
  | {
      readonly kind: 'drag';
      readonly drag: Drag;
      readonly edges: readonly number[];
      readonly moments: readonly number[];
      /** What is picked as soon as it is dragged, and what where it is only pressed; null: what was. */
      readonly dragged: Picks | null;
      readonly pressed: Picks | null;
    }
  | { readonly kind: 'area'; readonly places: TrackPlaces; readonly kept: Picks };

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly hold: Hold;
  /** What was picked before. */
  readonly before: Picks;
  moved: boolean;
}

/** What a pointer and keys do on a strip: pick and drag what lies on it, move the play-head where nothing does. */
export function useStripPointer(cut: Cut | undefined, tracks: readonly Track[], pixels: number, edits: Edits) {
  const grip = useRef<Grip | null>(null);
  /** A key goes to a block and says itself what is picked then. */
  const led = useRef(false);

  useEffect(() => {
    const cancel = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || !grip.current || grip.current.hold.kind === 'head') return;
      letGo(grip);
      event.preventDefault();
    };
    addEventListener('keydown', cancel, true);
    return () => removeEventListener('keydown', cancel, true);
  }, []);

  if (!cut) return {};
  const placeOn = (event: PointerEvent<HTMLElement>): { readonly x: number; readonly y: number } => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const look = (x: number): void => {
    const last = Math.max(0, cut.frames - 1);
    play(false);
    seek(momentOf(Math.min(last, frameAt((x - HEAD) / pixels, cut.rate)), cut.rate));
  };

  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('[data-menu]')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // Keys that step frames go on doing so: a block that is pressed takes no focus.
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    const { picked: before } = useStrip.getState();
    const place = placeOn(event);
    const hold = event.target.closest('[data-ruler]') ? ({ kind: 'head' } as const) : pressAt(event.target, event);
    if (hold.kind === 'head') look(place.x);
    grip.current = { ...place, hold, before, moved: false };
  };

  const pressAt = (target: Element, event: PointerEvent<HTMLElement>): Hold => {
    const { picked } = useStrip.getState();
    const isMore = event.ctrlKey || event.metaKey;
    const block = blockAt(target);
    if (!block) {
      const kept = isMore || event.shiftKey ? picked : [];
      setStrip({ picked: kept });
      return { kind: 'area', places: trackPlaces(event.currentTarget, tracks), kept };
    }
    const one: Picked = { kind: block.kind, id: block.id };
    const isAmong = isPicked(picked, one);
    if (event.shiftKey) pick(cut, rangeTo(picked, one, tracks));
    else if (!isAmong && !isMore) pick(cut, [one]);
    const group = isAmong || event.shiftKey ? useStrip.getState().picked : [one];
    const drag = dragAt(partAt(target, event.clientX), one, group, event.altKey);
    return {
      ...{ kind: 'drag', drag, edges: edgesOf(cut, drag) },
      moments: snapMoments(cut, [useWorkspace.getState().playhead_s], new Set(group.map(({ id }) => id))),
      dragged: isMore && !isAmong ? [one] : null,
      pressed: event.shiftKey ? null : isMore ? toggled(picked, one) : isAmong ? [one] : null,
    };
  };

  const move = (event: PointerEvent<HTMLElement>): void => {
    const held = grip.current;
    if (!held) return markEdge(event);
    const { hold } = held;
    const place = placeOn(event);
    scrollAlong(event);
    if (hold.kind === 'head') return look(place.x);
    const [right, up] = [place.x - held.x, held.y - place.y];
    if (!held.moved && Math.hypot(right, up) < PRESS) return;
    if (hold.kind === 'area') {
      const area = between(held, place);
      const { picked } = useStrip.getState();
      const next = together(hold.kept, touched(tracks, areaOf(area, hold.places, HEAD, pixels)));
      setStrip({ area, picked: isSame(next, picked) ? picked : next });
    } else {
      if (!held.moved && hold.dragged) pick(cut, hold.dragged);
      const seconds = right / pixels;
      const isFree = !useStrip.getState().snapping || event.ctrlKey || event.metaKey;
      const edges = hold.edges.map((edge) => edge + seconds);
      const more = isFree ? 0 : snapBy(edges, hold.moments, SNAP_PIXELS / pixels);
      setStrip({ drag: { drag: hold.drag, way: { seconds: seconds + more, decibels: up * DECIBELS } } });
    }
    held.moved = true;
  };

  const release = (): void => {
    const held = grip.current;
    grip.current = null;
    if (!held) return;
    const { drag, picked } = useStrip.getState();
    if (held.hold.kind === 'area') {
      if (held.moved) pick(cut, picked);
      else look(held.x);
    } else if (held.hold.kind === 'drag' && !held.moved && held.hold.pressed) pick(cut, held.hold.pressed);
    if (drag) {
      const { commands, cut: shown } = dragged(cut, drag.drag, drag.way);
      edits.run(commands, shown);
    }
    setStrip({ drag: null, area: null });
  };

  const pressKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const keys = keysOf(event);
    const { picked } = useStrip.getState();
    led.current = true;
    const isOfBlock = pressOnBlock(event, cut, tracks);
    led.current = false;
    const command = KEYS[event.key];
    if (isOfBlock) event.stopPropagation();
    else if (keys === 'Mod+A') pick(cut, allItems(cut, picked));
    else if (keys === 'Escape' && picked.length > 0) setStrip({ picked: [] });
    else if (command !== undefined && !event.ctrlKey && !event.metaKey) runCommand(command);
    else return;
    event.preventDefault();
  };
  const focus = ({ target }: FocusEvent): void => {
    const block = blockAt(target);
    if (!block || led.current) return;
    const { kind, id } = block;
    if (!isPicked(useStrip.getState().picked, block)) setStrip({ picked: [{ kind, id }] });
  };
  return {
    ...{ onPointerDown: press, onPointerMove: move, onPointerUp: release, onPointerCancel: () => letGo(grip) },
    ...{ onKeyDown: pressKey, onFocus: focus },
  };
}

/** Leaves everything as it was before a pointer was held. */
function letGo(grip: { current: Grip | null }): void {
  const held = grip.current;
  grip.current = null;
  setStrip({ drag: null, area: null, ...(held?.hold.kind === 'area' ? { picked: held.before } : {}) });
}

/** Keys that mean something else outside of a strip, or are written otherwise on some keyboards. */
const KEYS: Readonly<Record<string, CommandId>> = { Delete: 'cut.remove', '+': 'cut.zoomIn' };

type Part = 'gain' | 'start' | 'end' | null;

/** The part of a block that lies under a pointer, if one can be dragged by itself. */
function partAt(target: Element, clientX: number): Part {
  if (target.closest('[data-part="gain"]')) return 'gain';
  const block = target.closest<HTMLElement>('[data-edges]');
  const edges = block?.dataset['edges']?.split(' ') ?? [];
  const place = block?.getBoundingClientRect();
  if (place && edges.includes('start') && clientX < place.left + GRIP) return 'start';
  if (place && edges.includes('end') && clientX >= place.right - GRIP) return 'end';
  return null;
}

/** Says of the block under a pointer whether it is at an edge, so that its cursor tells. */
function markEdge({ target, clientX }: PointerEvent<HTMLElement>): void {
  const block = target instanceof Element ? target.closest<HTMLElement>('[data-edges]') : null;
  if (!(target instanceof Element) || !block) return;
  const part = partAt(target, clientX);
  block.dataset['over'] = part === 'start' || part === 'end' ? 'edge' : '';
}

/** What is dragged by a part of something, and what goes along of all that is picked with it. */
function dragAt(part: Part, { kind, id }: Picked, group: Picks, isSlip: boolean): Drag {
  const along = group.filter((each) => each.id !== id);
  if (part === 'gain') return { kind: 'gain', id, others: along.map((each) => each.id) };
  const edge = part;
  const others = along.filter((each) => each.kind === kind).map((each) => each.id);
  if (kind === 'attached')
    return edge ? { kind: 'stretch', attached: id, edge } : { kind: 'shift', attached: id, others };
  if (edge) return { kind: 'trim', item: id, edge };
  return isSlip ? { kind: 'slip', item: id } : { kind: 'reorder', item: id, others };
}

/** Where the tracks of a strip stand. */
function trackPlaces(strip: Element, tracks: readonly Track[]): TrackPlaces {
  const { top } = strip.getBoundingClientRect();
  return tracks.flatMap((track) => {
    const place = strip.querySelector(`[data-row="${track.name}"]`)?.getBoundingClientRect();
    return place ? [{ track, top: place.top - top, height: place.height }] : [];
  });
}

/** The moments of what is dragged that may meet others. */
function edgesOf(cut: Cut, drag: Drag): readonly number[] {
  if (drag.kind === 'trim') {
    const item = cut.items.find(({ id }) => id === drag.item);
    if (!item) return [];
    return [momentOf(drag.edge === 'start' ? item.start : item.start + item.frames, cut.rate)];
  }
  if (drag.kind !== 'shift' && drag.kind !== 'stretch') return [];
  const attached = cut.attached.find(({ id }) => id === drag.attached);
  const place = attached && placeOf(attached);
  if (!place) return [];
  return drag.kind === 'shift' ? [place.start, place.end] : [place[drag.edge]];
}

function scrollAlong({ currentTarget, clientX }: PointerEvent<HTMLElement>): void {
  const scroller = currentTarget.parentElement;
  if (!scroller) return;
  const { left, right } = scroller.getBoundingClientRect();
  if (clientX > right - EDGE) scroller.scrollLeft += EDGE / 2;
  else if (clientX < left + HEAD + EDGE && clientX > left + HEAD - EDGE) scroller.scrollLeft -= EDGE / 2;
}
