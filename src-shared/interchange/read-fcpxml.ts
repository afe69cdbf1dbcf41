import { ShotloomError } from '../contract/errors.ts';
import { attribute, childOf, childrenOf, descendants, parseXml, textOf } from '../script/xml.ts';
import type { XmlElement } from '../script/xml.ts';
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  greatest,
  rational,
  round,
  secondsToFrames,
  subtract,
} from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { CutEntry, CutMarker, CutMedia, CutTrack, CutTransition, ReadCutList } from './cut-list.ts';
import { OWN_KEY } from './fcpxml.ts';
import { fileIn } from './known-media.ts';
import { ownMedia, ownTransition } from './own-records.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** What may stand in a spine or be connected to what stands there. */
const CLIPS = new Set([
  'asset-clip',
  'clip',
  'video',
  'audio',
  'title',
  'gap',
  'ref-clip',
  'sync-clip',
  'mc-clip',
  'audition',
]);
const MARKERS = new Set(['marker', 'chapter-marker']);
const TIME = /^(-?\d{1,15})(?:\/(\d{1,12}))?s$/u;

interface Connected {
  readonly lane: string;
  readonly start: Rational;
  readonly entry: CutEntry;
}

/**
 * Reads the first sequence of an .fcpxml file. Never throws: what cannot be read is told. Compound and multicam clips are known by
 * their names only.
 */
export function readFcpxml(bytes: Uint8Array): ReadCutList {
  let root: XmlElement;
  try {
    root = parseXml(bytes, 'the file');
  } catch (error) {
    if (error instanceof ShotloomError)
      return { list: null, faults: [say`The file is damaged: it is no XML, as .fcpxml files are.`] };
    throw error;
  }
  const project = descendants(root, 'project')[0];
  const sequence = (project ? descendants(project, 'sequence') : descendants(root, 'sequence'))[0];
  const spine = childOf(sequence, 'spine');
  if (!sequence || !spine)
    return { list: null, faults: [say`The file has no sequence: export a project, not a clip or an event.`] };
  const reader = new SpineReader(resourcesOf(root));
  const rate = reader.rateOf(attribute(sequence, 'format')) ?? { numerator: 24, denominator: 1 };
  const ending = reader.read(spine);
  const name = (project && attribute(project, 'name')) ?? '';
  const start = round(secondsToFrames(readTime(attribute(sequence, 'tcStart')) ?? ZERO, rate));
  const main: CutTrack = { name: '', kind: 'video', entries: reader.entries, ending };
  return {
    list: {
      name,
      rate,
      start,
      main,
      tracks: tracksOf(reader.connected),
      markers: reader.markers,
      own: ownOf(sequence),
    },
    faults: reader.faults,
  };
}

function resourcesOf(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const resources = childOf(root, 'resources')?.children.filter((child) => typeof child !== 'string') ?? [];
  return new Map(resources.map((each) => [attribute(each, 'id') ?? '', each]));
}

class SpineReader {
  readonly entries: CutEntry[] = [];
  readonly connected: Connected[] = [];
  readonly markers: CutMarker[] = [];
  readonly faults: Sentence[] = [];
  readonly #resources: ReadonlyMap<string, XmlElement>;

  constructor(resources: ReadonlyMap<string, XmlElement>) {
    this.#resources = resources;
  }

  rateOf(id: string | undefined): FrameRate | null {
    const format = this.#resources.get(id ?? '');
    const frame = readTime(format && attribute(format, 'frameDuration'));
    return frame && frame.n > 0 ? { numerator: frame.d, denominator: frame.n } : null;
  }

  /** @returns the transition behind the last clip */
  read(spine: XmlElement): CutTransition | null {
    let end = ZERO;
    let transition: CutTransition | null = null;
    for (const child of spine.children) {
      if (typeof child === 'string') continue;
      if (child.name === 'transition') transition = transitionOf(child, end);
      if (!CLIPS.has(child.name)) continue;
      const offset = readTime(attribute(child, 'offset')) ?? end;
      if (compare(offset, end) > 0) {
        this.entries.push(gapOf(subtract(offset, end)));
        end = offset;
      }
      const entry = this.#entryOf(child);
      if (!entry) continue;
      this.entries.push({ ...entry, transition });
      this.#connect(child, end);
      end = add(end, entry.duration);
      transition = null;
    }
    return transition;
  }

