import * as z from 'zod';
import {
  ONE,
  ZERO,
  add,
  compare,
  framesToSeconds,
  rational,
  round,
  secondsToFrames,
  subtract,
} from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { CutEntry, CutMarker, CutMedia, CutTrack, CutTransition, ReadCutList } from './cut-list.ts';
import { fileIn } from './known-media.ts';
import { MEDIA_KEY, OWN } from './otio.ts';
import { ownMedia, ownTransition } from './own-records.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** Anything that has a schema: OTIO's objects name theirs, and newer ones may have fields that are not known here. */
const node = z.looseObject({ OTIO_SCHEMA: z.string(), name: z.string().nullish(), metadata: z.unknown().optional() });
type Node = z.output<typeof node>;

const rationalTime = z.object({ value: z.number(), rate: z.number().min(0.01).max(100_000) });
const timeRange = z.object({ start_time: rationalTime, duration: rationalTime });
const scalar = z.object({ time_scalar: z.number().min(-100).max(100) });

/** Times between frames are set on this: flicks, of which all common frames and samples have a whole number. */
const FLICKS = 705_600_000;
/** So much of a frame is lost where it is written in decimals. */
const NEARLY = 1e-6;
/** 23.98 and the like for 24000/1001. */
const NTSC_NEARLY = 0.006;
/** What no film lasts, in seconds. */
const LONGEST = 1_000_000;

/**
 * Reads an .otio file: Timeline.1 (also alone a Stack, a Track or a Clip, or the first of a collection), with Clip.1 and Clip.2.
 * Never throws: what cannot be read is told.
 */
export function readOtio(text: string): ReadCutList {
  const value = parsed(text.replace(/^\uFEFF/u, ''));
  if (value === undefined) {
    return { list: null, faults: [say`The file is damaged: it is no JSON, as .otio files are.`] };
  }
  const faults: Sentence[] = [];
  const root = timelineIn(value);
  if (!root)
    return { list: null, faults: [say`The file has no timeline: write one with OpenTimelineIO (Timeline.1).`] };
  const stack = isA(root, 'Timeline') ? nodeOf(root['tracks']) : root;
  const nodes = !stack ? [] : isA(stack, 'Stack') ? childrenOf(stack) : [stack];
  const tracks = nodes.map((each) => readTrack(each, faults));
  const main = tracks.find(({ kind }) => kind === 'video') ?? { name: '', kind: 'video', entries: [], ending: null };
  const rate = rateIn(value) ?? { numerator: 24, denominator: 1 };
  const start = readTime(root['global_start_time']) ?? ZERO;
  return {
    list: {
      name: root.name ?? '',
      rate,
      start: round(secondsToFrames(start, rate)),
      main,
      tracks: tracks.filter((track) => track !== main),
      markers: markersOf(stack, nodes[tracks.indexOf(main)] ?? null, main, start),
      own: ownOf(root),
    },
    faults,
  };
}

/** A rate of frames as decimals have it, e.g. 23.976. */
export function frameRateOf(decimal: number): FrameRate {
  const whole = Math.round(decimal);
  if (whole > 0 && Math.abs(decimal - whole) < NEARLY) return { numerator: whole, denominator: 1 };
  const isNtsc = whole > 0 && Math.abs(decimal - (whole * 1000) / 1001) < NTSC_NEARLY;
  if (isNtsc) return { numerator: whole * 1000, denominator: 1001 };
  const { n, d } = rational(Math.round(decimal * 1000), 1000);
  return { numerator: n, denominator: d };
}

/** OTIO's JSON has numbers that JSON has not; in times there are none of them. */
function parsed(text: string): unknown {
  const plain = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|nan|Infinity|Inf|inf)\b/gu, (token) =>
    token.startsWith('"') ? token : 'null',
  );
  try {
    return JSON.parse(plain);
  } catch {
    return undefined;
  }
}

