import { namesPerson } from './kinds.ts';
import { establish, hearSetting, openShot, settleWaitingLines } from './desk.ts';
import type { Desk, OpenShot } from './desk.ts';
import { hidesPlace, moveOfAction, ownInsert, sizeOfAction } from './framing.ts';
import { foldName } from './names.ts';
import { capitalised, going, joinWordings, withArticle, withOther, wordAction } from './picture.ts';
import type { Wording } from './picture.ts';
import type { ActionStretch } from './scene-event.ts';
import { groupSentences, isFragment, isOnlyWeather } from './sentences.ts';
import type { IndexedElement } from './speech.ts';
import type { CameraAngle, ShotSize } from './storyboard.ts';
import { listMarkLength } from './structure.ts';
import { actionSeconds, shortestShot } from './timing.ts';
import { statedAngle, statedSize } from './directions.ts';
import type { StatedMove } from './directions.ts';

/** Fragments that pile up this far (UTF-16 units) make a shot after all. */
const mostWaitingText = 120;

/** Takes a paragraph of action, or the stretch of it that is left to the draft: one shot for each thing that happens. */
export function takeAction(desk: Desk, { index, element }: IndexedElement, stretch: ActionStretch | null): void {
  const { findNames } = desk.painter;
  const offset = stretch?.start ?? 0;
  const own = element.text.slice(offset, stretch?.end);
  const mark = listMarkLength(own);
  const groups = groupSentences(' '.repeat(mark) + own.slice(mark), findNames);
  const isWhole = groups.length === 1 && stretch === null;
  let listed = stretch?.goesOn ?? false;
  for (const [nth, group] of groups.entries()) {
    hearSetting(desk, group.text.slice(0, 600));
    if (isNewToFilm(desk) && hidesPlace(group.text.slice(0, 600))) {
      settleWaitingLines(desk);
      if (desk.shots.length === 0) establish(desk);
    }
    if (!listed) desk.waiting.elements.push(index);
    listed = true;
    // The mark of a list goes with what it marks.
    const start = offset + (nth === 0 && mark > 0 ? 0 : group.start);
    if (!isWhole) desk.waiting.parts.push({ element: index, start, end: offset + group.end });
    if (mark === 0 && isFragment(group.text, findNames) && desk.waiting.text.length < mostWaitingText) {
      if (!isOnlyWeather(group.text)) desk.waiting.text = `${desk.waiting.text} ${group.text}`.trim();
      continue;
    }
    const text = `${desk.waiting.text} ${group.text}`.trim();
    const insert = ownInsert(text.slice(0, 600));
    const isOpened = desk.shots.length > 0;
    if (insert?.isFirst === true && isOpened) openInsert(desk, insert.thing);
    openAction(desk, text);
    if (insert && !(insert.isFirst && isOpened)) openInsert(desk, insert.thing);
    desk.spoken.clear();
  }
  // An element without a word ("!", "△") still belongs somewhere.
  if (!listed) desk.waiting.elements.push(index);
}

/** Whether a scene begins in a place that the film has not shown yet. */
function isNewToFilm({ shots, start }: Desk): boolean {
  return shots.length === 0 && start.isNewPlace && start.heading !== '';
}

/** A thing that matters, by itself; its words belong to the shot of who has it. */
function openInsert(desk: Desk, thing: string): void {
  const text = desk.painter.language === 'zh' ? `${thing}。` : `${capitalised(withArticle(thing))}.`;
  const { shown } = desk;
  openShot(desk, { text, people: [] }, { size: 'insert', move: 'static', seconds: shortestShot });
  desk.shown = shown;
}

/** What a script writes of a shot; what it leaves open is drafted. */
export interface AsWritten {
  readonly size: ((hasPerson: boolean) => ShotSize) | null;
  readonly move: StatedMove | null;
  readonly angle: CameraAngle | null;
  readonly seconds: number | null;
  /** Whether it shows somebody; null where only its words tell. */
  readonly hasPerson: boolean | null;
}

/**
 * Opens a shot of what a text says happens.
 * @param beside who is to be seen in it besides, and how; its words may be none
 * @param goesOn whether it is a cut within what the shot before began to say
 */
export function openAction(
  desk: Desk,
  text: string,
  written: AsWritten | null = null,
  beside: Wording | null = null,
  goesOn = false,
): OpenShot {
  const said = text.slice(0, 600);
  const named = wordAction(desk.painter, text, desk.shown);
  const plain = beside ? joinWordings(named, beside, desk.painter.language) : named;
  const hasPerson = written?.hasPerson ?? (plain.people.length > 0 || namesPerson(plain.text));
  const stated = written?.size?.(hasPerson) ?? null;
  const size = stated ?? sizeOfAction(said, hasPerson);
  const wording = size === 'over_shoulder' ? withOther(desk.painter, plain, said) : plain;
  const { cast, asFirstNamed } = desk.painter;
  const firstNamed = asFirstNamed(text);
  const [who] = wording.people;
  const subject = who === undefined ? firstNamed : foldName(cast.get(who)?.identity ?? who);
  const where = `${desk.start.heading}/${subject}`;
  const angle = written?.angle ?? statedAngle(said);
  const { move, way } = moveOfAction(said, hasPerson, where, written?.move, {
    angle,
    drawnFrom: firstNamed.slice(0, 600),
  });
  return openShot(
    desk,
    way === null ? wording : { ...wording, text: going(wording.text, way, desk.painter.language) },
    {
      size,
      move,
      angle,
      seconds: actionSeconds(firstNamed),
      said,
      goesOn,
      isSizeWritten: stated !== null || statedSize(said) !== null,
      ...(written?.seconds ? { writtenSeconds: written.seconds } : {}),
      // A scene opens wide, but where the size of its first shot is written.
      ...(stated === null ? { words: text } : {}),
    },
  );
}
