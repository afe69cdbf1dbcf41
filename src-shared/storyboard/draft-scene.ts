import { foldName } from './names.ts';
import { contentKey } from './content-key.ts';
import { isPerson, namesPerson } from './cast.ts';
import { aloneTurn, sizeOfTalk, turnsIn } from './exchange.ts';
import type { Turn } from './exchange.ts';
import type { SceneEvent } from './scene-event.ts';
import { asksForCloser, moveOfAction, sizeOfAction } from './framing.ts';
import { isSameManner, joinManners, plainManner } from './manner.ts';
import type { Manner } from './manner.ts';
import { composePicture, going, withOther, wordAction, wordTalk } from './picture.ts';
import type { Painter, Wording } from './picture.ts';
import { groupSentences, isFragment, isOnlyWeather } from './sentences.ts';
import { addPiece, linesSeconds, longestSpokenShot, piecesOf } from './speech.ts';
import type { IndexedElement, Piece, Speech, SpeechHolder } from './speech.ts';
import { actionSeconds, establishingShot, roundToFrames, shortestShot } from './timing.ts';
import type { CameraMove, DraftShot, ElementPart, ShotSize, SpokenLine, Transition } from './storyboard.ts';
import { timeIn, timeTurnedIn, weatherIn } from './words.ts';
import type { Time, Weather } from './words.ts';

/** A shot while the scene is being drafted. */
interface OpenShot {
  readonly picture: string;
  /** What goes into the key: the picture without whom a talk puts beside the one who speaks. */
  readonly ownPicture: string;
  readonly people: readonly string[];
  /** By the shot's own words; goes into the key. */
  readonly ownSize: ShotSize;
  readonly size: ShotSize;
  readonly move: CameraMove;
  readonly shownSeconds: number;
  readonly transition: Transition;
  readonly lines: SpokenLine[];
  readonly elements: number[];
  readonly parts: ElementPart[];
  /** Who is seen speaking; null in a shot of action. */
  readonly speaker: string | null;
  readonly manner: Manner;
}

/** Where a scene plays and what came before it. */
export interface SceneStart {
  readonly heading: string;
  readonly place: string;
  readonly time: Time | null;
  readonly weather: Weather | null;
  readonly transition: Transition;
}

/** What the next scene takes over. */
export interface SceneEnd {
  readonly shots: readonly DraftShot[];
  readonly time: Time | null;
  /** A transition after the last shot. */
  readonly transition: Transition;
  /** Elements that no shot of the scene could take. */
  readonly left: readonly number[];
}

/** Fragments that pile up this far (UTF-16 units) make a shot after all. */
const mostWaitingText = 120;
const mostRecent = 8;
const longestJoinedSpeech = 5;

/** The desk on which a scene is drafted. */
interface Desk {
  readonly painter: Painter;
  readonly start: SceneStart;
  readonly shots: OpenShot[];
  time: Time | null;
  weather: Weather | null;
  transition: Transition;
  /** Folded names spoken of in this scene, the latest first. */
  recent: string[];
  /** How often each has spoken since the last action: a talk draws closer. */
  spoken: Map<string, number>;
  /** The turn of each speech in its talk. */
  readonly turns: ReadonlyMap<SceneEvent, Turn>;
  /** What waits for the next shot: indices of elements, words, lines. */
  waiting: { elements: number[]; parts: ElementPart[]; text: string; lines: SpokenLine[] };
}

/** Drafts the shots of one scene. `count` numbers equal shots over the whole film. */
export function draftScene(
  painter: Painter,
  start: SceneStart,
  events: readonly SceneEvent[],
  count: Map<string, number>,
): SceneEnd {
  const desk: Desk = {
    painter,
    start,
    shots: [],
    time: start.time,
    weather: start.weather,
    transition: start.transition,
    recent: [],
    spoken: new Map(),
    turns: turnsIn(events, painter),
    waiting: { elements: [], parts: [], text: '', lines: [] },
  };
  for (const event of events) takeEvent(desk, event);
  settleWaiting(desk);
  if (desk.shots.length === 0 && start.heading !== '')
    openShot(desk, { text: '', people: [] }, { size: 'wide', move: 'static', seconds: establishingShot });
  const shots = desk.shots.map((shot) => finish(shot, start.heading, count));
  return { shots, time: desk.time, transition: desk.transition, left: desk.waiting.elements };
}

