import { placedAttachments } from '../timeline/places.ts';
import type { PlacedAttachment } from '../timeline/places.ts';
import { ONE, ZERO, add, compare, framesToSeconds, negate, subtract } from '../timeline/rational.ts';
import type { FrameRate } from '../timeline/rational.ts';
import type { AttachedContent, AttachedItem, ItemSource, MainItem, Timeline, Transition } from '../timeline/records.ts';
import type { CutEntry, CutList, CutMedia, CutTrack, CutTransition, FilmMedia } from './cut-list.ts';

/** What is said of a film besides how it is cut. */
export interface FilmNames {
  readonly name: string;
  /** The frame that the timecode of its first frame names. */
  readonly start: number;
  /** What shows its sources; what is not there is missing media by its id. */
  readonly media: readonly FilmMedia[];
}

/** A timeline as other programs have one. What only Shotloom knows goes along with each clip, so that it is the same when it is read back. */
export function cutListOf(timeline: Timeline, { name, start, media }: FilmNames): CutList {
  const { rate, main, attached, ending } = timeline;
  const shown = placedAttachments(timeline);
  const placed = new Set(shown.map(({ item }) => item));
  return {
    name,
    rate,
    start,
    main: {
      name: 'film',
      kind: 'video',
      entries: main.map((item) => mainEntry(item, mediaOf(item.source, media), rate)),
      ending: cutTransition(ending, rate),
    },
    tracks: attachedTracks(
      shown.filter(({ item }) => item.content.kind !== 'marker'),
      media,
    ),
    markers: shown.flatMap(({ item: { content }, start: at }) =>
      content.kind === 'marker' ? [{ name: content.name, at }] : [],
    ),
    own: {
      // What belongs to a moment that is trimmed away is on no track, and is back with its picture.
      waiting: attached.filter((item) => !placed.has(item)),
      markers: shown.flatMap(({ item }) => (item.content.kind === 'marker' ? [item] : [])),
      range: timeline.range,
    },
  };
}

/** A main item as a clip of the media that shows it. */
export function mainEntry(item: MainItem, media: FilmMedia, rate: FrameRate): CutEntry {
  const { transition: _, ...own } = item;
  const speed = item.freeze ? ZERO : item.reversed ? negate(item.speed) : item.speed;
  return {
    name: media.label,
    media: bare(media),
    in: add(item.freeze ?? item.in, media.zero),
    duration: framesToSeconds(item.frames, rate),
    speed,
    transition: cutTransition(item.transition, rate),
    own,
  };
}

/** The file that shows a source; words and graphics stand for themselves, and what is not there for what is missing. */
export function mediaOf(source: ItemSource, media: readonly FilmMedia[]): FilmMedia {
  const key = sourceKey(source);
  const found = media.find((each) => sourceKey(each.source) === key);
  const label = source.kind === 'title' ? source.title.text : key;
  return found ?? { ...made(label), label, source, zero: ZERO };
}

/** One text for each source. */
export function sourceKey(source: ItemSource): string {
  switch (source.kind) {
    case 'shot':
      return source.take === null ? source.shot : `${source.shot}/${source.take}`;
    case 'footage':
      return source.footage;
    case 'graphic':
      return source.graphic;
    case 'title':
      return `${source.title.template}: ${source.title.text}`;
  }
}

/** Seconds of a transition; null for a cut. */
function cutTransition(transition: Transition, rate: FrameRate): CutTransition | null {
  if (transition.kind === 'cut') return null;
  return {
    kind: transition.kind,
    direction: 'direction' in transition ? transition.direction : null,
    before: framesToSeconds(transition.before, rate),
    after: framesToSeconds(transition.after, rate),
  };
}

/** What is attached, on as many tracks as it takes for none to overlap; sounds of a role, captions of a lane and titles on their own. */
function attachedTracks(placed: readonly PlacedAttachment[], media: readonly FilmMedia[]): CutTrack[] {
  const tracks: { readonly name: string; readonly kind: CutTrack['kind']; readonly shown: PlacedAttachment[] }[] = [];
  for (const each of placed) {
    const { content } = each.item;
    const name = trackName(content);
    const free = tracks.find(
      (track) => track.name === name && compare(track.shown.at(-1)?.end ?? ZERO, each.start) <= 0,
    );
    if (free) free.shown.push(each);
    else tracks.push({ name, kind: content.kind === 'sound' ? 'audio' : 'video', shown: [each] });
  }
  return tracks.map(({ name, kind, shown }) => ({ name, kind, entries: attachedEntries(shown, media), ending: null }));
}

function trackName(content: AttachedContent): string {
  if (content.kind === 'sound') return content.role;
  return content.kind === 'caption' ? `captions ${content.lane}` : 'titles';
}

function attachedEntries(placed: readonly PlacedAttachment[], media: readonly FilmMedia[]): CutEntry[] {
  let end = ZERO;
  return placed.flatMap((each) => {
    const gap = subtract(each.start, end);
    end = each.end;
    const entry = attachedEntry(each, media);
    return gap.n > 0 ? [gapOf(gap), entry] : [entry];
  });
}

function attachedEntry({ item, start, end, skipped }: PlacedAttachment, media: readonly FilmMedia[]): CutEntry {
  const shown = attachedMedia(item, media);
  const from = item.content.kind === 'sound' ? add(item.content.in, skipped) : ZERO;
  return {
    name: shown.name,
    media: shown,
    in: from,
    duration: subtract(end, start),
    speed: ONE,
    transition: null,
    own: item,
  };
}

function attachedMedia({ content }: AttachedItem, media: readonly FilmMedia[]): CutMedia {
  switch (content.kind) {
    case 'caption':
      return made(content.text);
    case 'title':
      return made(content.title.text);
    case 'graphic':
      return made(content.graphic);
    case 'marker':
      return made(content.name);
    case 'sound':
      return content.source.kind === 'footage' ? bare(mediaOf(content.source, media)) : made(content.source.sound);
  }
}

function gapOf(duration: CutEntry['duration']): CutEntry {
  return { name: '', media: null, in: ZERO, duration, speed: ONE, transition: null, own: null };
}

function made(name: string): CutMedia {
  return { name, url: null, sha256: null, start: null, duration: null, reel: null };
}

function bare({ source: _, zero: _zero, label: _label, ...media }: FilmMedia): CutMedia {
  return media;
}
