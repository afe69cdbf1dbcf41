import { ShotloomError } from '../contract/errors.ts';
import { isSentence, say } from '../contract/sentences.ts';
import type { Sentence } from '../contract/sentences.ts';
import type { Language, Screenplay, ScriptElement } from '../script/screenplay.ts';
import { isBareTransition, transitionSaid } from '../script/transition-line.ts';
import {
  boardFormat,
  boardVersion,
  isOpenNote,
  isShotNote,
  readParagraph,
  readHeading,
  readMarked,
  readShotNote,
} from './board-marks.ts';
import type { ShotNote } from './board-marks.ts';
import { makeFinisher } from './board-shots.ts';
import type { DraftStretch, OpenScene, OpenShot } from './board-shots.ts';
import { lowerThirdsIn } from './lower-third.ts';
import { isNarrator } from './names.ts';
import { placesOfBoard } from './places.ts';
import { isOffScreen } from './speech.ts';
import type { CastMember, DraftScene, DraftShot, Storyboard, Transition, TransitionOut } from './storyboard.ts';

const formatKeys: ReadonlySet<string> = new Set(['format', '格式']);
const castKeys: ReadonlySet<string> = new Set(['cast', '角色', '人物']);
const placeKeys: ReadonlySet<string> = new Set(['places', '地点', '场所']);
const languageKeys: ReadonlySet<string> = new Set(['language', '语言']);

/** Whether a script says on its title page that it is a board (board-text.ts), whose shots are taken as they are. */
export function isBoard({ elements }: Screenplay): boolean {
  return elements.some((element) => isKey(element, formatKeys) && formOf(element.text) !== null);
}

function isKey({ type, key = '' }: ScriptElement, keys: ReadonlySet<string>): boolean {
  return type === 'title_page' && keys.has(key);
}

/** The number after "Shotloom board"; null where a title page says something else. */
function formOf(text: string): number | null {
  const [, number] = new RegExp(`^${boardFormat}(?: (\\d{1,9}))?$`, 'iu').exec(text.trim()) ?? [null, null];
  return number === null ? null : Number(number ?? boardVersion);
}

/**
 * Reads a board: its shots as they stand, keys included. What has no note is script, and is drafted as the same words of a
 * script would be; so is the picture under a note without a key, which a person wrote. `elements` count in the board.
 *
 * @param options.title used where the board has no title
 * @param options.text what the screenplay was read from; errors then say the line
 * @throws ShotloomError board_unreadable that says where, what and how to mend it
 */
export function boardOf(
  screenplay: Screenplay,
  options: { readonly title?: string; readonly text?: string },
  draftStretch: DraftStretch,
): Storyboard {
  const place = placeNamer(options.text);
  const { elements } = screenplay;
  const form = elements.find((element) => isKey(element, formatKeys));
  if (form && (formOf(form.text) ?? 0) > boardVersion)
    throw unreadable(say`${place(form)} says "${form.text}", which this Shotloom does not know yet; update Shotloom`);
  const language = languageOf(screenplay);
  const listed = (keys: ReadonlySet<string>) =>
    elements.flatMap((element) => (isKey(element, keys) ? readDescriptions(element, place) : []));
  const cast = listed(castKeys);
  const scenes = readScenes(elements, place);
  const finisher = makeFinisher({ language, elements }, cast, scenes, draftStretch);
  const finished = scenes.map(({ heading, shots }): DraftScene => ({
    heading: readHeading(heading?.text ?? ''),
    scene_number: heading?.scene_number ?? null,
    shots: shots.flatMap((shot) => endingIn(finisher.finish(shot, heading), shot.ending)),
  }));
  const title = elements.find((element) => element.type === 'title_page' && element.key === 'title')?.text ?? '';
  return {
    title: title === '' ? (options.title ?? (language === 'zh' ? '未命名' : 'Untitled')) : readMarked(title),
    language,
    cast: [...cast, ...finisher.newcomers()],
    places: placesOfBoard(finished, language, listed(placeKeys)),
    scenes: finished,
  };
}

function endingIn(shots: readonly DraftShot[], ending: TransitionOut | null): DraftShot[] {
  return shots.map((shot, index) =>
    ending !== null && index === shots.length - 1 ? { ...shot, transition_out: ending } : shot,
  );
}

function unreadable(what: Sentence): ShotloomError {
  return new ShotloomError('board_unreadable', say`${what}.`);
}

/** Says where an element stands: its line where the text is known, else its words. */
function placeNamer(text: string | undefined): (element: ScriptElement, below?: number) => Sentence {
  return (element, below = 0) => {
    if (text === undefined) return say`The line "${(element.text.split('\n')[below] ?? '').slice(0, 60)}" of the board`;
    const before = text.slice(0, element.range[0]).match(/\r\n|\r|\n/gu)?.length ?? 0;
    return say`Line ${before + 1 + below} of the board`;
  };
}

function languageOf({ elements, language }: Screenplay): Language {
  const said = elements
    .find((element) => isKey(element, languageKeys))
    ?.text.trim()
    .toLowerCase();
  if (said === 'en' || said === 'english' || said === '英文') return 'en';
  return said === 'zh' || said === 'chinese' || said === '中文' ? 'zh' : language;
}

