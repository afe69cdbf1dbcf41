import { splitSentences } from '../script/split-sentences.ts';
import type { Turn } from './exchange.ts';
import { asksForCloser } from './framing.ts';
import { plainManner } from './manner.ts';
import type { Manner } from './manner.ts';
import type { Told } from './narration.ts';
import { composePicture, joinWordings, wordAction } from './picture.ts';
import type { Painter, Wording } from './picture.ts';
import type { Shown } from './pronouns.ts';
import type { SceneEvent } from './scene-event.ts';
import { lastVisit, leavePlace } from './sequence.ts';
import type { Moment, Sequence, Setting } from './sequence.ts';
import { withoutSpeech } from './quoted.ts';
import { seenOf } from './seen.ts';
import { isOnlyWeather } from './sentences.ts';
import { establishingShot } from './timing.ts';
import type {
  CameraAngle,
  CameraMove,
  DraftTitle,
  ElementPart,
  ShotSize,
  SpokenLine,
  Transition,
  TransitionOut,
} from './storyboard.ts';
import { mostTogether } from './together.ts';
import { timeIn, timeTurnedIn, weatherIn } from './words.ts';
import type { Time, Weather } from './words.ts';

const mostRecent = 8;
const mostTexts = 3;

/** A shot while the scene is being drafted. */
export interface OpenShot {
  readonly picture: string;
  /** What goes into the key: the picture without whom a talk puts beside the one who speaks. */
  readonly ownPicture: string;
  readonly people: readonly string[];
  /** By the shot's own words; goes into the key. */
  readonly ownSize: ShotSize;
  readonly size: ShotSize;
  /** The script writes the size. */
  readonly isSizeWritten: boolean;
  /** It goes on with what the shot before began to say. */
  readonly goesOn: boolean;
  readonly move: CameraMove;
  /** null at the level of the eyes. */
  readonly angle: CameraAngle | null;
  readonly shownSeconds: number;
  /** The length that the script writes for the shot; null where it writes none. */
  readonly writtenSeconds: number | null;
  readonly transition: Transition;
  /** How it ends, where not by the transition of the next. */
  ending: TransitionOut | null;
  readonly lines: SpokenLine[];
  titles: readonly DraftTitle[];
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
  /** Whether the heading says that it is inside; null where it leaves that open. */
  readonly isInside: boolean | null;
  /** Time and weather that it begins with. */
  readonly moment: Moment;
  /** The places of the film until then, the latest last. */
  readonly known: readonly string[];
  readonly transition: Transition;
  /** No scene before plays there. */
  readonly isNewPlace: boolean;
  readonly shown: Shown;
}

/** The desk on which a scene is drafted. */
export interface Desk {
  readonly painter: Painter;
  readonly start: SceneStart;
  /** What the shots of running text show, by the index of their element. */
  readonly told: ReadonlyMap<number, Told>;
  /** What the film remembers of its places. */
  readonly sequence: Sequence;
  /** Where the scene plays now: the place of its heading, until a line leads back elsewhere. */
  setting: Setting;
  /** Time and weather when it came there. */
  began: Moment;
  /** Where the event plays that is being taken. */
  place: string;
  readonly shots: OpenShot[];
  time: Time | null;
  weather: Weather | null;
  /** A line has said that time passes, and nothing has been shown since. */
  hasPassed: boolean;
  transition: Transition;
  /** Who and what was shown before; it goes on from scene to scene. */
  shown: Shown;
  /** How often each has spoken since the last action: a talk draws closer. */
  spoken: Map<string, number>;
  /** The turn of each speech in its talk. */
  readonly turns: ReadonlyMap<SceneEvent, Turn>;
  /** What waits for the next shot: indices of elements, words, lines. */
  waiting: { elements: number[]; parts: ElementPart[]; text: string; lines: SpokenLine[] };
}

/** Hears what a text says of weather and time; both hold until words change them. */
export function hearSetting(desk: Desk, text: string): void {
  const { language, mention } = desk.painter;
  // What something is like ("as though it had rained") is not how it is.
  const plainOf = (words: string): string => {
    const seen = splitSentences(words).map((sentence) => seenOf(sentence.text, language));
    return mention ? seen.join(' ').replace(mention, ' ') : seen.join(' ');
  };
  const plain = plainOf(text);
  const weather = weatherIn(plain);
  if (weather !== null) desk.weather = weather === 'clear' ? null : weather;
  // Who says "Come tonight" speaks of another hour.
  const outside = withoutSpeech(text);
  const told = outside === text ? plain : plainOf(outside);
  const isSaid = desk.time === null || isOnlyWeather(text);
  desk.time = (isSaid ? timeIn(told) : timeTurnedIn(told)) ?? desk.time;
}

