import { openAction } from './action-shot.ts';
import type { AsWritten } from './action-shot.ts';
import { namesPerson } from './kinds.ts';
import { hearSetting, openShot } from './desk.ts';
import type { Desk, OpenShot } from './desk.ts';
import { statedSize } from './directions.ts';
import { isAsDrafted, openAsDrafted, peopleSeen } from './listed-shot.ts';
import type { Told } from './narration.ts';
import { lowerThirdsIn } from './lower-third.ts';
import { joinWordings, withoutPlace, wordAction, wordPresence, wordTalk } from './picture.ts';
import type { Wording } from './picture.ts';
import type { WrittenShotEvent } from './scene-event.ts';
import { addWhole, openingManner, piecesOf, seenSpeakers, spokenText } from './speech.ts';
import type { Speech } from './speech.ts';
import type { ShotSize } from './storyboard.ts';
import { shortestShot } from './timing.ts';
import { writtenAngle, writtenMove, writtenSize } from './written-shot.ts';

/**
 * Takes a shot as the script writes it: exactly one (copy that is too long for one picture has several), with its words, size, move, length and speeches. What is not written
 * (a size, a move, a length) is drafted as for any other shot; the length gives way to speeches that take longer.
 */
export function takeWritten(desk: Desk, event: WrittenShotEvent): void {
  const { source, stretch, picture: words, more, speeches, columns } = event;
  const { waiting } = desk;
  const told = desk.told.get(source.index);
  const written = source.element.text.slice(words, stretch?.end);
  desk.place = told?.place ?? desk.setting.place;
  if (told && told.pictures.length > 1) {
    takePictures(desk, event, told);
    return;
  }
  const [picture] = told?.pictures ?? [];
  const own = picture?.text ?? withoutPlace(written, desk.place, desk.painter.language);
  const joined = (first: string) =>
    [waiting.text, sentencesOf([first, ...more.map(({ element }) => element.text)])].join(' ').trim();
  const text = joined(own);
  hearSetting(desk, joined(picture?.text ?? written).slice(0, 600));
  if (stretch?.goesOn !== true) waiting.elements.push(source.index);
  if (stretch) waiting.parts.push({ element: source.index, start: stretch.start, end: stretch.end });
  waiting.elements.push(...more.map(({ index }) => index));
  const shot = isAsDrafted(desk, written, columns)
    ? openAsDrafted(desk, written, columns)
    : openWritten(desk, text, speeches, peopleSeen(desk, columns), {
        size: writtenSize(columns),
        move: writtenMove(columns),
        angle: writtenAngle(columns),
        seconds: columns.duration_s ?? null,
        hasPerson: picture?.hasPeople ?? null,
      });
  for (const speech of speeches) addWhole(desk.painter, shot, speech);
  shot.titles = lowerThirdsIn(columns.note ?? '');
  desk.spoken.clear();
}

/** More people than two are not told apart in a picture. */
const mostAdded = 2;
/** Takes copy that is too long for one picture: over each of its pictures the narrator says the words that it is of. */
function takePictures(desk: Desk, { source, speeches }: WrittenShotEvent, { pictures }: Told): void {
  const { waiting } = desk;
  const [cue, said] = [speeches[0]?.cue?.index, speeches[0]?.parts[0]?.index];
  waiting.elements.push(source.index);
  for (const [nth, { start, end, text, hasPeople }] of pictures.entries()) {
    hearSetting(desk, text.slice(0, 600));
    for (const element of [source.index, said])
      if (element !== undefined) desk.waiting.parts.push({ element, start, end });
    const words = [nth === 0 ? waiting.text : '', text].join(' ').trim();
    const shot = openAction(
      desk,
      words,
      { size: null, move: null, angle: null, seconds: null, hasPerson: hasPeople },
      null,
      nth > 0,
    );
    if (nth === 0) shot.elements.push(...[cue, said].filter((index) => index !== undefined));
    shot.lines.push({
      character: null,
      text: spokenText(desk.painter, source.element.text.slice(start, end)),
      off_screen: true,
    });
  }
  desk.spoken.clear();
}

const ofThings: ReadonlySet<ShotSize> = new Set(['insert', 'close', 'extreme_close']);

/** Several paragraphs as one. */
function sentencesOf(paragraphs: readonly string[]): string {
  const said = paragraphs.map((text) => text.trim()).filter((text) => text !== '');
  return said.join(/\p{Script=Han}/u.test(paragraphs[0] ?? '') ? '。' : '. ');
}

/**
 * Opens a shot in words of the script's own.
 * @param seen who is in the picture by what stands beside it
 */
function openWritten(
  desk: Desk,
  text: string,
  speeches: readonly Speech[],
  seen: readonly string[],
  written: AsWritten,
): OpenShot {
  const { painter } = desk;
  // A pronoun means them first.
  const names = [...seen, ...desk.shown.names.filter((name) => !seen.includes(name))];
  desk.shown = { ...desk.shown, names };
  // A picture that names nobody shows who speaks.
  const speakers = [...new Set(speeches.flatMap((speech) => seenSpeakers(speech, painter.cast)))].slice(0, 2);
  const manner = openingManner(speeches.flatMap(piecesOf));
  if (text === '' && speakers.length > 0) return openTalk(desk, wordTalk(painter, speakers, manner), written);
  const named = wordAction(painter, text, desk.shown).people;
  // Over a close picture of a thing, whoever speaks is heard.
  const isOfThing = text !== '' && ofThings.has(written.size?.(false) ?? statedSize(text) ?? 'medium');
  const talks = speakers.length > 0 && named.length === 0 && !isOfThing;
  const talk = talks ? wordTalk(painter, speakers, manner) : { text: '', people: [] };
  const others = seen.filter((name) => !named.includes(name) && !talk.people.includes(name));
  // "A woman on the pier" is whoever is named beside it.
  const isShown = isOfThing || (named.length === 0 && namesPerson(text));
  const rest = isShown
    ? { text: '', people: others }
    : { ...wordPresence(painter, others.slice(0, mostAdded)), people: others };
  const beside = joinWordings(talk, rest, painter.language);
  return openAction(desk, text, written, beside.people.length > 0 ? beside : null);
}

function openTalk(desk: Desk, talk: Wording, written: AsWritten): OpenShot {
  return openShot(desk, talk, {
    size: written.size?.(true) ?? 'medium',
    isSizeWritten: written.size !== null,
    move: written.move === null || written.move === 'track' ? 'static' : written.move,
    angle: written.angle,
    seconds: shortestShot,
    ...(written.seconds === null ? {} : { writtenSeconds: written.seconds }),
  });
}
