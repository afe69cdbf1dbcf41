/**
 * How the people of one painting go over into those of the next where the prompt of a shot changes within it. Both are painted
 * with the same noise, so that they often show the same people in the same set and frame: then limbs are mixed, as the two acts of
 * a prompt are ("walks, then runs"), and nobody is seen twice while the pictures are mixed.
 */
import type { Change } from '../../../src-shared/generation/keyframes.ts';
import type { Painting } from '../painted-layers.ts';
import { peopleInSet } from './people-in-set.ts';
import type { Path, Tempo } from './painted-people.ts';
import { FIGURES, People, placeOn, speedAt, through } from './painted-people.ts';

/** Differences that nobody sees in a mixed picture: of frames and bodies as shares, of where people are in metres. */
const SAME_FRAME = 0.04;
const SAME_BODY = 0.06;
const SAME_PLACE_M = 0.15;

/** Two paintings of the same moments while one gives way to the other, and the other as it goes on. */
export interface GoingOver {
  readonly one: Painting;
  readonly other: Painting;
  readonly next: Painting;
}

/**
 * A painting for a stretch of its shot only: what happens once happens in it, and what is done next is begun in its middle.
 */
export function withinStretch(painting: Painting, { from_s, to_s }: Change): Painting {
  const people = new People(painting);
  const middle = (from_s + to_s) / 2;
  for (let figure = 0; figure < FIGURES; figure += 1) {
    const path = people.pathOf(figure);
    const [first, then] = [people.tempo(figure, 0), people.tempo(figure, 1)];
    const goesOn = people.act(figure, 0).every((joint, at) => joint === people.act(figure, 1)[at]);
    const begun = once(first, from_s, to_s);
    people.setTempo(figure, 0, begun);
    people.setTempo(figure, 1, goesOn ? begun : inStep(once(then, middle, to_s), begun, middle));
    people.setPath(figure, { ...path, thenAt: middle });
  }
  people.setCameraPath({ ...people.cameraPath(), thenAt: middle });
  return people.painting();
}

function once(tempo: Tempo, from: number, to: number): Tempo {
  if (!tempo.once) return tempo;
  const rate = 1 / Math.max(to - from, 1e-3);
  return { rate, phase: -from * rate, once: true };
}

/** A cycle that is at a moment where another one is: who walks and then runs goes on with the other foot. */
function inStep(tempo: Tempo, before: Tempo, at: number): Tempo {
  if (tempo.once || before.once) return tempo;
  return { ...tempo, phase: before.phase + (before.rate - tempo.rate) * at };
}

/** How two prompts are alike beside what people do, so far as that was heard. */
export interface Alike {
  /** The same place in the same light, with the same things: its set stays, and the camera where it is. */
  readonly isSameSet: boolean;
  /** The next one shows a thing that this one does not: people stand where it is. */
  readonly hasOwnThing: boolean;
}

/** One painting giving way to the next. */
export function goingOver(before: Painting, after: Painting, change: Change, seconds: number, alike: Alike): GoingOver {
  const moved = alike.isSameSet ? peopleInSet(before, after) : null;
  const [one, next] = [new People(before), new People(moved ?? after)];
  const at = (change.from_s + change.to_s) / 2;
  const isSameView = moved !== null || isSeenAlike(one, next, at, seconds);
  if (!isSameView || !isSamePeople(one, next, at, seconds, alike)) return { one: before, other: after, next: after };
  const [from, to] = [new People(before), new People(moved ?? after)];
  for (let figure = 0; figure < FIGURES; figure += 1) {
    const act = Number(at >= one.pathOf(figure).thenAt);
    const tempo = one.tempo(figure, act);
    const [first, then] = [next.tempo(figure, 0), next.tempo(figure, 1)];
    const begun = inStep(first, tempo, at);
    next.setTempo(figure, 0, begun);
    if (!then.once) next.setTempo(figure, 1, { ...then, phase: then.phase + begun.phase - first.phase });
    const joined = joinedPath(one.pathOf(figure), next.pathOf(figure), change, seconds);
    next.setPath(figure, through(next.pathOf(figure), change.to_s, placeOn(joined, change.to_s, seconds), seconds));
    for (const both of [from, to]) {
      both.setAct(figure, 0, one.act(figure, act), tempo);
      both.setAct(figure, 1, next.act(figure, 0), next.tempo(figure, 0));
      both.setPath(figure, joined);
    }
  }
  const camera = joinedPath(one.cameraPath(), next.cameraPath(), change, seconds);
  const own = next.cameraPath();
  for (const people of [to, next]) people.take('camera', one);
  for (const both of [from, to]) both.setCameraPath(camera);
  next.setCameraPath(through({ ...own, x: camera.x }, change.to_s, placeOn(camera, change.to_s, seconds), seconds));
  return { one: from.painting(), other: to.painting(), next: next.painting() };
}

/** The way of somebody who goes as one path says and, from a change on, as fast as the other. */
function joinedPath(one: Path, next: Path, { from_s, to_s }: Change, seconds: number): Path {
  const at = (from_s + to_s) / 2;
  const speed = speedAt(one, at);
  const path = { x: 0, speed, thenAt: at, thenOver: to_s - from_s, speedThen: next.speed };
  return through(path, from_s, placeOn(one, from_s, seconds), seconds);
}

/** Whether two cameras show the same frame at a moment. */
function isSeenAlike(one: People, next: People, at: number, seconds: number): boolean {
  const high = Math.max(one.frame()[2] ?? 1, 1e-3);
  const isSameFrame = one
    .frame()
    .every((value, field) => Math.abs(value - (next.frame()[field] ?? 0)) < SAME_FRAME * high);
  const [followed = 0, other = 0] = [one, next].map((people) => placeOn({ ...people.cameraPath(), x: 0 }, at, seconds));
  return isSameFrame && Math.abs(followed - other) < SAME_FRAME * high;
}

/** Whether two paintings show the same people where they can go over from what they do to what they do next. */
function isSamePeople(one: People, next: People, at: number, seconds: number, { hasOwnThing }: Alike): boolean {
  return Array.from({ length: FIGURES }).every((_, figure) => isSame(figure));

  function isSame(figure: number): boolean {
    if (one.isShown(figure) !== next.isShown(figure)) return false;
    if (!one.isShown(figure)) return true;
    const isSameBody = one.bodyOf(figure).every((value, field) => {
      const other = next.bodyOf(figure)[field] ?? 0;
      return Math.abs(value - other) <= SAME_BODY * Math.max(Math.abs(value), Math.abs(other), 0.1);
    });
    const moved = Math.abs(placeOn(one.pathOf(figure), at, seconds) - placeOn(next.pathOf(figure), at, seconds));
    const isFree = !next.isSeated(figure) && !hasOwnThing;
    const isLevel = Math.abs(one.footOf(figure) - next.footOf(figure)) < SAME_PLACE_M;
    return isSameBody && isLevel && (isFree || moved < SAME_PLACE_M);
  }
}
