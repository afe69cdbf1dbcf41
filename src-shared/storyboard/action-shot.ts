import { namesPerson } from './cast.ts';
import { hearSetting, openShot } from './desk.ts';
import type { Desk, OpenShot } from './desk.ts';
import { moveOfAction, sizeOfAction } from './framing.ts';
import { foldName } from './names.ts';
import { going, joinWordings, withOther, wordAction } from './picture.ts';
import type { Wording } from './picture.ts';
import type { ActionStretch } from './scene-event.ts';
import { groupSentences, isFragment, isOnlyWeather } from './sentences.ts';
import type { IndexedElement } from './speech.ts';
import type { ShotSize } from './storyboard.ts';
import { actionSeconds } from './timing.ts';
import { statedSize } from './directions.ts';
import type { StatedMove } from './directions.ts';

/** Fragments that pile up this far (UTF-16 units) make a shot after all. */
const mostWaitingText = 120;
const closeSizes: ReadonlySet<ShotSize> = new Set(['medium_close', 'close', 'extreme_close']);

/** Takes a paragraph of action, or the stretch of it that is left to the draft: one shot for each thing that happens. */
export function takeAction(desk: Desk, { index, element }: IndexedElement, stretch: ActionStretch | null): void {
  const { findNames } = desk.painter;
  const offset = stretch?.start ?? 0;
  const groups = groupSentences(element.text.slice(offset, stretch?.end), findNames);
  const isWhole = groups.length === 1 && stretch === null;
  let listed = stretch?.goesOn ?? false;
  for (const group of groups) {
    hearSetting(desk, group.text.slice(0, 600));
    if (!listed) desk.waiting.elements.push(index);
    listed = true;
    if (!isWhole) desk.waiting.parts.push({ element: index, start: offset + group.start, end: offset + group.end });
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

/** What a script writes of a shot; what it leaves open is drafted. */
export interface AsWritten {
  readonly size: ((hasPerson: boolean) => ShotSize) | null;
  readonly move: StatedMove | null;
  readonly seconds: number | null;
  /** Whether it shows somebody; null where only its words tell. */
  readonly hasPerson: boolean | null;
}

/**
 * Opens a shot of what a text says happens.
 * @param talk who is to be seen speaking in it, where the text names nobody
 */
export function openAction(
  desk: Desk,
  text: string,
  written: AsWritten | null = null,
  talk: Wording | null = null,
): OpenShot {
  const said = text.slice(0, 600);
  const named = wordAction(desk.painter, text, desk.shown);
  const plain = talk ? joinWordings(named, talk, desk.painter.language) : named;
  const hasPerson = written?.hasPerson ?? (plain.people.length > 0 || namesPerson(plain.text));
  const stated = written?.size?.(hasPerson) ?? null;
  const size = stated ?? sizeOfAction(said, hasPerson);
  const wording =
    closeSizes.has(size) && !talk
      ? wordAction(desk.painter, text, desk.shown, true)
      : size === 'over_shoulder'
        ? withOther(desk.painter, plain, said)
        : plain;
  const { cast, asFirstNamed } = desk.painter;
  const firstNamed = asFirstNamed(text);
  const [who] = wording.people;
  const subject = who === undefined ? firstNamed : foldName(cast.get(who)?.identity ?? who);
  const where = `${desk.start.heading}/${subject}`;
  const { move, way } = moveOfAction(said, hasPerson, where, written?.move, firstNamed.slice(0, 600));
  return openShot(
    desk,
    way === null ? wording : { ...wording, text: going(wording.text, way, desk.painter.language) },
    {
      size,
      move,
      seconds: actionSeconds(firstNamed),
      said,
      isSizeWritten: stated !== null || statedSize(said) !== null,
      ...(written?.seconds ? { writtenSeconds: written.seconds } : {}),
      // A scene opens wide, but where the size of its first shot is written.
      ...(stated === null ? { words: text } : {}),
    },
  );
}
