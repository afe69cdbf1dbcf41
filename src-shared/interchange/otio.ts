import { ZERO, add, framesToSeconds, secondsToFrames, toNumber } from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { CutEntry, CutList, CutMarker, CutMedia, CutTrack, CutTransition } from './cut-list.ts';

/**
 * OpenTimelineIO (https://opentimelineio.readthedocs.io/en/stable/tutorials/otio-serialized-schema.html). Times are frames of
 * the film's rate as decimals; what that loses stands exactly in our own metadata.
 */

export const OWN = 'shotloom';
/** The key of a clip's only media. */
export const MEDIA_KEY = 'DEFAULT_MEDIA';

type Json = Readonly<Record<string, unknown>>;

/** Writes a list as an .otio file. */
export function writeOtio(list: CutList): string {
  const { name, rate, start, main, tracks, markers, own } = list;
  const timeline = {
    OTIO_SCHEMA: 'Timeline.1',
    metadata: ownData(own),
    name,
    global_start_time: time(framesToSeconds(start, rate), rate),
    tracks: {
      OTIO_SCHEMA: 'Stack.1',
      ...itemFields('tracks', null),
      markers: markers.map((each) => markerJson(each, rate)),
      children: [main, ...tracks].map((track) => trackJson(track, rate)),
    },
  };
  return `${JSON.stringify(timeline, null, 4)}\n`;
}

function markerJson({ name, at }: CutMarker, rate: FrameRate): Json {
  const range = timeRange(at, framesToSeconds(1, rate), rate);
  return { OTIO_SCHEMA: 'Marker.2', metadata: {}, name, color: 'GREEN', comment: '', marked_range: range };
}

function trackJson({ name, kind, entries, ending }: CutTrack, rate: FrameRate): Json {
  return {
    OTIO_SCHEMA: 'Track.1',
    ...itemFields(name, null),
    kind: kind === 'video' ? 'Video' : 'Audio',
    children: [
      ...entries.flatMap((entry) => [
        ...(entry.transition ? [transitionJson(entry.transition, rate)] : []),
        entryJson(entry, rate),
      ]),
      ...(ending ? [transitionJson(ending, rate)] : []),
    ],
  };
}

function entryJson(entry: CutEntry, rate: FrameRate): Json {
  const { name, media, in: from, duration, own } = entry;
  if (!media) {
    const range = timeRange(ZERO, duration, rate);
    return { OTIO_SCHEMA: 'Gap.1', ...itemFields(name, null), source_range: range };
  }
  return {
    OTIO_SCHEMA: 'Clip.2',
    ...itemFields(name, own),
    source_range: timeRange(media.duration && media.start ? add(from, media.start) : from, duration, rate),
    effects: effectsJson(entry),
    media_references: { [MEDIA_KEY]: mediaJson(media, rate) },
    active_media_reference_key: MEDIA_KEY,
  };
}

function effectsJson({ speed }: CutEntry): Json[] {
  if (speed.n === speed.d) return [];
  const effect = {
    metadata: {},
    name: '',
    effect_name: speed.n === 0 ? 'FreezeFrame' : 'LinearTimeWarp',
    enabled: true,
  };
  return [
    { OTIO_SCHEMA: speed.n === 0 ? 'FreezeFrame.1' : 'LinearTimeWarp.1', ...effect, time_scalar: toNumber(speed) },
  ];
}

function mediaJson({ name, url, sha256, start, duration, reel }: CutMedia, rate: FrameRate): Json {
  const fields = {
    metadata: ownData(sha256 === null && reel === null ? null : { sha256, reel }),
    name,
    available_range: duration && timeRange(start ?? ZERO, duration, rate),
    available_image_bounds: null,
  };
  return url === null
    ? { OTIO_SCHEMA: 'MissingReference.1', ...fields }
    : { OTIO_SCHEMA: 'ExternalReference.1', ...fields, target_url: url };
}

function transitionJson({ kind, direction, before, after }: CutTransition, rate: FrameRate): Json {
  const isPlain = kind === 'dissolve';
  return {
    OTIO_SCHEMA: 'Transition.1',
    metadata: ownData(isPlain ? null : { kind, direction }),
    name: kind,
    transition_type: isPlain ? 'SMPTE_Dissolve' : 'Custom_Transition',
    in_offset: time(before, rate),
    out_offset: time(after, rate),
  };
}

function itemFields(name: string, own: unknown): Json {
  return { metadata: ownData(own), name, source_range: null, effects: [], markers: [], enabled: true };
}

function ownData(own: unknown): Json {
  return own === null ? {} : { [OWN]: own };
}

function timeRange(from: Rational, duration: Rational, rate: FrameRate): Json {
  return { OTIO_SCHEMA: 'TimeRange.1', start_time: time(from, rate), duration: time(duration, rate) };
}

function time(seconds: Rational, rate: FrameRate): Json {
  return {
    OTIO_SCHEMA: 'RationalTime.1',
    rate: toNumber({ n: rate.numerator, d: rate.denominator }),
    value: toNumber(secondsToFrames(seconds, rate)),
  };
}