/** Leads to a place that the film has shown before ("BACK TO LAB"), to the time and weather that it had in the sequence. */
export function leadTo(desk: Desk, place: string): void {
  if (place === desk.setting.place) return;
  leavePlace(desk.sequence, desk.setting, desk.began, desk);
  const { time, weather = null, isInside = null } = lastVisit(desk.sequence, place) ?? {};
  desk.setting = { place, isInside };
  desk.time = time ?? desk.time;
  desk.weather = weather;
  desk.began = { time: desk.time, weather: desk.weather };
}

interface Frame {
  readonly size: ShotSize;
  readonly move: CameraMove;
  readonly angle?: CameraAngle | null;
  readonly seconds: number;
  readonly writtenSeconds?: number;
  /** The script's words for a piece of action, which may ask for a closer shot than the wide one a scene opens with. */
  readonly words?: string;
  /** The script's words for a piece of action. */
  readonly said?: string;
  readonly shownSize?: ShotSize;
  readonly isSizeWritten?: boolean;
  readonly goesOn?: boolean;
  readonly speaker?: string;
  readonly manner?: Manner;
  /** What the shot shows by its own words alone, where that is not all. */
  readonly own?: Wording;
  /** The picture where it is finished: with place, time and weather. */
  readonly picture?: string;
}

/** Several in one shot are together until somebody else is seen. */
function togetherNow(people: readonly string[], before: readonly string[]): readonly string[] {
  if (people.length > 1) return people.slice(0, mostTogether);
  return people.every((name) => before.includes(name)) ? before : [];
}

/** Begins a shot; it takes over what has been waiting. */
export function openShot(desk: Desk, wording: Wording, frame: Frame): OpenShot {
  const { waiting } = desk;
  const opens = desk.shots.length === 0 && frame.words !== undefined && !asksForCloser(frame.words.slice(0, 600));
  const isLandscape = wording.people.length === 0 && opens;
  const setting = { place: desk.place, time: desk.time, weather: desk.weather };
  const picture = frame.picture ?? composePicture(desk.painter, setting, wording.text);
  const shot: OpenShot = {
    picture,
    ownPicture: frame.own ? composePicture(desk.painter, setting, frame.own.text) : picture,
    people: wording.people,
    ownSize: frame.size,
    size: opens && !staysSo(frame, desk.start.isNewPlace) ? 'wide' : (frame.shownSize ?? frame.size),
    isSizeWritten: frame.isSizeWritten ?? false,
    goesOn: frame.goesOn ?? false,
    move: frame.move,
    angle: frame.angle ?? null,
    shownSeconds: isLandscape ? Math.max(frame.seconds, establishingShot) : frame.seconds,
    writtenSeconds: frame.writtenSeconds ?? null,
    transition: desk.transition,
    ending: null,
    lines: waiting.lines,
    titles: [],
    elements: waiting.elements,
    parts: waiting.parts,
    speaker: frame.speaker ?? null,
    manner: frame.manner ?? plainManner,
  };
  desk.waiting = { elements: [], parts: [], text: '', lines: [] };
  desk.transition = 'cut';
  desk.hasPassed = false;
  const { names, texts, together } = desk.shown;
  const spokenOf = frame.said ?? wording.people.map((name) => desk.painter.cast.get(name)?.name ?? name).join('. ');
  desk.shown = {
    names: [...wording.people, ...names.filter((name) => !wording.people.includes(name))].slice(0, mostRecent),
    together: togetherNow(wording.people, together),
    texts: [spokenOf, ...texts].slice(0, mostTexts),
  };
  desk.shots.push(shot);
  return shot;
}

/** Lets the last shot show what a text says too: a fragment that nothing follows. */
export function addToPicture({ painter, shots, shown }: Desk, last: OpenShot, text: string): void {
  const wording = wordAction(painter, text, shown);
  const more = (picture: string) => joinWordings({ text: picture, people: [] }, wording, painter.language).text;
  shots[shots.length - 1] = {
    ...last,
    picture: more(last.picture),
    ownPicture: more(last.ownPicture),
    people: [...new Set([...last.people, ...wording.people])],
  };
}

/**
 * A scene opens wide, but for what is wider still, and in a place that is known for a camera that goes along with
 * somebody: it shows the place on its way.
 */
function staysSo({ size, move }: Frame, isNewPlace: boolean): boolean {
  return (
    size === 'extreme_wide' ||
    (!isNewPlace && size === 'full' && (move === 'track_left' || move === 'track_right' || move === 'handheld'))
  );
}

/** A place that the film has not shown yet is seen before anybody speaks there, and before a thing in somebody's hand. */
export function establish(desk: Desk): OpenShot {
  return openShot(desk, { text: '', people: [] }, { size: 'wide', move: 'static', seconds: establishingShot });
}

/** Lines that waited for an action which did not come get a picture of the place. */
export function settleWaitingLines(desk: Desk): void {
  const { waiting } = desk;
  if (waiting.lines.length === 0 && waiting.text === '' && waiting.parts.length === 0) return;
  const wording = wordAction(desk.painter, waiting.text, desk.shown);
  openShot(desk, wording, { size: 'wide', move: 'static', seconds: establishingShot, words: waiting.text });
}
