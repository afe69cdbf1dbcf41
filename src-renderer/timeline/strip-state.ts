import { create } from 'zustand';
import { select } from '../app/workspace.ts';
import type { Cut } from './cut-data.ts';
import { shotOf } from './cut-data.ts';
import type { Drag, Way } from './drags.ts';
import type { Marks } from './marks.ts';
import { NO_MARKS } from './marks.ts';
import { pickedOf } from './picks.ts';
import type { Picks } from './picks.ts';
import type { Shuttle } from './shuttle.ts';
import type { Rectangle } from './strip-area.ts';
import type { Waveforms } from './waveforms.ts';

/** How the timeline is looked at, and what is being done in it; nothing of it belongs to the film. */
interface StripState {
  /** Whose marks and waveforms these are. */
  readonly project: string | null;
  /** Pixels a second; null: the whole film fits. */
  readonly pixels: number | null;
  readonly snapping: boolean;
  readonly picked: Picks;
  readonly drag: { readonly drag: Drag; readonly way: Way } | null;
  /** A rectangle that is drawn to pick what it touches, in pixels of the strip. */
  readonly area: Rectangle | null;
  /** Those of the film, for what plays it. */
  readonly marks: Marks;
  readonly waveforms: Waveforms | null;
  readonly speed: Shuttle;
  readonly looping: boolean;
  /** 0 to 1. */
  readonly volume: number;
  /** Lines are recorded. */
  readonly prompting: boolean;
  /** A file is being brought into the film. */
  readonly bringing: boolean;
  /** A graphic is written: a new one (null), or one that is there. */
  readonly drawing: { readonly graphic: string | null } | null;
}

const FRESH = {
  pixels: null,
  picked: [],
  drag: null,
  area: null,
  marks: NO_MARKS,
  waveforms: null,
  speed: 1,
  prompting: false,
  bringing: false,
  drawing: null,
} as const;

export const useStrip = create<StripState>(() => ({
  ...FRESH,
  ...{ project: null, snapping: true, looping: false, volume: 1 },
}));

export const setStrip = useStrip.setState;

/** Opens the timeline of a film. */
export function openStrip(project: string): void {
  if (useStrip.getState().project === project) return;
  setStrip({ ...FRESH, project });
}

/** Picks things of the timeline, and no others; the shots that they belong to are selected everywhere. */
export function pick(cut: Cut, picked: Picks): void {
  setStrip({ picked });
  const { attached } = pickedOf({ items: [], attached: cut.attached }, picked);
  const anchors = new Map(attached.map(({ id, anchor }) => [id, anchor]));
  const shots = new Map(cut.items.map((item) => [item.id, shotOf(item)]));
  const shotsPicked = picked.map(({ kind, id }) => shots.get((kind === 'item' ? id : anchors.get(id)) ?? '') ?? null);
  const selected = [...new Set(shotsPicked.filter((shot) => shot !== null))];
  if (selected.length > 0) select(selected);
}