function takeEvent(desk: Desk, event: SceneEvent): void {
  switch (event.kind) {
    case 'action':
      takeAction(desk, event.source);
      break;
    case 'silent':
      if (event.transition) desk.transition = event.transition;
      desk.waiting.elements.push(event.source.index);
      break;
    case 'transition':
      desk.transition = event.transition;
      break;
    case 'speech':
      if (event.speeches.every((speech) => speech.off_screen))
        for (const speech of event.speeches) takeVoice(desk, speech);
      else takeTalk(desk, event.speeches, desk.turns.get(event) ?? aloneTurn);
      break;
  }
}

/** Hears what a text says of weather and time; both hold until words change them. */
function hearSetting(desk: Desk, text: string): void {
  const plain = desk.painter.mention ? text.replace(desk.painter.mention, ' ') : text;
  const weather = weatherIn(plain);
  if (weather !== null) desk.weather = weather === 'clear' ? null : weather;
  desk.time = (desk.time === null ? timeIn(plain) : timeTurnedIn(plain)) ?? desk.time;
}

function takeAction(desk: Desk, { index, element }: IndexedElement): void {
  const { findNames } = desk.painter;
  const groups = groupSentences(element.text, findNames);
  const isWhole = groups.length === 1;
  let listed = false;
  for (const group of groups) {
    hearSetting(desk, group.text.slice(0, 600));
    if (!listed) desk.waiting.elements.push(index);
    listed = true;
    if (!isWhole) desk.waiting.parts.push({ element: index, start: group.start, end: group.end });
    if (isFragment(group.text, findNames) && desk.waiting.text.length < mostWaitingText) {
      if (!isOnlyWeather(group.text)) desk.waiting.text = `${desk.waiting.text} ${group.text}`.trim();
      continue;
    }
    const text = `${desk.waiting.text} ${group.text}`.trim();
    openAction(desk, text);
    desk.spoken.clear();
  }
  // An element without a word ("!", "△") still belongs somewhere.
  if (!listed) desk.waiting.elements.push(index);
}

const closeSizes: ReadonlySet<ShotSize> = new Set(['medium_close', 'close', 'extreme_close']);

function openAction(desk: Desk, text: string): void {
  const said = text.slice(0, 600);
  const plain = wordAction(desk.painter, text, desk.recent);
  const hasPerson = plain.people.length > 0 || namesPerson(plain.text);
  const size = sizeOfAction(said, hasPerson);
  const wording = closeSizes.has(size)
    ? wordAction(desk.painter, text, desk.recent, true)
    : size === 'over_shoulder'
      ? withOther(desk.painter, plain, said)
      : plain;
  const subject = `${desk.start.heading}/${wording.people[0] ?? text}`;
  const { move, way } = moveOfAction(said, hasPerson, subject);
  openShot(desk, way === null ? wording : { ...wording, text: going(wording.text, way, desk.painter.language) }, {
    size,
    move,
    seconds: actionSeconds(text),
    words: text,
  });
}

interface Frame {
  readonly size: ShotSize;
  readonly move: CameraMove;
  readonly seconds: number;
  /** The script's words for a piece of action, which may ask for a closer shot than the wide one a scene opens with. */
  readonly words?: string;
  readonly shownSize?: ShotSize;
  readonly speaker?: string;
  readonly manner?: Manner;
  /** What the shot shows by its own words alone, where that is not all. */
  readonly own?: Wording;
}

