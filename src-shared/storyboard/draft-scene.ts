import type { StructureLine } from '../script/structure-line.ts';
import type { SaidTransition } from '../script/transition-line.ts';
import { openAction, takeAction } from './action-shot.ts';
import { contentKey } from './content-key.ts';
import { isPerson } from './kinds.ts';
import { addToPicture, establish, leadTo, openShot, settleWaitingLines } from './desk.ts';
import type { Desk, OpenShot, SceneStart } from './desk.ts';
import { takeWritten } from './draft-written.ts';
import { aloneTurn, sizeOfTalk, turnsIn } from './exchange.ts';
import type { Turn } from './exchange.ts';
import type { Shown } from './pronouns.ts';
import { placeNamed } from './place.ts';
import type { SceneEvent, SilentEvent } from './scene-event.ts';
import { leavePlace } from './sequence.ts';
import type { Sequence } from './sequence.ts';
import { hidesPlace } from './framing.ts';
import { isSameManner, plainManner } from './manner.ts';
import type { Manner } from './manner.ts';
import { wordAction, wordTalk } from './picture.ts';
import type { Painter } from './picture.ts';
import { addPiece, linesSeconds, longestSpokenShot, openingManner, piecesOf, seenSpeakers } from './speech.ts';
import type { Piece, Speech, SpeechHolder } from './speech.ts';
import { establishingShot, roundToFrames, shortestShot, shortestWritten } from './timing.ts';
import type { DraftShot, SpokenLine, Transition } from './storyboard.ts';
import { variedSizes } from './variety.ts';
import { isBackToScene } from './written-shot.ts';
import { timeIn } from './words.ts';

/** What the next scene takes over. */
export interface SceneEnd {
  readonly shots: readonly DraftShot[];
  readonly shown: Shown;
  /** A transition after the last shot. */
  readonly transition: Transition;
  /** Elements that no shot of the scene could take. */
  readonly left: readonly number[];
}

const longestJoinedSpeech = 5;
/** Places back that a line leads to. */
const mostKnown = 500;

/** What holds for the whole film. */
export interface Film {
  readonly painter: Painter;
  readonly told: Desk['told'];
  /** Numbers equal shots. */
  readonly count: Map<string, number>;
  readonly sequence: Sequence;
}

/** Drafts the shots of one scene. */
export function draftScene(
  { painter, told, count, sequence }: Film,
  start: SceneStart,
  events: readonly SceneEvent[],
): SceneEnd {
  const desk: Desk = {
    painter,
    told,
    start,
    place: start.place,
    shots: [],
    sequence,
    setting: { place: start.place, isInside: start.isInside },
    began: start.moment,
    time: start.moment.time,
    weather: start.moment.weather,
    hasPassed: false,
    transition: start.transition,
    shown: start.shown,
    spoken: new Map(),
    turns: turnsIn(events, painter),
    waiting: { elements: [], parts: [], text: '', lines: [] },
  };
  for (const [index, event] of events.entries()) takeEvent(desk, event, index === events.length - 1);
  settleWaiting(desk);
  if (desk.shots.length === 0 && start.heading !== '') establish(desk);
  const sizes = variedSizes(
    desk.shots.map(({ isSizeWritten, people, ...framing }) => ({
      ...framing,
      hasPeople: people.length > 0,
      isWritten: isSizeWritten,
    })),
  );
  const shots = desk.shots.map((shot, index) =>
    finish({ ...shot, size: sizes[index] ?? shot.size }, start.heading, count),
  );
  leavePlace(sequence, desk.setting, desk.began, desk);
  sequence.isAnnounced = desk.hasPassed;
  const { shown, transition, waiting } = desk;
  return { shots, shown, transition, left: waiting.elements };
}

function takeEvent(desk: Desk, event: SceneEvent, isLast: boolean): void {
  desk.place = desk.setting.place;
  switch (event.kind) {
    case 'action':
      takeAction(desk, event.source, event.stretch);
      break;
    case 'shot':
      takeWritten(desk, event);
      break;
    case 'silent':
      takeSilent(desk, event, isLast);
      break;
    case 'transition':
      takeTransition(desk, event.transition, isLast);
      break;
    case 'speech':
      if (event.speeches.every((speech) => speech.off_screen))
        for (const speech of event.speeches) takeVoice(desk, speech);
      else takeTalk(desk, event.speeches, desk.turns.get(event) ?? aloneTurn);
      break;
  }
}

