import type { Screenplay } from '../script/screenplay.ts';
import { castOf, memberOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { draftScene } from './draft-scene.ts';
import { castAsListed } from './listed-shot.ts';
import { tellNarration } from './narration.ts';
import { makePainter, withoutEmphasis } from './picture.ts';
import { isInside, readPlace, withParticulars } from './place.ts';
import { placesOf } from './places.ts';
import type { PlayedScene } from './places.ts';
import type { Shown } from './pronouns.ts';
import { boardOf, isBoard } from './read-board.ts';
import { readScenes } from './scenes.ts';
import { enterScene, newSequence } from './sequence.ts';
import type { CastMember, DraftScene, DraftShot, Storyboard, Transition } from './storyboard.ts';
import { withStructureAsAction } from './structure.ts';

/**
 * Drafts a storyboard from a screenplay: pure and the same every time, English and Chinese alike.
 *
 * Every element of action, speech, lyrics and centered text, and every written shot, belongs to one shot, in order; notes, boneyards, sections,
 * synopses and the title page make none. An element too long for a shot is divided (`parts`). Times follow timing.ts.
 *
 * A shot's key follows from what its own words make it show and say. Inserting something changes the keys of other shots
 * only where it changes their pictures or lines: weather and time that now hold over them, a pronoun that now means
 * someone else, speeches that no longer stand together, a place that something else shows first. Sizes may shift by the place in a scene or talk; keys do not.
 *
 * A board (board-text.ts) is taken as it is.
 *
 * @param options.title used where the script has no title page.
 * @param options.text what the screenplay was read from: what is wrong with a board is then said with its line
 * @param options.cast the cast of an earlier draft of the script: people keep the looks that were made up then
 * @throws ShotloomError board_unreadable
 */
export function draft(
  screenplay: Screenplay,
  options: { readonly title?: string; readonly text?: string; readonly cast?: readonly CastMember[] } = {},
): Storyboard {
  if (isBoard(screenplay))
    return boardOf(screenplay, options, (stretch, people) =>
      draftScenes(stretch, people, true).scenes.flatMap(({ shots }) => shots),
    );
  const { language } = screenplay;
  const script = withStructureAsAction(screenplay);
  const cast = castAsListed(castOf(script, options.cast), script);
  return {
    title: titleOf(script, options.title),
    language,
    cast: [...new Set(cast.values())].map(memberOf),
    ...draftScenes(script, cast),
  };
}

/** @param isOfBoard a board has shown its places in shots of its own */
function draftScenes(screenplay: Screenplay, cast: Cast, isOfBoard = false): Pick<Storyboard, 'places' | 'scenes'> {
  const { language } = screenplay;
  const painter = makePainter(language, cast);
  const count = new Map<string, number>();
  const told = tellNarration(screenplay);
  const scenes: DraftScene[] = [];
  const played: PlayedScene[] = [];
  const places = new Set(['']);
  const known: string[] = [];
  const sequence = newSequence();
  let transition: Transition = 'cut';
  let shown: Shown = { names: [], together: [], texts: [] };
  let left: readonly number[] = [];
  for (const script of readScenes(screenplay)) {
    const { heading } = script;
    const setting = withParticulars(readPlace(withoutEmphasis(heading), language), script.particulars);
    const side = isInside(heading);
    const isNew = !places.has(setting.place);
    if (isNew) known.push(setting.place);
    const start = {
      heading,
      place: setting.place,
      isInside: side,
      isNewPlace: !isOfBoard && isNew,
      moment: enterScene(sequence, { ...setting, isInside: side }),
      known,
      shown,
      transition,
    };
    places.add(setting.place);
    const end = draftScene({ painter, told, count, sequence }, start, script.events);
    const [first, ...rest] = end.shots;
    const shots = first ? [withElements(first, left), ...rest] : [];
    left = [...(first ? [] : left), ...end.left];
    if (first) {
      played.push({ place: setting.place, events: script.events });
      scenes.push({
        heading,
        scene_number: script.scene_number,
        shots: shots.map((shot) => namingCast(shot, cast)),
      });
    }
    shown = end.shown;
    transition = end.transition;
  }
  return { places: placesOf(played, language, painter.findNames), scenes };
}

function withElements(shot: DraftShot, indices: readonly number[]): DraftShot {
  return indices.length === 0 ? shot : { ...shot, elements: [...indices, ...shot.elements] };
}

function namingCast(shot: DraftShot, cast: Cast): DraftShot {
  return { ...shot, cast: shot.cast.map((folded) => cast.get(folded)?.name ?? folded) };
}

function titleOf({ elements, language }: Screenplay, given: string | undefined): string {
  const written = elements.find((element) => element.type === 'title_page' && element.key === 'title')?.text ?? '';
  const title = withoutEmphasis(written).replace(/\s+/g, ' ').trim();
  return title || given || (language === 'zh' ? '未命名' : 'Untitled');
}
