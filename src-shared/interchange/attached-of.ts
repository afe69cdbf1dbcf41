import { isSame } from '../timeline/equal.ts';
import { momentOfAttached, paceOf } from '../timeline/attached-time.ts';
import { isSeen, itemAt, placedAttachments } from '../timeline/places.ts';
import {
  ZERO,
  add,
  floor,
  framesToSeconds,
  multiply,
  onGrid,
  round,
  secondsToFrames,
  subtract,
} from '../timeline/rational.ts';
import type { FrameRate, Rational } from '../timeline/rational.ts';
import type { AttachedContent, AttachedItem, Timeline } from '../timeline/records.ts';
import { isThere, soundFootage } from '../timeline/sources.ts';
import { attachmentFault } from '../timeline/values.ts';
import type { CutEntry, CutList, CutTrack } from './cut-list.ts';
import { ownAttachedItem, ownMarkers, ownWaiting } from './own-records.ts';
import { isNear, knownMedia, momentIn } from './known-media.ts';
import type { KnownMedia } from './known-media.ts';
import { say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';

/** What is attached to a cut film, and what of a list's tracks could not be. */
interface Attached {
  readonly attached: readonly AttachedItem[];
  readonly missing: readonly string[];
  readonly faults: readonly Sentence[];
}

interface PlacedEntry {
  readonly entry: CutEntry;
  readonly track: CutTrack;
  readonly start: Rational;
  readonly end: Rational;
  readonly own: AttachedItem | null;
}

/** @param count of ids that were given to main items */
export function attachedOf(list: CutList, film: Timeline, known: KnownMedia, count: number): Attached {
  const { sources } = known;
  const ids = new Set(film.main.map(({ id }) => id));
  const isHere = ({ anchor }: AttachedItem): boolean => anchor === null || ids.has(anchor);
  const taken = new Set(ids);
  const isFree = (item: AttachedItem | null): item is AttachedItem => {
    const isOk =
      item !== null &&
      !taken.has(item.id) &&
      attachmentFault(item, sources.rate) === null &&
      isThere(sources, item.content);
    if (isOk) taken.add(item.id);
    return isOk;
  };
  const entries = list.tracks.flatMap(placedEntries).map((each) => {
    const own = ownAttachedItem(each.entry.own);
    return { ...each, own: isFree(own) ? own : null };
  });
  const waiting = ownWaiting(list.own).filter((item) => isHere(item) && isFree(item));
  const owned = entries.flatMap(({ own }) => (own && isHere(own) ? [own] : []));
  const places = placedAttachments({ ...film, attached: [...owned, ...waiting] });
  const placed = new Map(places.map((place) => [place.item.id, place]));

  const attached: AttachedItem[] = [...waiting];
  const [missing, faults]: [string[], Sentence[]] = [[], []];
  let next = count;
  for (const each of entries) {
    const place = placed.get(each.own?.id ?? '');
    const isSame = place && isNear(place.start, each.start, film.rate) && isNear(place.end, each.end, film.rate);
    if (each.own && isSame) {
      attached.push(each.own);
      continue;
    }
    const content = each.own?.content ?? soundOf(each, known);
    const id = each.own?.id ?? '';
    const found = content && anchored(film, each, { id, content });
    if (content && found) attached.push({ ...found, id: each.own?.id ?? known.idOf(next++), content });
    else if (content) faults.push(say`"${each.entry.name}" begins behind the end of the film; it was left out.`);
    else if (each.track.kind === 'audio') missing.push(each.entry.media?.name ?? each.entry.name);
    else faults.push(say`"${each.entry.name}" lies over the film on the track "${each.track.name}"; it was left out.`);
  }
  const markers = ownMarkers(list.own).filter((item) => isHere(item) && isFree(item));
  const own = placedAttachments({ ...film, attached: markers });
  for (const { name, at } of list.markers) {
    const content = { kind: 'marker', name: name.slice(0, LONGEST_NAME) } as const;
    const same = own.findIndex(({ item, start }) => isNear(start, at, film.rate) && isSame(item.content, content));
    const written = same < 0 ? undefined : own.splice(same, 1)[0]?.item;
    const place = { start: at, end: add(at, framesToSeconds(1, film.rate)) };
    const found = written ? null : anchored(film, place, { id: '', content });
    if (written) attached.push(written);
    else if (found) attached.push({ ...found, id: known.idOf(next++), content });
    else faults.push(say`The marker "${name}" lies behind the end of the film; it was left out.`);
  }
  return { attached, missing, faults };
}

/** In letters, of a marker (schemas.ts). */
const LONGEST_NAME = 200;

function placedEntries(track: CutTrack): Omit<PlacedEntry, 'own'>[] {
  let start = ZERO;
  return track.entries.flatMap((entry) => {
    const from = start;
    start = add(start, entry.duration);
    return entry.media && entry.duration.n > 0 ? [{ entry, track, start: from, end: start }] : [];
  });
}

/** A sound of footage that is here; null for anything else. */
function soundOf({ entry, track }: PlacedEntry, { sources, media }: KnownMedia): AttachedContent | null {
  const found = track.kind === 'audio' && entry.media ? knownMedia(entry.media, media) : null;
  if (!found || found.source.kind !== 'footage') return null;
  const roles = ['narration', 'music', 'ambience'] as const;
  const content: AttachedContent = {
    kind: 'sound',
    role: roles.find((role) => track.name.toLowerCase().includes(role)) ?? 'effect',
    source: { kind: 'footage', footage: found.source.footage },
    in: onGrid(subtract(momentIn(entry, found), found.zero)),
    gain_db: 0,
    fade_in: ZERO,
    fade_out: ZERO,
    loops: false,
  };
  return content.in.n >= 0 && soundFootage(sources, content) ? content : null;
}

/** Where something belongs that begins at a moment of the film, and how long it lasts there. */
function anchored(
  film: Timeline,
  { start, end }: Pick<PlacedEntry, 'start' | 'end'>,
  { id, content }: Pick<AttachedItem, 'id' | 'content'>,
): Pick<AttachedItem, 'anchor' | 'at' | 'duration'> | null {
  const { rate } = film;
  const moment = isSeen(content)
    ? framesToSeconds(floor(add(secondsToFrames(start, rate), { n: 1, d: 1000 })), rate)
    : start;
  const found = itemAt(film, moment);
  if (!found) return null;
  const pace = paceOf({ id, content, duration: null }, found.item);
  const duration = lasting(multiply(subtract(end, start), pace), content, rate);
  const offset = subtract(moment, framesToSeconds(found.start, rate));
  return {
    anchor: found.item.id,
    at: momentOfAttached({ id, content, duration }, found.item, offset, rate),
    duration,
  };
}

function lasting(duration: Rational, content: AttachedContent, rate: FrameRate): Rational {
  return isSeen(content)
    ? framesToSeconds(Math.max(1, round(secondsToFrames(duration, rate))), rate)
    : onGrid(duration);
}