/** A line that nothing shows, and what it means for what comes next. */
function takeSilent(desk: Desk, { source, stretch, transition, structure }: SilentEvent, isLast: boolean): void {
  if (transition) takeTransition(desk, transition, isLast);
  if (structure) takeStructure(desk, source.element.text.slice(stretch?.start, stretch?.end), structure);
  if (stretch?.goesOn !== true) desk.waiting.elements.push(source.index);
  if (stretch) desk.waiting.parts.push({ element: source.index, start: stretch.start, end: stretch.end });
}

/** MONTAGE, LATER, BACK TO LAB: what was said before is over, and the clock or the place may be another. */
function takeStructure(desk: Desk, line: string, structure: StructureLine): void {
  settleBeforeTransition(desk);
  desk.spoken.clear();
  const last = desk.shots.at(-1);
  // Nothing joins a shot from before.
  if (last && last.speaker !== null) desk.shots[desk.shots.length - 1] = { ...last, speaker: null };
  if (structure.means === 'later') [desk.time, desk.hasPassed] = [timeIn(line) ?? desk.time, true];
  if (structure.means !== 'back') return;
  const isScene = isBackToScene(line);
  const place = isScene ? desk.start.place : placeNamed(structure.to, desk.start.known.slice(-mostKnown));
  if (place !== null) leadTo(desk, place);
}

/** A transition to what comes next: what has been said of the scene until then is shown before it. */
function takeTransition(desk: Desk, { out, in: into }: SaidTransition, isLast: boolean): void {
  settleBeforeTransition(desk);
  if (desk.shots.length === 0 && isLast && desk.start.heading !== '') establish(desk);
  const last = desk.shots.at(-1);
  if (last && out !== null) last.ending = out;
  if (into !== null) desk.transition = into;
}

/** What hides the place is a shot of its own beside the one that shows it; the rest joins the shot before, or opens one. */
function settleBeforeTransition(desk: Desk): void {
  const { text, lines, parts } = desk.waiting;
  if (text === '' && lines.length === 0 && parts.length === 0) return;
  if (hidesPlace(text.slice(0, 600))) openAction(desk, text);
  else settleWaiting(desk);
}

/** Words over the picture: they go with the shot before, else with the next; a long narration holds the picture on. */
function takeVoice(desk: Desk, speech: Speech): void {
  let cue = speech.cue === null ? [] : [speech.cue.index];
  for (const piece of piecesOf(speech)) {
    const shot = placeForVoice(desk, piece);
    shot.elements.push(...cue);
    cue = [];
    addPiece(desk.painter, shot, piece, speech);
  }
  if (cue.length > 0) (desk.shots.at(-1) ?? desk.waiting).elements.push(...cue);
}

function placeForVoice(desk: Desk, piece: Piece): SpeechHolder {
  const fits = (lines: readonly SpokenLine[]) =>
    lines.length === 0 || !piece.spoken || linesSeconds(lines, piece.text) <= longestSpokenShot;
  const last = desk.shots.at(-1);
  const isWaiting = desk.waiting.elements.length > 0 || desk.waiting.parts.length > 0;
  if (last && !isWaiting) return fits(last.lines) ? last : heldOn(desk, last);
  if (fits(desk.waiting.lines)) return desk.waiting;
  settleWaitingLines(desk);
  return heldOn(desk, desk.shots.at(-1) ?? establish(desk));
}

/** The same picture once more, for what is still to be said over it. */
function heldOn(desk: Desk, last: OpenShot): OpenShot {
  const shot: OpenShot = {
    ...last,
    lines: [],
    elements: [],
    parts: [],
    transition: 'cut',
    ending: null,
    shownSeconds: shortestShot,
    writtenSeconds: null,
  };
  desk.shots.push(shot);
  return shot;
}

