import type { ScriptElement, WrittenShot } from '../script/screenplay.ts';
import { listedAmong, shotLead } from '../script/shot-lines.ts';
import type { ShotLead } from '../script/shot-lines.ts';
import { structureLine } from '../script/structure-line.ts';
import { isBareTransition } from '../script/transition-line.ts';
import { insertOf, isBackToScene, isShotSlug, shotLine } from './written-shot.ts';

/** Where the shots of a script begin that are written as lines of its action. */

/** A stretch of an element's text, and what it writes of its shot; null where it is action like any other. */
export interface ShotStretch {
  readonly start: number;
  readonly end: number;
  /** Where its picture begins: what stands before counts the shot or says how it is taken. */
  readonly picture: number;
  readonly columns: WrittenShot | null;
  /** Which paragraphs after it say what is in it: the next where it only announces, or where it tells of the thing inserted. */
  takesAction: 'all' | 'one' | 'of it' | 'none';
  takesSpeech: 'all' | 'one' | 'none';
}

/** Fewer shots are no list. */
const fewest = 3;

interface ShotLine {
  readonly at: number;
  /** What a direction in capitals or brackets writes. */
  readonly columns: WrittenShot | null;
  readonly lead: ShotLead | null;
}

/**
 * Divides the action of a script at the lines that begin a shot. Together the stretches of an element are its whole text.
 * Linear in the length of the texts.
 * @returns by the index of the element; elements without any are left out
 */
export function listedShots(elements: readonly ScriptElement[]): ReadonlyMap<number, readonly ShotStretch[]> {
  const found = elements.map(({ type, text }) => (type === 'action' ? shotLinesOf(text) : []));
  const isAll = elements.every(
    (element, index) => element.type !== 'action' || found[index]?.[0]?.at === 0 || isSilent(element.text),
  );
  const listed = listedAmong(
    found.flatMap((lines) => lines.flatMap(({ lead }) => lead ?? [])),
    isAll,
  );
  const shots = found.map((lines) => lines.filter(({ columns, lead }) => columns || (lead && listed.has(lead))));
  const isList = isAll && shots.reduce((sum, lines) => sum + lines.length, 0) >= fewest;
  const stretches = new Map<number, ShotStretch[]>();
  let numbered: ShotStretch | null = null;
  let inserted: ShotStretch | null = null;
  for (const [index, element] of elements.entries()) {
    const { type, text } = element;
    if (type === 'scene_heading') numbered = null;
    if (inserted && type === 'action' && isBackToScene(text)) inserted.takesAction = 'all';
    if (type !== 'action' || isBackToScene(text)) inserted = null;
    const lines = shots[index] ?? [];
    if (lines.length === 0) continue;
    const own = stretchesOf(text, lines, isList);
    stretches.set(index, own);
    for (const [nth, stretch] of own.slice(-lines.length).entries()) {
      inserted = stretch.takesAction === 'of it' ? stretch : null;
      if (typeof lines[nth]?.lead?.number !== 'number') continue;
      // What stands between two shots that are counted is of the first.
      if (numbered) [numbered.takesAction, numbered.takesSpeech] = ['all', 'all'];
      numbered = stretch;
      stretch.takesSpeech = 'all';
    }
  }
  return stretches;
}

function isSilent(text: string): boolean {
  return isBackToScene(text) || structureLine(text) !== null || (text.length < 40 && isBareTransition(text.trim()));
}

/** The lines of a paragraph that may begin a shot. */
function shotLinesOf(text: string): ShotLine[] {
  const lines: ShotLine[] = [];
  for (let at = 0, next = 0; next >= 0; at = next + 1) {
    next = text.indexOf('\n', at);
    const line = text.slice(at, Math.min(next < 0 ? text.length : next, at + 120));
    const columns = shotLine(line);
    const lead = columns ? null : shotLead(line);
    if (columns || lead) lines.push({ at, columns, lead });
  }
  return lines;
}

function stretchesOf(text: string, lines: readonly ShotLine[], isList: boolean): ShotStretch[] {
  const first = lines[0]?.at ?? 0;
  const before: ShotStretch[] =
    first === 0
      ? []
      : [{ start: 0, end: first - 1, picture: 0, columns: null, takesAction: 'none', takesSpeech: 'none' }];
  const shots = lines.map(({ at, columns, lead }, nth): ShotStretch => {
    const end = (lines[nth + 1]?.at ?? text.length + 1) - 1;
    const own = text.slice(at, end);
    const picture = at + (lead?.length ?? 0);
    const isOfThing = insertOf(own) !== null;
    const announces = isOfThing || (lead ? text.slice(picture, end).trim() === '' : isShotSlug(own));
    return {
      start: at,
      end,
      picture,
      columns: columns ?? lead?.camera ?? shotLine(text.slice(picture, picture + 80)) ?? {},
      takesAction: announces ? (isOfThing ? 'of it' : 'one') : 'none',
      takesSpeech: isList ? 'all' : announces && !isOfThing ? 'one' : 'none',
    };
  });
  return [...before, ...shots];
}
