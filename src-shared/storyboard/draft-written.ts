import { openAction } from './action-shot.ts';
import type { AsWritten } from './action-shot.ts';
import { hearSetting, openShot } from './desk.ts';
import type { Desk, OpenShot } from './desk.ts';
import { statedSize } from './directions.ts';
import { foldName } from './names.ts';
import { wordAction, wordTalk } from './picture.ts';
import type { WrittenShotEvent } from './scene-event.ts';
import { addWhole, openingManner, piecesOf } from './speech.ts';
import type { Speech } from './speech.ts';
import type { ShotSize } from './storyboard.ts';
import { shortestShot } from './timing.ts';
import { writtenAngle, writtenMove, writtenSize } from './written-shot.ts';

/**
 * Takes a shot as the script writes it: exactly one, with its words, size, move, length and speeches. What is not written
 * (a size, a move, a length) is drafted as for any other shot; the length gives way to speeches that take longer.
 */
export function takeWritten(desk: Desk, event: WrittenShotEvent): void {
  const { source, stretch, picture, more, speeches, columns } = event;
  const { waiting } = desk;
  const told = desk.told.get(source.index);
  const own = told?.text ?? source.element.text.slice(picture, stretch?.end);
  desk.place = told?.place ?? desk.start.place;
  const said = [own, ...more.map(({ element }) => element.text)]
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const text = [waiting.text, said.join(/\p{Script=Han}/u.test(own) ? '。' : '. ')].join(' ').trim();
  hearSetting(desk, text.slice(0, 600));
  if (stretch?.goesOn !== true) waiting.elements.push(source.index);
  if (stretch) waiting.parts.push({ element: source.index, start: stretch.start, end: stretch.end });
  waiting.elements.push(...more.map(({ index }) => index));
  const shot = openWritten(desk, text, speeches, {
    size: writtenSize(columns),
    move: writtenMove(columns),
    angle: writtenAngle(columns),
    seconds: columns.duration_s ?? null,
    hasPerson: told?.hasPeople ?? null,
  });
  for (const speech of speeches) addWhole(desk.painter, shot, speech);
  desk.spoken.clear();
}

const ofThings: ReadonlySet<ShotSize> = new Set(['insert', 'close', 'extreme_close']);

/** Who speaks and is seen: a picture that names nobody shows them. */
function seenSpeakers(speeches: readonly Speech[]): string[] {
  const names = speeches.flatMap(({ character, off_screen }) =>
    character === null || off_screen ? [] : [foldName(character)],
  );
  return [...new Set(names)].slice(0, 2);
}

function openWritten(desk: Desk, text: string, speeches: readonly Speech[], written: AsWritten): OpenShot {
  const speakers = seenSpeakers(speeches);
  const isShown = text !== '' && wordAction(desk.painter, text, desk.shown).people.length > 0;
  // Over a close picture of a thing, whoever speaks is heard.
  const isOfThing = text !== '' && ofThings.has(written.size?.(false) ?? statedSize(text) ?? 'medium');
  if (speakers.length === 0 || isShown || isOfThing) return openAction(desk, text, written);
  const manner = openingManner(speeches.flatMap(piecesOf));
  const talk = wordTalk(desk.painter, speakers, manner);
  if (text !== '') return openAction(desk, text, written, talk);
  return openShot(desk, talk, {
    size: written.size?.(true) ?? 'medium',
    isSizeWritten: written.size !== null,
    move: written.move === null || written.move === 'track' ? 'static' : written.move,
    angle: written.angle,
    seconds: shortestShot,
    ...(written.seconds === null ? {} : { writtenSeconds: written.seconds }),
  });
}
