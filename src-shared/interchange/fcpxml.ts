import { ZERO, add, compare, framesToSeconds, multiply, negate, subtract } from '../timeline/rational.ts';
import type { Rational } from '../timeline/rational.ts';
import { hasDropFrame } from '../timeline/timecode.ts';
import type { CutEntry, CutList, CutMedia, CutTransition } from './cut-list.ts';

/**
 * FCPXML 1.10, of Final Cut Pro (https://developer.apple.com/documentation/professional-video-applications/fcpxml-reference): a
 * spine of clips, to which what lies over and under it is connected in lanes. Times are exact. What only Shotloom knows stands in
 * metadata, as JSON.
 */

/** Of metadata: what Shotloom says of the clip, transition, file or film that it stands in. */
export const OWN_KEY = 'com.shotloom.own';

const FORMAT = 'r1';
const WORDS = 'r2';
const WORDS_EFFECT = '.../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti';

interface Placed {
  readonly entry: CutEntry;
  readonly start: Rational;
}

interface Connected extends Placed {
  /** Above the film from 1, below it from -1. */
  readonly lane: number;
}

/** Writes a list as an .fcpxml file. @param size of the film's pictures, in pixels */
export function writeFcpxml(list: CutList, size: { readonly width: number; readonly height: number }): string {
  const { name, rate, start, main, markers, own } = list;
  const spine = placedEntries(main.entries);
  const tracks = list.tracks.map(({ kind, entries }) => ({ kind, placed: placedEntries(entries) }));
  const assets = assetsOf([...spine, ...tracks.flatMap(({ placed }) => placed)]);
  let [above, below] = [0, 0];
  const connected = tracks.flatMap(({ kind, placed }): Connected[] => {
    const lane = kind === 'video' ? (above += 1) : (below -= 1);
    return placed.filter(({ entry }) => entry.media).map((each) => ({ ...each, lane }));
  });
  const end = spine.reduce((sum, { entry }) => add(sum, entry.duration), ZERO);
  const frame = time(framesToSeconds(1, rate));
  const dropping = hasDropFrame(rate) ? 'DF' : 'NDF';
  const clips = spine.flatMap(({ entry, start: from }, index): string[] => {
    const next = spine[index + 1]?.start ?? null;
    const isOn = (at: Rational): boolean => compare(at, from) >= 0 && (!next || compare(at, next) < 0);
    const local = (at: Rational): Rational => add(localStart(entry), subtract(at, from));
    const on = connected.filter((each) => isOn(each.start));
    const inner = [
      ...on.map((each) => clip(each, assets, local(each.start), '', each.lane)),
      ...markers.filter(({ at }) => isOn(at)).map((each) => marker(each.name, local(each.at), frame)),
    ];
    return [...transition(entry.transition, from), clip({ entry, start: from }, assets, from, inner.join(''), null)];
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE fcpxml>',
    '<fcpxml version="1.10">',
    '<resources>',
    `<format id="${FORMAT}" frameDuration="${frame}" width="${size.width}" height="${size.height}"/>`,
    `<effect id="${WORDS}" name="Basic Title" uid="${WORDS_EFFECT}"/>`,
    ...Array.from(assets, ([media, id]) => asset(media, id)),
    '</resources>',
    `<library><event name="${escaped(name)}"><project name="${escaped(name)}">`,
    `<sequence format="${FORMAT}" duration="${time(end)}" tcStart="${time(framesToSeconds(start, rate))}" tcFormat="${dropping}">`,
    '<spine>',
    ...clips,
    ...transition(main.ending, end),
    '</spine>',
    metadata(own),
    '</sequence>',
    '</project></event></library>',
    '</fcpxml>',
    '',
  ].join('\n');
}

function marker(name: string, start: Rational, frame: string): string {
  return `<marker start="${time(start)}" duration="${frame}" value="${escaped(name)}"/>`;
}

/** Entries with the moments of the film that they begin at. */
function placedEntries(entries: readonly CutEntry[]): Placed[] {
  let end = ZERO;
  return entries.map((entry) => {
    const start = end;
    end = add(end, entry.duration);
    return { entry, start };
  });
}

/** Ids of files, each once. */
function assetsOf(placed: readonly Placed[]): ReadonlyMap<CutMedia, string> {
  const ids = new Map<string, string>();
  const assets = new Map<CutMedia, string>();
  for (const { entry } of placed) {
    const { media } = entry;
    if (!media?.url || ids.has(media.url)) continue;
    const id = `r${ids.size + 3}`;
    ids.set(media.url, id);
    assets.set(media, id);
  }
  return assets;
}

function asset({ name, url, sha256, reel, start, duration }: CutMedia, id: string): string {
  const [from, length] = [start ?? ZERO, duration ?? ZERO];
  const times = `start="${time(from)}" duration="${time(length)}"`;
  const file = `<media-rep kind="original-media" src="${escaped(url ?? '')}"/>`;
  const own = sha256 === null && reel === null ? null : { sha256, reel };
  return `<asset id="${id}" name="${escaped(name)}" ${times} hasVideo="1" format="${FORMAT}">${file}${metadata(own)}</asset>`;
}

/** The moment that a clip's own time begins at: of its file, where it plays as it is. */
function localStart({ media, in: from, speed }: CutEntry): Rational {
  return media?.url && speed.n === speed.d ? add(media.start ?? ZERO, from) : ZERO;
}

function clip(
  { entry }: Placed,
  assets: ReadonlyMap<CutMedia, string>,
  offset: Rational,
  inner: string,
  lane: number | null,
): string {
  const { name, media, duration, own } = entry;
  const place = `${lane === null ? '' : `lane="${lane}" `}offset="${time(offset)}"`;
  const common = `name="${escaped(name)}" ${place} start="${time(localStart(entry))}" duration="${time(duration)}"`;
  const rest = `${inner}${metadata(own)}`;
  if (!media) return `<gap ${common}>${rest}</gap>`;
  const ref = [...assets].find(([each]) => each.url === media.url)?.[1];
  if (ref !== undefined) return `<asset-clip ref="${ref}" ${common}>${timeMap(entry)}${rest}</asset-clip>`;
  // A sound that Shotloom makes has no file to play; its place is kept.
  const enabled = lane !== null && lane < 0 ? ' enabled="0"' : '';
  return `<title ref="${WORDS}" ${common}${enabled}><text>${escaped(media.name)}</text>${rest}</title>`;
}

function timeMap({ media, in: from, duration, speed }: CutEntry): string {
  if (speed.n === speed.d) return '';
  const begins = add(media?.start ?? ZERO, from);
  const used = multiply(duration, speed);
  // What plays backwards begins with its last moment.
  const [first, last] = used.n < 0 ? [subtract(begins, used), begins] : [begins, add(begins, used)];
  const point = (at: Rational, value: Rational): string =>
    `<timept time="${time(at)}" value="${time(value)}" interp="linear"/>`;
  return `<timeMap>${point(ZERO, first)}${point(duration, last)}</timeMap>`;
}

function transition(each: CutTransition | null, cut: Rational): string[] {
  if (!each) return [];
  const { kind, direction, before, after } = each;
  const names = { dissolve: 'Cross Dissolve', wipe: 'Wipe', slide: 'Slide', push: 'Push' } as const;
  const name = kind in names ? names[kind as keyof typeof names] : 'Fade To Color';
  const times = `offset="${time(add(cut, negate(before)))}" duration="${time(add(before, after))}"`;
  return [
    `<transition name="${name}" ${times}>${metadata(kind === 'dissolve' ? null : { kind, direction })}</transition>`,
  ];
}

function metadata(own: unknown): string {
  return own === null ? '' : `<metadata><md key="${OWN_KEY}" value="${escaped(JSON.stringify(own))}"/></metadata>`;
}

function time({ n, d }: Rational): string {
  return d === 1 ? `${n}s` : `${n}/${d}s`;
}

function escaped(text: string): string {
  const marks: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\n': '&#10;',
  };
  return text
    .replaceAll(/(?![\n\t])[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replaceAll(/[&<>"\n]/gu, (mark) => marks[mark] ?? mark);
}