/** Begins a shot; it takes over what has been waiting. */
function openShot(desk: Desk, wording: Wording, frame: Frame): OpenShot {
  const { waiting } = desk;
  const opens = desk.shots.length === 0 && frame.words !== undefined && !asksForCloser(frame.words.slice(0, 600));
  const isLandscape = wording.people.length === 0 && opens;
  const setting = { place: desk.start.place, time: desk.time, weather: desk.weather };
  const picture = composePicture(desk.painter, setting, wording.text);
  const shot: OpenShot = {
    picture,
    ownPicture: frame.own ? composePicture(desk.painter, setting, frame.own.text) : picture,
    people: wording.people,
    ownSize: frame.size,
    size: opens && !staysSo(frame) ? 'wide' : (frame.shownSize ?? frame.size),
    move: frame.move,
    shownSeconds: isLandscape ? Math.max(frame.seconds, establishingShot) : frame.seconds,
    transition: desk.transition,
    lines: waiting.lines,
    elements: waiting.elements,
    parts: waiting.parts,
    speaker: frame.speaker ?? null,
    manner: frame.manner ?? plainManner,
  };
  desk.waiting = { elements: [], parts: [], text: '', lines: [] };
  desk.transition = 'cut';
  desk.recent = [...wording.people, ...desk.recent.filter((name) => !wording.people.includes(name))].slice(
    0,
    mostRecent,
  );
  desk.shots.push(shot);
  return shot;
}

/** A scene opens wide, but for what is wider still and a camera that goes along with somebody: it shows the place on its way. */
function staysSo({ size, move }: Frame): boolean {
  return (
    size === 'extreme_wide' ||
    (size === 'full' && (move === 'track_left' || move === 'track_right' || move === 'handheld'))
  );
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
  return heldOn(
    desk,
    desk.shots.at(-1) ??
      openShot(desk, { text: '', people: [] }, { size: 'wide', move: 'static', seconds: establishingShot }),
  );
}

/** The same picture once more, for what is still to be said over it. */
function heldOn(desk: Desk, last: OpenShot): OpenShot {
  const shot: OpenShot = { ...last, lines: [], elements: [], parts: [], transition: 'cut', shownSeconds: shortestShot };
  desk.shots.push(shot);
  return shot;
}

/** Speakers in the picture. A change of speaker is a new shot; short speeches of one speaker in a row share theirs. */
function takeTalk(desk: Desk, speeches: readonly Speech[], turn: Turn): void {
  settleWaitingLines(desk);
  const names = speeches.flatMap((speech) =>
    speech.character === null || speech.off_screen ? [] : [foldName(speech.character)],
  );
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

/** How a speech begins: what stands in brackets before its first words. */
function openingManner(pieces: readonly Piece[]): Manner {
  const words = pieces.findIndex((piece) => piece.spoken);
  return pieces
    .slice(0, Math.max(words, 0))
    .reduce((all, { manner }) => joinManners(all, manner ?? plainManner), plainManner);
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

/** Lines that waited for an action which did not come get a picture of the place. */
function settleWaitingLines(desk: Desk): void {
  const { waiting } = desk;
  if (waiting.lines.length === 0 && waiting.text === '' && waiting.parts.length === 0) return;
  const wording = wordAction(desk.painter, waiting.text, desk.recent);
  openShot(desk, wording, { size: 'wide', move: 'static', seconds: establishingShot, words: waiting.text });
}

/** At the end of a scene: what still waits goes with the last shot, else it becomes one. */
function settleWaiting(desk: Desk): void {
  const { waiting } = desk;
  const last = desk.shots.at(-1);
  if (last) {
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
    const wording = wordAction(desk.painter, waiting.text, desk.recent);
    openShot(desk, wording, { size: 'wide', move: 'static', seconds: establishingShot, words: waiting.text });
  }
}

function finish(shot: OpenShot, heading: string, count: Map<string, number>): DraftShot {
  const lines = shot.lines.map((line) => line.text);
  const key = contentKey({ heading, picture: shot.ownPicture, size: shot.ownSize, move: shot.move, lines }, count);
  return {
    key,
    picture: shot.picture,
    size: shot.size,
    move: shot.move,
    duration_s: roundToFrames(Math.max(shot.shownSeconds, linesSeconds(shot.lines), shortestShot)),
    lines: shot.lines,
    cast: shot.people,
    elements: shot.elements.toSorted((first, second) => first - second),
    ...(shot.parts.length > 0 ? { parts: shot.parts } : {}),
    transition_in: shot.transition,
  };
}
