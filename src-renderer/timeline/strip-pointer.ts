import { useEffect, useRef } from 'react';
import type { FocusEvent, KeyboardEvent, PointerEvent } from 'react';
import { runCommand } from '../app/commands.ts';
import type { CommandId } from '../app/shortcuts.ts';
import { play, seek, useWorkspace } from '../app/workspace.ts';
import { blockAt, pressOnBlock } from './block-keys.ts';
import type { Cut, Picked } from './cut-data.ts';
import { frameAt, momentOf, placeOf } from './cut-data.ts';
import type { Drag } from './drags.ts';
import { dragged } from './drags.ts';
import type { Edits } from './edits.ts';
import { SNAP_PIXELS, snapBy, snapMoments } from './snapping.ts';
import { pick, setStrip, useStrip } from './strip-state.ts';
import { HEAD } from './strip-scale.ts';

/** A pointer that moved less, in pixels, has only pressed. */
const PRESS = 3;
/** Decibels for a pixel. */
const DECIBELS = 0.25;
/** So near an edge of a block, in pixels, it is the edge that is dragged. */
const GRIP = 9;
/** So near an edge of the window, in pixels, a strip scrolls along. */
const EDGE = 28;

interface Grip {
  readonly x: number;
  readonly y: number;
  /** Null: the play-head is moved. */
  readonly drag: Drag | null;
  readonly edges: readonly number[];
  readonly moments: readonly number[];
  moved: boolean;
}

/** What a pointer does on a strip: picks and drags what lies on it, moves the play-head where nothing does. */
export function useStripPointer(cut: Cut | undefined, pixels: number, edits: Edits) {
  const grip = useRef<Grip | null>(null);

  useEffect(() => {
    const cancel = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'Escape' || !grip.current?.drag) return;
      grip.current = null;
      setStrip({ drag: null });
      event.preventDefault();
    };
    addEventListener('keydown', cancel, true);
    return () => removeEventListener('keydown', cancel, true);
  }, []);

  if (!cut) return {};
  const xOf = (event: PointerEvent<HTMLElement>): number =>
    event.clientX - event.currentTarget.getBoundingClientRect().left - HEAD;
  const look = (x: number): void => {
    const last = Math.max(0, cut.frames - 1);
    seek(momentOf(Math.min(last, frameAt(x / pixels, cut.rate)), cut.rate));
  };

  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    if (event.target.closest('[data-menu]')) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    // Keys that step frames go on doing so: a block that is pressed takes no focus.
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
    const block = blockAt(event.target);
    const picked: Picked | null = block && { kind: block.kind, id: block.id };
    const x = xOf(event);
    const drag = picked && dragAt(partAt(event.target, event.clientX), picked, event.altKey);
    if (!drag) {
      play(false);
      look(x);
      if (!picked) setStrip({ picked: null });
    } else pick(cut, picked);
    const others = [useWorkspace.getState().playhead_s];
    grip.current = {
      ...{ x, y: event.clientY, drag, moved: false },
      edges: drag ? edgesOf(cut, drag) : [],
      moments: drag ? snapMoments(cut, others, new Set([picked.id])) : [],
    };
  };

  const move = (event: PointerEvent<HTMLElement>): void => {
    const held = grip.current;
    if (!held) return markEdge(event);
    const x = xOf(event);
    scrollAlong(event);
    if (!held.drag) return look(x);
    const [right, up] = [x - held.x, held.y - event.clientY];
    if (!held.moved && Math.hypot(right, up) < PRESS) return;
    held.moved = true;
    const seconds = right / pixels;
    const isFree = !useStrip.getState().snapping || event.ctrlKey || event.metaKey;
    const edges = held.edges.map((edge) => edge + seconds);
    const more = isFree ? 0 : snapBy(edges, held.moments, SNAP_PIXELS / pixels);
    setStrip({ drag: { drag: held.drag, way: { seconds: seconds + more, decibels: up * DECIBELS } } });
  };

  const release = (): void => {
    const held = grip.current;
    grip.current = null;
    const { drag } = useStrip.getState();
    if (!held?.drag || !drag) return;
    const { commands, cut: shown } = dragged(cut, drag.drag, drag.way);
    edits.run(commands, shown);
    setStrip({ drag: null });
  };

  const cancel = (): void => {
    grip.current = null;
    setStrip({ drag: null });
  };
  const pressKey = (event: KeyboardEvent): void => {
    const command = KEYS[event.key];
    const isOfBlock = pressOnBlock(event, cut);
    if (!isOfBlock && (command === undefined || event.ctrlKey || event.metaKey)) return;
    if (isOfBlock) event.stopPropagation();
    else if (command) runCommand(command);
    event.preventDefault();
  };
  const focus = ({ target }: FocusEvent): void => {
    const block = blockAt(target);
    if (block) setStrip({ picked: { kind: block.kind, id: block.id } });
  };
  return {
    ...{ onPointerDown: press, onPointerMove: move, onPointerUp: release, onPointerCancel: cancel },
    ...{ onKeyDown: pressKey, onFocus: focus },
  };
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

function dragAt(part: Part, { kind, id }: Picked, isSlip: boolean): Drag {
  if (part === 'gain') return { kind: 'gain', of: kind, id };
  const edge = part;
  if (kind === 'attached') return edge ? { kind: 'stretch', attached: id, edge } : { kind: 'shift', attached: id };
  if (edge) return { kind: 'trim', item: id, edge };
  return isSlip ? { kind: 'slip', item: id } : { kind: 'reorder', item: id };
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
