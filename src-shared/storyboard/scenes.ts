import type { Screenplay, ScriptElement } from '../script/screenplay.ts';
import { structureLine } from '../script/structure-line.ts';
import type { StructureLine } from '../script/structure-line.ts';
import { isBareTransition, transitionSaid } from '../script/transition-line.ts';
import { isNarrator } from './names.ts';
import { placeNamed, readPlace } from './place.ts';
import type { SceneEvent, WrittenShotEvent } from './scene-event.ts';
import { isOffScreen } from './speech.ts';
import type { IndexedElement, Speech } from './speech.ts';
import { listedShots } from './listed-shots.ts';
import type { ShotStretch } from './listed-shots.ts';
import { listMarkLength } from './structure.ts';
import { insertOf, isBackToScene, shotLine, tellsOf } from './written-shot.ts';

/** A scene's heading and what happens under it. */
export interface SceneScript {
  readonly heading: string;
  readonly scene_number: string | null;
  /** Synopses: some of a Chinese script say where and when. */
  readonly particulars: string[];
  readonly events: SceneEvent[];
}

/** A written shot that still takes up what follows it. */
interface TakingShot {
  /** Where its event stands among the events of the scene. */
  readonly place: number;
  readonly takesAction: ShotStretch['takesAction'];
  /** `beside`: only what is spoken at the same time as the speech it has. */
  readonly takesSpeech: 'all' | 'one' | 'beside' | 'none';
}

interface Reading {
  readonly listed: ReturnType<typeof listedShots>;
  /** Those of the script's headings. */
  readonly places: readonly string[];
  readonly scenes: SceneScript[];
  events: SceneEvent[];
  taking: TakingShot | null;
}

/** Divides a script into scenes and what happens in each, in order. */
export function readScenes({ elements, language }: Screenplay): SceneScript[] {
  const opening: SceneScript = { heading: '', scene_number: null, particulars: [], events: [] };
  const reading: Reading = {
    listed: listedShots(elements),
    places: elements.flatMap(({ type, text }) => (type === 'scene_heading' ? readPlace(text, language).place : [])),
    scenes: [opening],
    events: opening.events,
    taking: null,
  };
  for (let index = 0; index < elements.length;) {
    const element = elements[index];
    if (!element) break;
    if (element.type === 'character') {
      index = takeCue(reading, elements, index);
      continue;
    }
    if (element.type === 'scene_heading') beginScene(reading, element);
    else if (element.type === 'synopsis') reading.scenes.at(-1)?.particulars.push(element.text);
    else takeElement(reading, { index, element });
    index += 1;
  }
  return reading.scenes;
}

function beginScene(reading: Reading, { text, scene_number }: ScriptElement): void {
  const scene: SceneScript = { heading: text, scene_number: scene_number ?? null, particulars: [], events: [] };
  reading.scenes.push(scene);
  reading.events = scene.events;
  reading.taking = null;
}

function takeElement(reading: Reading, source: IndexedElement): void {
  const { type, text, shot } = source.element;
  if (type === 'action') takeParagraph(reading, source);
  else if (type === 'shot')
    pushShot(reading, { source, stretch: null, picture: 0, columns: shot ?? {}, more: [] }, 'one', 'all');
  else if (type === 'lyrics')
    takeSpeech(reading, { character: null, off_screen: true, cue: null, parts: [source] }, false);
  else if (type === 'centered')
    push(reading, { kind: 'silent', source, stretch: null, transition: null, structure: null });
  else if (type === 'transition') push(reading, { kind: 'transition', transition: transitionSaid(text) });
}

/** Anything but speeches and the first paragraph ends what a written shot takes. */
function push(reading: Reading, event: SceneEvent): void {
  reading.events.push(event);
  reading.taking = null;
}

function pushShot(
  reading: Reading,
  shot: Omit<WrittenShotEvent, 'kind' | 'speeches'>,
  takesAction: TakingShot['takesAction'],
  takesSpeech: TakingShot['takesSpeech'],
): void {
  push(reading, { kind: 'shot', speeches: [], ...shot });
  if (takesSpeech !== 'none' || takesAction !== 'none')
    reading.taking = { place: reading.events.length - 1, takesAction, takesSpeech };
}

function extendShot(
  { events }: Reading,
  place: number,
  add: Partial<Pick<WrittenShotEvent, 'more' | 'speeches'>>,
): boolean {
  const event = events[place];
  if (event?.kind !== 'shot') return false;
  events[place] = {
    ...event,
    more: [...event.more, ...(add.more ?? [])],
    speeches: [...event.speeches, ...(add.speeches ?? [])],
  };
  return true;
}

