import { splitSentences } from '../script/split-sentences.ts';
import type { Stretch } from '../script/split-sentences.ts';
import { actIn, isOpening } from './acts.ts';
import { statedMove, statedSize, withoutDirections } from './directions.ts';
import { showsInsert } from './framing.ts';
import { isDescription } from './seen.ts';
import { actionsIn, timeIn, weatherIn, withoutWeather } from './words.ts';
import { happeningSeconds, measureText, shortestBeat } from './timing.ts';

const mostWordsTogether = 16;
const mostCharactersTogether = 32;
const mostFragments = 6;

/** Tells which of the film's people a sentence names, in order of mention. */
export type FindNames = (text: string) => readonly string[];

const pronoun = /^(?:he|she|they|it)\b|^[他她它](?:们)?/i;

/** "Kicks the door." / 转身离开。: scripts leave out whom the sentence before was about. */
const withoutSubjectEnglish =
  /^(?:Sits|Stands|Walks|Runs|Looks|Turns|Stops|Takes|Picks|Puts|Opens|Closes|Pulls|Pushes|Kicks|Starts|Begins|Grabs|Gives|Reads|Nods|Smiles|Laughs|Sighs|Leans|Kneels|Throws|Wipes|Pours|Drinks|Goes|Comes|Gets|Reaches|Holds|Raises|Lowers|Hesitates|Listens|Stares|Crosses|Leaves|Enters|Exits)(?= (?:his|her|their|its|the|an?|him|them|it|up|down|away|back|off|out|in|into|to|at|on|over|for|around|through|toward|towards|slowly|quickly|and)\b|[.,;!])/;
const withoutSubjectChinese =
  /^(?:慢慢地?|轻轻地?|突然|忽然|又|再|然后|接着|连忙)?(?:转身|回头|站起|坐下|蹲下|跪下|拿起|拿出|放下|打开|关上|推开|拉开|抬头|低头|抬起|点头|点了点头|摇头|摇了摇头|挥手|走到|走向|走进|走出|跑到|跑向|跑进|跑出|停下|看着|望着|看了看|笑了|叹了)/;

/** Whether a sentence says what somebody does and not who. */
export function leavesOutSubject(text: string): boolean {
  return withoutSubjectEnglish.test(text) || withoutSubjectChinese.test(text);
}

/** "The camera pans left.": nothing but words to the camera. */
function isDirection(text: string): boolean {
  return !/[\p{L}\p{N}]/u.test(withoutDirections(text.slice(0, 200)));
}

/** "Rain.", "Silence.", "An old pier.": nobody does anything, and it is too little for a shot of its own. */
export function isFragment(text: string, findNames: FindNames): boolean {
  if (isDirection(text)) return true;
  const { words, characters } = measureText(text);
  const short = characters > 0 ? characters + words <= 4 : words <= 3;
  return (
    short &&
    statedSize(text) === null &&
    !showsInsert(text) &&
    !pronoun.test(text) &&
    !turnsToAnother(text) &&
    findNames(text).length === 0 &&
    actionsIn(text).size === 0
  );
}

/** "A gull cries.": somebody or something that has a name of its own acts. What opens is the way for who comes in. */
function turnsToAnother(text: string): boolean {
  return typeof actIn(text)?.subject === 'string' && !isOpening(text);
}

/** "The rain stops.": no more than that the weather clears. */
export function endsWeather(text: string): boolean {
  const { words, characters } = measureText(text);
  return weatherIn(text) === 'clear' && words <= 5 && characters <= 8;
}

const besideWeather =
  /\b(?:the|an?|it|is|its|it['’]s|now|still|light|softly|falls?|comes?|breaks|outside|again|everywhere|early|late)\b|[下着在了很正又还渐的里入]/giu;

/** A sentence that says no more than weather or time, which every picture of the scene states anyway. */
export function isOnlyWeather(text: string): boolean {
  const { words, characters } = measureText(text);
  const isShort = characters > 0 ? characters + words <= 4 : words <= 3;
  const weather = weatherIn(text);
  if (!isShort || weather === 'clear' || (weather ?? timeIn(text)) === null) return false;
  return !/[\p{L}\p{N}]/u.test(withoutWeather(text).replace(besideWeather, ''));
}

/** "Longer than is funny.": a short sentence in which nobody does anything. */
function isStill(text: string, findNames: FindNames): boolean {
  const { words, characters } = measureText(text);
  return (
    words <= 6 &&
    characters <= 9 &&
    (actIn(text) === null || isOpening(text)) &&
    findNames(text).length === 0 &&
    actionsIn(text).size === 0
  );
}

/** Whether a sentence has the same one do something else, and both are long enough to be seen by themselves. */
function isNewAct(group: readonly Stretch[], next: Stretch): boolean {
  const done = group.map((sentence) => actIn(sentence.text)?.verb);
  const verb = actIn(next.text)?.verb;
  if (verb === undefined || done.includes(verb)) return false;
  const seconds = group.reduce((sum, sentence) => sum + happeningSeconds(sentence.text), 0);
  return seconds >= shortestBeat && happeningSeconds(next.text) >= shortestBeat;
}

function goesOnWith(group: readonly Stretch[], next: Stretch, findNames: FindNames): boolean {
  if (isDescription(next.text) || isDirection(next.text) || group.every((sentence) => isDirection(sentence.text)))
    return true;
  if (statedSize(next.text) !== null || statedMove(next.text) !== null || showsInsert(next.text)) return false;
  if (group.every((sentence) => isFragment(sentence.text, findNames))) return group.length <= mostFragments;
  const text = group.map((sentence) => sentence.text).join(' ');
  const length = measureText(`${text} ${next.text}`);
  if (length.words > mostWordsTogether || length.characters > mostCharactersTogether) return false;
  if (isFragment(next.text, findNames)) return true;
  if (isStill(next.text, findNames)) return true;
  const subject = findNames(text)[0];
  const [named] = findNames(next.text);
  const act = actIn(next.text);
  const sameSubject =
    pronoun.test(next.text) ||
    leavesOutSubject(next.text) ||
    (named === undefined
      ? act?.subject === null || group.some((sentence) => act && actIn(sentence.text)?.subject === act.subject)
      : named === subject);
  if (isNewAct(group, next)) return false;
  const before = actionsIn(text);
  return sameSubject && [...actionsIn(next.text)].every((action) => before.has(action));
}

/**
 * Divides a paragraph of action into what single shots show: a new subject or a new action begins a new one; fragments
 * go with the sentence that follows, at the end with the one before.
 */
export function groupSentences(text: string, findNames: FindNames): Stretch[] {
  const groups: Stretch[][] = [];
  for (const sentence of splitSentences(text)) {
    const group = groups.at(-1);
    if (group && goesOnWith(group, sentence, findNames)) group.push(sentence);
    else groups.push([sentence]);
  }
  return groups.map((group) => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? start;
    return { start, end, text: text.slice(start, end) };
  });
}

/** Divides a long speech at its sentences so that each piece stays within a length where a sentence allows. */
export function divideSpeech(text: string, fits: (piece: string) => boolean): Stretch[] {
  const pieces: Stretch[] = [];
  for (const sentence of splitSentences(text)) {
    const last = pieces.at(-1);
    const joined = last ? text.slice(last.start, sentence.end) : '';
    if (last && fits(joined)) pieces[pieces.length - 1] = { start: last.start, end: sentence.end, text: joined };
    else pieces.push(sentence);
  }
  return pieces;
}