function timelineIn(value: unknown): Node | null {
  const found = nodeOf(value);
  if (!found) return null;
  if (isA(found, 'SerializableCollection')) {
    return childrenOf(found).find((child) => isA(child, 'Timeline')) ?? null;
  }
  return ['Timeline', 'Stack', 'Track', 'Sequence', 'Clip'].some((schema) => isA(found, schema)) ? found : null;
}

/** Markers of the film, of its main track and of the clips on it. */
function markersOf(stack: Node | null, track: Node | null, { entries }: CutTrack, start: Rational): CutMarker[] {
  // Some programs count from the film's timecode.
  const ofFilm = (at: Rational): Rational => (start.n > 0 && compare(at, start) >= 0 ? subtract(at, start) : at);
  const whole = [stack, track === stack ? null : track].flatMap((each) =>
    (each ? markersIn(each) : []).map(({ name, at }) => ({ name, at: ofFilm(at) })),
  );
  let end = ZERO;
  const clips = track && !isA(track, 'Clip') ? childrenOf(track) : [];
  const onClips = clips.flatMap((clip) => {
    const entry = isA(clip, 'Transition') ? null : readEntry(clip);
    if (entry === null || isSentence(entry)) return [];
    const from = end;
    end = add(end, entry.duration);
    const begins = readRange(clip['source_range'])?.start ?? ZERO;
    return markersIn(clip).map(({ name, at }) => ({ name, at: add(from, subtract(at, begins)) }));
  });
  const length = entries.reduce((sum, { duration }) => add(sum, duration), ZERO);
  const isInFilm = ({ at }: CutMarker): boolean => at.n >= 0 && compare(at, length) < 0;
  return [...whole, ...onClips.filter(isInFilm)].toSorted((one, other) => compare(one.at, other.at));
}

function markersIn(owner: Node): CutMarker[] {
  return nodesOf(owner['markers']).flatMap((marker) => {
    const at = readRange(marker['marked_range'])?.start;
    return at ? [{ name: marker.name ?? '', at }] : [];
  });
}

function readTrack(track: Node, faults: Sentence[]): CutTrack {
  const children = isA(track, 'Track') || isA(track, 'Sequence') ? childrenOf(track) : [track];
  const entries: CutEntry[] = [];
  let transition: CutTransition | null = null;
  for (const child of children) {
    if (isA(child, 'Transition')) {
      transition = readTransition(child);
      continue;
    }
    const entry = readEntry(child);
    if (isSentence(entry)) faults.push(entry);
    else entries.push({ ...entry, transition });
    transition = null;
  }
  const kind = typeof track['kind'] === 'string' && /audio/iu.test(track['kind']) ? 'audio' : 'video';
  return { name: track.name ?? '', kind, entries, ending: transition };
}

function readEntry(child: Node): Omit<CutEntry, 'transition'> | Sentence {
  const name = child.name ?? '';
  const media = mediaOf(child);
  const available = media && readRange(media['available_range']);
  const range = readRange(child['source_range']) ?? available ?? nestedRange(child);
  if (!range) return say`"${name}" does not say how long it is; it was left out.`;
  const common = { name, duration: range.duration, speed: ONE, own: null };
  if (isA(child, 'Gap') || child['enabled'] === false) return { ...common, media: null, in: ZERO };
  const shown = readMedia(media, available, name);
  const isClip = isA(child, 'Clip');
  return {
    ...common,
    media: shown,
    in: shown.start ? subtract(range.start, shown.start) : range.start,
    speed: speedOf(child),
    own: isClip ? ownOf(child) : null,
  };
}