/** A paragraph of action: what a shot before it announced, or action with the written shots that its lines begin. */
function takeParagraph(reading: Reading, source: IndexedElement): void {
  const { text } = source.element;
  const isBare = isBareTransition(text);
  const structure = isBare ? null : structureOf(reading, text);
  if (isBare || structure) {
    push(reading, {
      kind: 'silent',
      source,
      stretch: null,
      transition: isBare ? transitionSaid(text) : null,
      structure,
    });
    return;
  }
  const stretches = reading.listed.get(source.index);
  if (!stretches) {
    if (!takeLines(reading, source) && !goesOn(reading, source))
      push(reading, { kind: 'action', source, stretch: null });
    return;
  }
  for (const [nth, { start, end, picture, columns, takesAction, takesSpeech }] of stretches.entries()) {
    const stretch = stretches.length === 1 ? null : { start, end, goesOn: nth > 0 };
    if (columns === null) push(reading, { kind: 'action', source, stretch });
    else pushShot(reading, { source, stretch, picture, columns, more: [] }, takesAction, takesSpeech);
  }
}

/** What a line says of how the script is built; "回到" is said of people too, but for places that have a heading. */
function structureOf({ places }: Reading, line: string): StructureLine | null {
  const said = structureLine(line);
  if (said?.means !== 'back' || isBackToScene(line) || !/\p{Script=Han}/u.test(said.to)) return said;
  return placeNamed(said.to, places) === null ? null : said;
}

/** Takes a paragraph that begins with "MONTAGE - THE FLIGHT" or lists what is seen, line by line. */
function takeLines(reading: Reading, source: IndexedElement): boolean {
  const { text } = source.element;
  const first = text.indexOf('\n');
  if (first < 0) return false;
  const structure = structureOf(reading, text.slice(0, first));
  const starts = [...text.matchAll(/^.*$/gmu)].flatMap(({ 0: line, index }) => (listMarkLength(line) > 0 ? index : []));
  if (structure === null && starts.length < 2) return false;
  const cuts = new Set([0, ...(structure ? [first + 1] : []), ...(starts.length > 1 ? starts : [])]);
  const begins = [...cuts].toSorted((one, other) => one - other);
  for (const [nth, start] of begins.entries()) {
    const stretch = { start, end: (begins[nth + 1] ?? text.length + 1) - 1, goesOn: nth > 0 };
    if (nth === 0 && structure) push(reading, { kind: 'silent', source, stretch, transition: null, structure });
    else push(reading, { kind: 'action', source, stretch });
  }
  return true;
}

/** Whether a paragraph says what is in the shot before it, which takes it then. */
function goesOn(reading: Reading, source: IndexedElement): boolean {
  const { taking, events } = reading;
  if (taking === null || taking.takesAction === 'none') return false;
  const event = events[taking.place];
  if (taking.takesAction === 'of it' && event?.kind === 'shot') {
    const line = event.source.element.text.slice(event.picture, event.stretch?.end);
    if (!tellsOf(insertOf(line) ?? line, source.element.text)) return false;
  }
  if (!extendShot(reading, taking.place, { more: [source] })) return false;
  const takesSpeech = taking.takesSpeech === 'all' ? 'all' : 'none';
  reading.taking = { ...taking, takesAction: taking.takesAction === 'all' ? 'all' : 'none', takesSpeech };
  return true;
}

/** A cue with its speech; one that is a direction in capitals ("CLOSE ON MARA", right above a line) begins a shot. */
function takeCue(reading: Reading, elements: readonly ScriptElement[], start: number): number {
  const { speech, next } = readSpeech(elements, start);
  const { cue, parts } = speech;
  const columns = cue === null ? null : shotLine(cue.element.text);
  if (cue && columns)
    pushShot(reading, { source: cue, stretch: null, picture: 0, columns, more: parts }, 'none', 'none');
  else takeSpeech(reading, speech, cue?.element.dual === 'right');
  return next;
}

function takeSpeech(reading: Reading, speech: Speech, besideTheLast: boolean): void {
  const { taking, events } = reading;
  const takes = taking !== null && taking.takesSpeech !== 'none' && (taking.takesSpeech !== 'beside' || besideTheLast);
  if (takes && extendShot(reading, taking.place, { speeches: [speech] })) {
    const takesSpeech = taking.takesSpeech === 'all' ? 'all' : 'beside';
    reading.taking = { place: taking.place, takesAction: taking.takesAction === 'all' ? 'all' : 'none', takesSpeech };
    return;
  }
  const last = events.at(-1);
  if (besideTheLast && last?.kind === 'speech') events.pop();
  push(reading, {
    kind: 'speech',
    speeches: besideTheLast && last?.kind === 'speech' ? [...last.speeches, speech] : [speech],
  });
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
