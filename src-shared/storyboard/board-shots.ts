import type { Screenplay, ScriptElement } from '../script/screenplay.ts';
import { readHeading } from './board-marks.ts';
import type { ShotNote } from './board-marks.ts';
import { castOf, memberOf, personOf } from './cast.ts';
import type { Cast, Person } from './cast.ts';
import { contentKey } from './content-key.ts';
import { namesInCue } from './cue-names.ts';
import { moveOfAction, sizeOfAction } from './framing.ts';
import { foldName } from './names.ts';
import { linesSeconds } from './speech.ts';
import type { CastMember, DraftShot, DraftTitle, SpokenLine, Transition, TransitionOut } from './storyboard.ts';
import { actionSeconds, roundToFrames, shortestShot } from './timing.ts';

/** Drafts a stretch of script that stands in a board, with the people of the board. */
export type DraftStretch = (stretch: Screenplay, cast: Cast) => readonly DraftShot[];

/** A shot of the board as it was read, before what it leaves open is drafted. */
export interface OpenShot {
  readonly note: ShotNote | null;
  /** Null until it comes, or where there is none. */
  picture: string | null;
  readonly lines: SpokenLine[];
  readonly titles: DraftTitle[];
  /** The elements it is made of, with their indices. */
  readonly parts: { readonly index: number; readonly element: ScriptElement }[];
  readonly transition: Transition;
  /** How it ends, where not by the transition of the next. */
  ending: TransitionOut | null;
}

export interface OpenScene {
  /** Null before the first heading. */
  readonly heading: ScriptElement | null;
  readonly shots: OpenShot[];
}

/** Makes the shots of a board of what was read. */
export interface Finisher {
  /** Asked for one shot after the other, in order. */
  readonly finish: (shot: OpenShot, heading: ScriptElement | null) => DraftShot[];
  /** Who came with what was drafted and is not among the cast of the board. */
  readonly newcomers: () => CastMember[];
}

export function makeFinisher(
  screenplay: Screenplay,
  members: readonly CastMember[],
  scenes: readonly OpenScene[],
  draftStretch: DraftStretch,
): Finisher {
  const keys = makeKeys(scenes);
  const newcomers = new Map<string, CastMember>();
  const people = once(() => peopleOf(screenplay, members));

  const drafted = (shot: OpenShot, heading: ScriptElement | null, parts: OpenShot['parts']): DraftShot[] => {
    const before = heading ? 1 : 0;
    const stretch = {
      language: screenplay.language,
      elements: [...(heading ? [heading] : []), ...parts.map(({ element }) => element)],
    };
    const indexOf = (element: number): number => parts[element - before]?.index ?? 0;
    const shots = draftStretch(stretch, people());
    for (const name of shots.flatMap(({ cast, lines }) => [
      ...cast,
      ...lines.flatMap(({ character }) => (character === null ? [] : namesInCue(character))),
    ])) {
      const person = people().get(foldName(name));
      if (person && !members.some((member) => foldName(member.name) === person.key))
        newcomers.set(person.key, memberOf(person));
    }
    return shots.map(({ elements, parts: stretches, ...rest }, index) => ({
      ...rest,
      elements: elements.map(indexOf),
      ...(stretches ? { parts: stretches.map((part) => ({ ...part, element: indexOf(part.element) })) } : {}),
      ...(index === 0 ? { transition_in: shot.transition } : {}),
    }));
  };

  const finish = (shot: OpenShot, heading: ScriptElement | null): DraftShot[] => {
    const { note } = shot;
    const withKey = (made: DraftShot): DraftShot => ({
      ...made,
      key: keys.next(readHeading(heading?.text ?? ''), made),
    });
    if (note !== null && note.key !== null) {
      const made = asWritten(shot, note);
      return [keys.take(note.key) ? made : withKey(made)];
    }
    if (note === null) {
      const shots = drafted(shot, heading, shot.parts);
      return (shots.length > 0 ? shots : [asWritten(shot, openNote)]).map(withKey);
    }
    const scripted = shot.parts.filter(({ element }) => element.type === 'action');
    const shown = drafted(shot, heading, scripted.length > 0 ? scripted : shot.parts.slice(1));
    return [withKey(asWritten({ ...shot, picture: joinedPicture(shown) || shot.picture }, note, shown))];
  };
  return { finish, newcomers: () => [...newcomers.values()] };
}

const openNote: ShotNote = { size: null, move: null, angle: null, duration_s: null, cast: null, key: null };

/** A shot as its note says; what the note leaves open is as in the draft of its words, where there is one. */
function asWritten(shot: OpenShot, note: ShotNote, shown: readonly DraftShot[] = []): DraftShot {
  const picture = shot.picture ?? '';
  const spoken = shot.lines.flatMap(({ character, off_screen }) =>
    character === null || off_screen ? [] : namesInCue(character),
  );
  const cast = note.cast ?? [...new Set([...shown.flatMap((made) => made.cast), ...spoken])];
  const hasPerson = cast.length > 0;
  // What has a key says all of itself.
  const angle = note.angle ?? (note.key === null ? shown[0]?.angle : undefined);
  const seconds = () => roundToFrames(Math.max(actionSeconds(picture), linesSeconds(shot.lines), shortestShot));
  return {
    key: note.key ?? '',
    picture,
    size: note.size ?? shown[0]?.size ?? sizeOfAction(picture, hasPerson),
    move: note.move ?? shown[0]?.move ?? moveOfAction(picture, hasPerson, picture).move,
    ...(angle === undefined || angle === 'eye_level' ? {} : { angle }),
    duration_s: note.duration_s ?? seconds(),
    lines: shot.lines,
    cast,
    elements: shot.parts.map(({ index }) => index),
    ...(shot.titles.length > 0 ? { titles: shot.titles } : {}),
    transition_in: shot.transition,
  };
}

/** The pictures of several shots in one: where and when stands once. */
function joinedPicture(shots: readonly DraftShot[]): string {
  const [first, ...rest] = shots.map(({ picture }) => picture);
  if (first === undefined) return '';
  const lead = /^[^.。]*[.。]\s*/u.exec(first)?.[0] ?? '';
  return [first, ...rest.map((picture) => (picture.startsWith(lead) ? picture.slice(lead.length) : picture))]
    .filter((picture) => picture !== '')
    .join(/\p{Script=Han}/u.test(first) ? '' : ' ');
}

/** Keys of a board: each written one is taken once; others are made of what a shot shows, and differ from all of them. */
function makeKeys(scenes: readonly OpenScene[]): {
  readonly take: (key: string) => boolean;
  readonly next: (heading: string, shot: DraftShot) => string;
} {
  const used = new Set(scenes.flatMap(({ shots }) => shots.flatMap(({ note }) => note?.key ?? [])));
  const taken = new Set<string>();
  const count = new Map<string, number>();
  return {
    take: (key) => !taken.has(key) && taken.add(key).size > 0,
    next: (heading, { picture, size, move, angle, lines }) => {
      const content = { heading, picture, size, move, angle, lines: lines.map(({ text }) => text) };
      let key = contentKey(content, count);
      while (used.has(key)) key = contentKey(content, count);
      used.add(key);
      return key;
    },
  };
}

/** The cast of the board, then whom its words introduce besides. */
function peopleOf(screenplay: Screenplay, members: readonly CastMember[]): Cast {
  const known = members.map((member): [string, Person] => [
    foldName(member.name),
    personOf(member, screenplay.language),
  ]);
  const listed = new Map(known);
  return new Map([...known, ...[...castOf(screenplay)].filter(([folded]) => !listed.has(folded))]);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