/** Lines such as `MARA: woman in a yellow coat`, of people or places. */
function readDescriptions(element: ScriptElement, place: ReturnType<typeof placeNamer>): CastMember[] {
  return element.text.split('\n').flatMap((line, index): CastMember[] => {
    if (line === '') return [];
    const [, name = '', rest] = /^(.*?)(?<!\\)[:：]\s*(.*)$/u.exec(line) ?? [];
    if (rest === undefined)
      throw unreadable(say`${place(element, index + 1)} should say "NAME: how it looks", but has no colon`);
    const [described = '', ...more] = rest.split(/(?<!\\)[|｜]/u).map((part) => part.trim());
    const [said, edited, identity] = more.map((part) => (part === '' ? undefined : readMarked(part)));
    return [
      {
        name: readMarked(name.trim()),
        description: readMarked(described),
        ...(said === undefined ? {} : { said }),
        ...(edited === undefined ? {} : { edited }),
        ...(identity === undefined ? {} : { identity }),
      },
    ];
  });
}

/** The desk on which a board is read. */
interface Desk {
  readonly place: ReturnType<typeof placeNamer>;
  readonly scenes: OpenScene[];
  shot: OpenShot | null;
  cue: { readonly character: string | null; readonly off_screen: boolean } | null;
  transition: Transition;
}

function readScenes(elements: readonly ScriptElement[], place: ReturnType<typeof placeNamer>): OpenScene[] {
  const desk: Desk = { place, scenes: [{ heading: null, shots: [] }], shot: null, cue: null, transition: 'cut' };
  for (const [index, element] of elements.entries()) takeElement(desk, index, element);
  const [opening, ...scenes] = desk.scenes;
  return opening && opening.shots.length > 0 ? [opening, ...scenes] : scenes;
}

function takeElement(desk: Desk, index: number, element: ScriptElement): void {
  const { text } = element;
  switch (element.type) {
    case 'scene_heading':
      desk.scenes.push({ heading: element, shots: [] });
      desk.shot = null;
      desk.cue = null;
      break;
    case 'note':
      if (isShotNote(text)) openShot(desk, noteOf(desk, element)).parts.push({ index, element });
      else desk.shot?.titles.push(...lowerThirdsIn(readMarked(text)));
      break;
    case 'action':
    case 'shot':
      takeAction(desk, index, element);
      break;
    case 'transition':
      takeTransition(desk, text);
      desk.cue = null;
      break;
    case 'character': {
      const narrates = isNarrator(text);
      desk.cue = {
        character: narrates ? null : readMarked(text),
        off_screen: narrates || isOffScreen(element.extension),
      };
      (desk.shot ?? openShot(desk, null)).parts.push({ index, element });
      break;
    }
    case 'dialogue':
    case 'lyrics':
      takeLine(desk, index, element);
      break;
    case 'parenthetical':
      desk.shot?.parts.push({ index, element });
      break;
    case 'title_page':
    case 'centered':
    case 'section':
    case 'synopsis':
    case 'boneyard':
    case 'page_break':
      break;
  }
}

/** What ends a picture is said of the shot before; another transition, for the next, may follow. */
function takeTransition(desk: Desk, text: string): void {
  const { out, in: into } = transitionSaid(text);
  const last = desk.scenes.findLast(({ shots }) => shots.length > 0)?.shots.at(-1);
  if (last && out !== null) last.ending = out;
  if (into !== null) desk.transition = into;
}

function noteOf({ place }: Desk, element: ScriptElement): ShotNote {
  const note = readShotNote(element.text);
  if (isSentence(note)) throw unreadable(say`${place(element)} ${note}`);
  return note;
}

function openShot(desk: Desk, note: ShotNote | null): OpenShot {
  const shot: OpenShot = {
    note,
    picture: null,
    lines: [],
    titles: [],
    parts: [],
    transition: desk.transition,
    ending: null,
  };
  desk.scenes.at(-1)?.shots.push(shot);
  desk.shot = shot;
  desk.cue = null;
  desk.transition = 'cut';
  return shot;
}

/** The first action under a note is its picture; any other is script. */
function takeAction(desk: Desk, index: number, element: ScriptElement): void {
  const { shot } = desk;
  if (isOpenNote(element.text))
    throw unreadable(
      say`${desk.place(element)} begins a shot's note that is not closed; end it with two closing brackets`,
    );
  const awaits = shot?.note && shot.picture === null && shot.lines.length === 0 ? shot : null;
  if (!awaits && isBareTransition(element.text)) {
    takeTransition(desk, element.text);
    return;
  }
  // Script goes on: the next paragraph may say "she" of somebody in the one before.
  const goesOn = shot?.note === null && desk.transition === 'cut' && shot.ending === null ? shot : null;
  const taker = awaits ?? goesOn ?? openShot(desk, null);
  taker.picture = [taker.picture, readParagraph(element.text)].filter((text) => text !== null).join(' ');
  taker.parts.push({ index, element });
  desk.cue = null;
}

function takeLine(desk: Desk, index: number, element: ScriptElement): void {
  const shot = desk.shot ?? openShot(desk, null);
  shot.lines.push({ ...(desk.cue ?? { character: null, off_screen: true }), text: readParagraph(element.text) });
  shot.parts.push({ index, element });
}
