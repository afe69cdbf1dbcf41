import type { Screenplay, ScriptElement } from '../script/screenplay.ts';
import { castOf, memberOf } from './cast.ts';
import type { Cast } from './cast.ts';
import { draftScene } from './draft-scene.ts';
import type { SceneEvent } from './scene-event.ts';
import { isOffScreen } from './speech.ts';
import type { IndexedElement, Speech } from './speech.ts';
import { isNarrator } from './names.ts';
import { makePainter, withoutEmphasis } from './picture.ts';
import { readPlace, withParticulars } from './place.ts';
import { boardOf, isBoard } from './read-board.ts';
import type { DraftScene, DraftShot, Storyboard, Transition } from './storyboard.ts';
import { bareTransition, transitionSaid } from './transitions.ts';
import type { Time } from './words.ts';

/** A scene's heading and what happens under it. */
interface SceneScript {
  readonly heading: string;
  readonly scene_number: string | null;
  /** Synopses: some of a Chinese script say where and when. */
  readonly particulars: string[];
  readonly events: SceneEvent[];
}

/**
 * Drafts a storyboard from a screenplay: pure and the same every time, English and Chinese alike.
 *
 * Every element of action, speech, lyrics and centered text belongs to one shot, in order; notes, boneyards, sections,
 * synopses and the title page make none. An element too long for a shot is divided (`parts`). Times follow timing.ts.
 *
 * A shot's key follows from what its own words make it show and say. Inserting something changes the keys of other shots
 * only where it changes their pictures or lines: weather and time that now hold over them, a pronoun that now means
 * someone else, speeches that no longer stand together. Sizes may shift by the place in a scene or talk; keys do not.
 *
 * A board (board-text.ts) is taken as it is.
 *
 * @param options.title used where the script has no title page.
 * @param options.text what the screenplay was read from: what is wrong with a board is then said with its line
 * @throws ShotloomError board_unreadable
 */
export function draft(
  screenplay: Screenplay,
  options: { readonly title?: string; readonly text?: string } = {},
): Storyboard {
  if (isBoard(screenplay))
    return boardOf(screenplay, options, (stretch, people) =>
      draftScenes(stretch, people).flatMap(({ shots }) => shots),
    );
  const { language } = screenplay;
  const cast = castOf(screenplay);
  const scenes = draftScenes(screenplay, cast);
  return {
    title: titleOf(screenplay, options.title),
    language,
    cast: [...new Set(cast.values())].map(memberOf),
    scenes,
  };
}

function draftScenes(screenplay: Screenplay, cast: Cast): DraftScene[] {
  const { language } = screenplay;
  const painter = makePainter(language, cast);
  const count = new Map<string, number>();
  const scenes: DraftScene[] = [];
  let time: Time | null = null;
  let transition: Transition = 'cut';
  let left: readonly number[] = [];
  for (const script of readScenes(screenplay)) {
    const { continues, ...setting } = withParticulars(
      readPlace(withoutEmphasis(script.heading), language),
      script.particulars,
    );
    const start = { ...setting, heading: script.heading, time: setting.time ?? (continues ? time : null), transition };
    const end = draftScene(painter, start, script.events, count);
    const [first, ...rest] = end.shots;
    const shots = first ? [withElements(first, left), ...rest] : [];
    left = [...(first ? [] : left), ...end.left];
    if (first)
      scenes.push({
        heading: script.heading,
        scene_number: script.scene_number,
        shots: shots.map((shot) => namingCast(shot, cast)),
      });
    time = end.time;
    transition = end.transition;
  }
  return scenes;
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

function readScenes({ elements }: Screenplay): SceneScript[] {
  const scenes: SceneScript[] = [{ heading: '', scene_number: null, particulars: [], events: [] }];
  for (let index = 0; index < elements.length;) {
    const element = elements[index];
    const events = scenes.at(-1)?.events;
    if (!element || !events) break;
    if (element.type === 'character') {
      const { speech, next } = readSpeech(elements, index);
      addSpeech(events, speech, element.dual === 'right');
      index = next;
      continue;
    }
    if (element.type === 'scene_heading')
      scenes.push({ heading: element.text, scene_number: element.scene_number ?? null, particulars: [], events: [] });
    else if (element.type === 'synopsis') scenes.at(-1)?.particulars.push(element.text);
    else events.push(...eventsOf({ index, element }));
    index += 1;
  }
  return scenes;
}

function eventsOf(source: IndexedElement): SceneEvent[] {
  const { type, text } = source.element;
  if (type === 'action') {
    const isBare = text.length < 40 && bareTransition.test(text.trim());
    return [isBare ? { kind: 'silent', source, transition: transitionSaid(text) } : { kind: 'action', source }];
  }
  if (type === 'centered') return [{ kind: 'silent', source, transition: null }];
  if (type === 'transition') return [{ kind: 'transition', transition: transitionSaid(text) }];
  if (type === 'lyrics')
    return [{ kind: 'speech', speeches: [{ character: null, off_screen: true, cue: null, parts: [source] }] }];
  return [];
}

/** A cue and everything said under it; notes and boneyards in between are passed over. */
function readSpeech(elements: readonly ScriptElement[], start: number): { speech: Speech; next: number } {
  const cue = elements[start];
  const parts: IndexedElement[] = [];
  let index = start + 1;
  for (; index < elements.length; index += 1) {
    const element = elements[index];
    if (!element) break;
    const { type } = element;
    if (type === 'parenthetical' || type === 'dialogue' || type === 'lyrics') parts.push({ index, element });
    else if (type !== 'note' && type !== 'boneyard') break;
  }
  const name = cue?.text ?? '';
  const narrates = isNarrator(name);
  const speech: Speech = {
    character: narrates ? null : name,
    off_screen: narrates || isOffScreen(cue?.extension),
    cue: cue ? { index: start, element: cue } : null,
    parts,
  };
  return { speech, next: index };
}

function addSpeech(events: SceneEvent[], speech: Speech, besideTheLast: boolean): void {
  const last = events.at(-1);
  if (besideTheLast && last?.kind === 'speech')
    events[events.length - 1] = { kind: 'speech', speeches: [...last.speeches, speech] };
  else events.push({ kind: 'speech', speeches: [speech] });
}
