import type { ScenePlace } from './place.ts';
import type { Time, Weather } from './words.ts';

/** Time of day and weather. */
export interface Moment {
  readonly time: Time | null;
  readonly weather: Weather | null;
}

/** Where a scene plays, and from which side its place is seen; null where that is open. */
export interface Setting {
  readonly place: string;
  readonly isInside: boolean | null;
}

type Visit = Moment & Setting;

/**
 * When a scene plays whose heading does not say so. Scenes of one time of day that follow each other are a sequence:
 *
 * - A heading that states another time than the scene before ended in, another day or another time of the story (a
 *   flashback, 三年后) begins a sequence, and so does action that turns the clock. A new sequence remembers nothing.
 * - CONTINUOUS, LATER, 稍后, in the heading or as the last line before it (THE NEXT MORNING): the time of the scene before,
 *   whatever place that was in.
 * - No time: the time that it last was in this place within the sequence, be it right before or with other places
 *   between. A place that the sequence has not shown is left open, as the script leaves it.
 * - No weather: that which the place last had within the sequence, seen from the same side (inside, outside). CONTINUOUS
 *   takes it along from one place outside to another; nobody takes the rain indoors.
 */
export interface Sequence {
  last: Visit | null;
  /** The last line of the scene before says that time has passed: what it says is of the next. */
  isAnnounced: boolean;
  /** By place, the last of each side, the latest first. */
  readonly places: Map<string, readonly Visit[]>;
}

/** A film before its first scene. */
export function newSequence(): Sequence {
  return { last: null, isAnnounced: false, places: new Map() };
}

/** What a scene begins with by its heading and the scenes before it. */
export function enterScene(sequence: Sequence, heading: ScenePlace & Setting): Moment {
  const { last, places } = sequence;
  const turns = heading.isAnotherTime || (heading.time !== null && heading.time !== (last?.time ?? null));
  if (turns) places.clear();
  const visits = places.get(heading.place) ?? [];
  const goesOn = heading.continues || sequence.isAnnounced;
  const taken = goesOn && !heading.isAnotherTime ? last : null;
  const isTakenAlong = !turns && heading.isInside !== true && taken?.isInside === heading.isInside;
  return {
    time: heading.time ?? taken?.time ?? visits[0]?.time ?? null,
    weather:
      heading.weather ??
      (isTakenAlong ? taken?.weather : null) ??
      visits.find(({ isInside }) => isInside === heading.isInside)?.weather ??
      null,
  };
}

/** What it was like where the film was last in a place of the sequence; null where it was not. */
export function lastVisit({ places }: Sequence, place: string): Visit | null {
  return places.get(place)?.[0] ?? null;
}

/** Notes how a scene, or the part of it that plays in one place, ended. */
export function leavePlace(sequence: Sequence, setting: Setting, began: Moment, ended: Moment): void {
  const visit = { ...setting, time: ended.time, weather: ended.weather };
  if (began.time !== null && ended.time !== began.time) sequence.places.clear();
  sequence.last = visit;
  if (setting.place === '') return;
  const others = (sequence.places.get(setting.place) ?? []).filter(({ isInside }) => isInside !== setting.isInside);
  sequence.places.set(setting.place, [visit, ...others]);
}
