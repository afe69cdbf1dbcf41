import type { Cut, CutAttached, CutItem } from './cut-data.ts';
import { momentOf, placeOf } from './cut-data.ts';

/** The tracks of a strip, from the top. */
export const TRACKS = ['picture', 'titles', 'captions', 'narration', 'music', 'effects'] as const;
export type TrackName = (typeof TRACKS)[number];

interface BlockOf {
  readonly id: string;
  readonly track: TrackName;
  /** In seconds of the film. */
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** The row of its track, from 0: what lies over something else stands below it. */
  readonly row: number;
}

/** Something that lies on a track. */
export type Block =
  | (BlockOf & { readonly kind: 'item'; readonly item: CutItem })
  | (BlockOf & { readonly kind: 'attached'; readonly attached: CutAttached });

/** A track with its blocks in the order of the film. */
export interface Track {
  readonly name: TrackName;
  readonly rows: number;
  readonly blocks: readonly Block[];
  /** The longest block, in seconds. */
  readonly longest: number;
}

/** The tracks of a film as it is cut. */
export function tracksOf(cut: Cut): readonly Track[] {
  const blocks = [...cut.items.map((item) => itemBlock(item, cut)), ...cut.attached.flatMap(attachedBlock)];
  return TRACKS.map((name) => {
    const own = blocks.filter(({ track }) => track === name).toSorted((one, other) => one.start - other.start);
    const stacked = inRows(own);
    return {
      name,
      rows: Math.max(1, ...stacked.map(({ row }) => row + 1)),
      blocks: stacked,
      longest: Math.max(0, ...stacked.map(({ start, end }) => end - start)),
    };
  });
}

function itemBlock(item: CutItem, { rate }: Cut): Block {
  const { id, name, start, frames } = item;
  const place = { start: momentOf(start, rate), end: momentOf(start + frames, rate) };
  return { kind: 'item', item, id, name, track: 'picture', row: 0, ...place };
}

function attachedBlock(attached: CutAttached): Block[] {
  const place = placeOf(attached);
  const { id, name, content } = attached;
  // Markers stand over all tracks.
  if (!place || content.kind === 'marker') return [];
  return [{ kind: 'attached', attached, id, name, track: trackOf(content), row: 0, ...place }];
}

function trackOf(content: Exclude<CutAttached['content'], { readonly kind: 'marker' }>): TrackName {
  switch (content.kind) {
    case 'caption':
      return 'captions';
    case 'title':
    case 'graphic':
      return 'titles';
    case 'sound':
      return content.role === 'narration' || content.role === 'music' ? content.role : 'effects';
  }
}

/** Captions have a row for each lane; everything else takes the first row that is free. */
function inRows(blocks: readonly Block[]): readonly Block[] {
  const lanes: string[] = [];
  const ends: number[] = [];
  return blocks.map((block) => {
    const content = block.kind === 'attached' ? block.attached.content : null;
    if (content?.kind === 'caption') {
      if (!lanes.includes(content.lane)) lanes.push(content.lane);
      return { ...block, row: lanes.indexOf(content.lane) };
    }
    const free = ends.findIndex((end) => end <= block.start + 1e-6);
    const row = free < 0 ? ends.length : free;
    ends[row] = block.end;
    return { ...block, row };
  });
}

/** How loud something is played, in decibels; null for what is not heard by itself. */
export function gainOf(heard: CutItem | CutAttached): number | null {
  if ('source' in heard) return heard.source.kind === 'footage' ? heard.gain_db : null;
  return heard.content.kind === 'sound' ? heard.content.gain_db : null;
}

/** What of its source an item shows, from 0 to 1 of all that there is of it; null where it stands still or has no end. */
export function shownStretch({ handles, frames, reversed, freeze }: CutItem) {
  if (handles.before === null || handles.after === null || freeze) return null;
  const whole = handles.before + frames + handles.after;
  const [from, to] = [handles.before / whole, (handles.before + frames) / whole];
  return reversed ? { from: 1 - from, to: 1 - to } : { from, to };
}