/** Of a stack or track within a track: as long as its longest part. */
function nestedRange(child: Node): { readonly start: Rational; readonly duration: Rational } | null {
  const parts = isA(child, 'Stack') ? childrenOf(child) : [];
  const lengths = (isA(child, 'Track') ? [child] : parts).map((part) => {
    const ranges = childrenOf(part).flatMap(
      (each) => readRange(each['source_range']) ?? readRange(mediaOf(each)?.['available_range']) ?? [],
    );
    return ranges.reduce((sum, { duration }) => add(sum, duration), ZERO);
  });
  const longest = lengths.reduce((most, each) => (each.n * most.d > most.n * each.d ? each : most), ZERO);
  return longest.n > 0 ? { start: ZERO, duration: longest } : null;
}

function mediaOf(clip: Node): Node | null {
  const references = z.record(z.string(), z.unknown()).safeParse(clip['media_references']).data;
  const key = typeof clip['active_media_reference_key'] === 'string' ? clip['active_media_reference_key'] : MEDIA_KEY;
  return nodeOf(references ? references[key] : clip['media_reference']);
}

function readMedia(media: Node | null, available: ReturnType<typeof readRange>, clipName: string): CutMedia {
  const url = typeof media?.['target_url'] === 'string' ? media['target_url'] : null;
  const own = ownMedia(media ? ownOf(media) : null);
  const named = [url === null ? null : fileIn(url), media?.name, clipName].find((name) => name);
  return {
    name: named ?? '',
    url,
    sha256: own?.sha256 ?? null,
    start: available?.start ?? null,
    duration: available?.duration ?? null,
    reel: own?.reel ?? null,
  };
}

function speedOf(clip: Node): Rational {
  const effects = nodesOf(clip['effects']);
  if (effects.some((effect) => isA(effect, 'FreezeFrame'))) return ZERO;
  const warp = scalar.safeParse(effects.find((effect) => isA(effect, 'LinearTimeWarp'))).data;
  return warp ? rational(Math.round(warp.time_scalar * 1000), 1000) : ONE;
}

function readTransition(transition: Node): CutTransition | null {
  const [before, after] = [transition['in_offset'], transition['out_offset']].map(readTime);
  const own = ownTransition(ownOf(transition)) ?? { kind: 'dissolve' as const, direction: null };
  return before && after ? { ...own, before, after } : null;
}

function readRange(value: unknown): { readonly start: Rational; readonly duration: Rational } | null {
  const range = timeRange.safeParse(value).data;
  const [start, duration] = range ? [readTime(range.start_time), readTime(range.duration)] : [];
  return start && duration && duration.n >= 0 ? { start, duration } : null;
}

function readTime(value: unknown): Rational | null {
  const time = rationalTime.safeParse(value).data;
  if (!time || Math.abs(time.value / time.rate) > LONGEST) return null;
  const rate = frameRateOf(time.rate);
  const whole = Math.round(time.value);
  if (Math.abs(time.value - whole) < NEARLY) return framesToSeconds(whole, rate);
  return rational(Math.round((time.value * FLICKS * rate.denominator) / rate.numerator), FLICKS);
}

/** The rate of the first range of a clip, else of anything. */
function rateIn(value: unknown): FrameRate | null {
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const range = timeRange.safeParse('source_range' in next ? next.source_range : null).data;
    if (range) return frameRateOf(range.duration.rate);
    const parts: unknown[] = Array.isArray(next) ? next : Object.values(next);
    for (const part of parts.toReversed()) waiting.push(part);
  }
  return null;
}

function childrenOf(parent: Node): Node[] {
  return nodesOf(parent['children']);
}

function nodesOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.flatMap((each) => nodeOf(each) ?? []) : [];
}

function nodeOf(value: unknown): Node | null {
  return node.safeParse(value).data ?? null;
}

/** Whether an object is of a schema, of any version. */
function isA({ OTIO_SCHEMA: schema }: Node, name: string): boolean {
  return schema.split('.')[0] === name;
}

function ownOf({ metadata }: Node): unknown {
  return typeof metadata === 'object' && metadata !== null && OWN in metadata
    ? (metadata as Record<string, unknown>)[OWN]
    : null;
}