  /** What is connected to a clip that begins at a moment of the film. */
  #connect(parent: XmlElement, start: Rational): void {
    const local = readTime(attribute(parent, 'start')) ?? ZERO;
    for (const child of parent.children) {
      if (typeof child !== 'string' && MARKERS.has(child.name)) this.#mark(child, start, local);
      const lane = typeof child === 'string' || !CLIPS.has(child.name) ? undefined : attribute(child, 'lane');
      if (typeof child === 'string' || lane === undefined) continue;
      const entry = this.#entryOf(child);
      const at = add(start, subtract(readTime(attribute(child, 'offset')) ?? local, local));
      if (entry?.media) this.connected.push({ lane, start: greatest(ZERO, at), entry });
    }
  }

  #mark(marker: XmlElement, start: Rational, local: Rational): void {
    const at = add(start, subtract(readTime(attribute(marker, 'start')) ?? local, local));
    if (at.n >= 0) this.markers.push({ name: attribute(marker, 'value') ?? '', at });
  }

  #entryOf(clip: XmlElement): CutEntry | null {
    // What is in a clip or is chosen of an audition stands in it without a lane.
    const inner = clip.children.find(
      (child): child is XmlElement =>
        typeof child !== 'string' && CLIPS.has(child.name) && attribute(child, 'lane') === undefined,
    );
    if (clip.name === 'audition') return inner ? this.#entryOf(inner) : null;
    const shown = clip.name === 'clip' && inner && inner.name !== 'gap' ? inner : clip;
    const resource = this.#resources.get(attribute(shown, 'ref') ?? '');
    const name = attribute(clip, 'name') ?? (resource && attribute(resource, 'name')) ?? '';
    const duration = readTime(attribute(clip, 'duration')) ?? readTime(resource && attribute(resource, 'duration'));
    if (!duration || duration.n <= 0) {
      this.faults.push(say`"${name}" does not say how long it is; it was left out.`);
      return null;
    }
    const own = ownOf(clip);
    // What Shotloom keeps the place of is switched off too.
    const isKept = clip.name === 'title' && attribute(clip, 'lane') !== undefined && own !== null;
    const isOff = attribute(clip, 'enabled') === '0' && !isKept;
    if (clip.name === 'gap' || isOff) return { ...gapOf(duration), name };
    const media = resource?.name === 'asset' ? mediaOf(resource) : madeOf(clip, name);
    const begin = media.start ?? ZERO;
    const moment = readTime(attribute(clip, 'start')) ?? (shown === clip ? begin : ZERO);
    const inFile =
      shown === clip
        ? moment
        : add(
            readTime(attribute(shown, 'start')) ?? begin,
            subtract(moment, readTime(attribute(shown, 'offset')) ?? ZERO),
          );
    const { from, speed } = mapped(clip, duration) ?? { from: inFile, speed: ONE };
    return { name, media, in: subtract(from, begin), duration, speed, transition: null, own };
  }
}

/** Of a time map its first moment of the file and its speed over all; ramps are evened out. */
function mapped(clip: XmlElement, duration: Rational): { readonly from: Rational; readonly speed: Rational } | null {
  const map = childOf(clip, 'timeMap');
  const points = map ? childrenOf(map, 'timept') : [];
  const [first, last] = [points[0], points.at(-1)].map((point) => {
    const [at, value] = [readTime(point && attribute(point, 'time')), readTime(point && attribute(point, 'value'))];
    return at && value && { at, value };
  });
  const lasts = first && last ? subtract(last.at, first.at) : null;
  if (!first || !last || !lasts || lasts.n <= 0) return null;
  const exact = divide(subtract(last.value, first.value), lasts);
  const speed = rational(Math.round((exact.n / exact.d) * 1000), 1000);
  const from = compare(first.value, last.value) <= 0 ? first.value : last.value;
  return duration.n > 0 ? { from, speed } : null;
}

function transitionOf(element: XmlElement, cut: Rational): CutTransition | null {
  const [offset, duration] = [readTime(attribute(element, 'offset')), readTime(attribute(element, 'duration'))];
  if (!duration || duration.n <= 0) return null;
  const own = ownTransition(ownOf(element)) ?? { kind: 'dissolve' as const, direction: null };
  const before = greatest(ZERO, offset ? subtract(cut, offset) : ZERO);
  return { ...own, before, after: greatest(ZERO, subtract(duration, before)) };
}

function mediaOf(asset: XmlElement): CutMedia {
  const file = childOf(asset, 'media-rep');
  const url = (file && attribute(file, 'src')) ?? attribute(asset, 'src') ?? null;
  const duration = readTime(attribute(asset, 'duration'));
  const own = ownMedia(ownOf(asset));
  return {
    name: url === null ? (attribute(asset, 'name') ?? '') : fileIn(url),
    url,
    sha256: own?.sha256 ?? null,
    start: readTime(attribute(asset, 'start')) ?? ZERO,
    duration: duration && duration.n > 0 ? duration : null,
    reel: own?.reel ?? null,
  };
}

function madeOf(clip: XmlElement, name: string): CutMedia {
  const words = childrenOf(clip, 'text').map(textOf).join('\n').trim();
  return { name: words === '' ? name : words, url: null, sha256: null, start: null, duration: null, reel: null };
}

/** What is connected, lane by lane from the film outwards; what overlaps in a lane on one more track. */
function tracksOf(connected: readonly Connected[]): CutTrack[] {
  const tracks: { readonly lane: string; end: Rational; readonly entries: CutEntry[] }[] = [];
  for (const { lane, start, entry } of connected.toSorted((one, other) => compare(one.start, other.start))) {
    let track = tracks.find((each) => each.lane === lane && compare(each.end, start) <= 0);
    if (!track) {
      track = { lane, end: ZERO, entries: [] };
      tracks.push(track);
    }
    const gap = subtract(start, track.end);
    if (gap.n > 0) track.entries.push(gapOf(gap));
    track.entries.push(entry);
    track.end = add(start, entry.duration);
  }
  return tracks.map(({ lane, entries }) => ({
    name: `lane ${lane}`,
    kind: lane.startsWith('-') ? 'audio' : 'video',
    entries,
    ending: null,
  }));
}

function ownOf(element: XmlElement): unknown {
  const data = childrenOf(element, 'metadata').flatMap((each) => childrenOf(each, 'md'));
  const own = data.find((each) => attribute(each, 'key') === OWN_KEY);
  try {
    return own ? (JSON.parse(attribute(own, 'value') ?? '') as unknown) : null;
  } catch {
    return null;
  }
}

function gapOf(duration: Rational): CutEntry {
  return { name: '', media: null, in: ZERO, duration, speed: ONE, transition: null, own: null };
}

function readTime(text: string | undefined): Rational | null {
  const [, n = '', d = '1'] = TIME.exec(text ?? '') ?? [];
  return n === '' || Number(d) === 0 ? null : rational(Number(n), Number(d));
}