/** Speakers in the picture. A change of speaker is a new shot; short speeches of one speaker in a row share theirs. */
function takeTalk(desk: Desk, speeches: readonly Speech[], turn: Turn): void {
  settleWaitingLines(desk);
  if (desk.shots.length === 0 && desk.start.isNewPlace) establish(desk);
  const names = speeches.flatMap((speech) => seenSpeakers(speech, desk.painter.cast));
  const speaker = names.join('&');
  const pieces = speeches.flatMap((speech) => piecesOf(speech).map((piece) => ({ speech, piece })));
  const cues = speeches.flatMap((speech) => (speech.cue ? [speech.cue.index] : []));
  const total = pieces.map(({ piece }) => piece.text).join(' ');
  const sideBySide = speeches.length > 1;
  let manner = sideBySide ? plainManner : openingManner(pieces.map(({ piece }) => piece));
  const last = desk.shots.at(-1);
  const joins =
    last?.speaker === speaker &&
    isSameManner(last.manner, manner) &&
    linesSeconds(last.lines, total) <= longestJoinedSpeech;
  let shot = joins && last ? last : openTalk(desk, names, manner, turn);
  shot.elements.push(...desk.waiting.elements.splice(0), ...cues);
  for (const { piece, speech } of pieces) {
    if (piece.manner && (piece.manner.feeling ?? piece.manner.doing) !== null) manner = piece.manner;
    const isFull = piece.spoken && shot.lines.length > 0 && linesSeconds(shot.lines, piece.text) > longestSpokenShot;
    const turnsOver = piece.spoken && shot.lines.length > 0 && !isSameManner(shot.manner, manner);
    if ((isFull || turnsOver) && !sideBySide) shot = openTalk(desk, names, manner, turn);
    addPiece(desk.painter, shot, piece, speech);
  }
}

function openTalk(desk: Desk, names: readonly string[], manner: Manner, { listener, leads }: Turn): OpenShot {
  const speaker = names.join('&');
  const nth = desk.spoken.get(speaker) ?? 0;
  desk.spoken.set(speaker, nth + 1);
  const turn = { listener: addressed(desk, names, manner) ?? listener, leads };
  const shownSize = names.length > 1 ? 'medium' : sizeOfTalk(turn, nth);
  const own = wordTalk(desk.painter, names, manner);
  const wording = shownSize === 'over_shoulder' ? wordTalk(desk.painter, names, manner, turn.listener) : own;
  return openShot(desk, wording, {
    size: 'medium',
    shownSize,
    move: 'static',
    seconds: shortestShot,
    speaker,
    manner,
    own,
  });
}

/** Whom a parenthetical says that the words are for. */
function addressed({ painter }: Desk, names: readonly string[], { to }: Manner): string | null {
  return (
    painter.findNames(to).find((name) => {
      const person = painter.cast.get(name);
      return person !== undefined && isPerson(person.kind) && !names.includes(name);
    }) ?? null
  );
}

/** At the end of a scene: what still waits goes with the last shot, else, and behind a transition, it becomes one. */
function settleWaiting(desk: Desk): void {
  const { waiting } = desk;
  const last = desk.shots.at(-1);
  if (last && ((desk.transition === 'cut' && last.ending === null) || waiting.text.trim() === '')) {
    if (waiting.text.trim() !== '') addToPicture(desk, last, waiting.text);
    waiting.text = '';
    last.elements.push(...waiting.elements.splice(0));
    last.parts.push(...waiting.parts.splice(0));
    last.lines.push(...waiting.lines.splice(0));
  } else if (
    waiting.elements.length > 0 &&
    (desk.start.heading !== '' ||
      waiting.text !== '' ||
      waiting.lines.length > 0 ||
      desk.weather !== null ||
      desk.time !== null)
  ) {
    const wording = wordAction(desk.painter, waiting.text, desk.shown);
    openShot(desk, wording, { size: 'wide', move: 'static', seconds: establishingShot, words: waiting.text });
  }
}

/** What a script writes holds; a shorter flash than the shortest is not drafted, but may be written. */
function shownSeconds({ shownSeconds, writtenSeconds }: OpenShot): number {
  return writtenSeconds === null ? Math.max(shownSeconds, shortestShot) : Math.max(writtenSeconds, shortestWritten);
}

function finish(shot: OpenShot, heading: string, count: Map<string, number>): DraftShot {
  const lines = shot.lines.map((line) => line.text);
  const { move, ownPicture: picture, ownSize: size } = shot;
  const angle = shot.angle ?? undefined;
  const key = contentKey({ heading, picture, size, move, angle, lines }, count);
  return {
    key,
    picture: shot.picture,
    size: shot.size,
    move,
    ...(angle === undefined ? {} : { angle }),
    duration_s: roundToFrames(Math.max(shownSeconds(shot), linesSeconds(shot.lines))),
    lines: shot.lines,
    cast: shot.people,
    elements: shot.elements.toSorted((first, second) => first - second),
    ...(shot.parts.length > 0 ? { parts: shot.parts } : {}),
    transition_in: shot.transition,
    ...(shot.titles.length > 0 ? { titles: shot.titles } : {}),
    ...(shot.ending === null ? {} : { transition_out: shot.ending }),
  };
}
