import { z } from 'zod';
import { promptOf } from '../../../src-shared/generation/prompt.ts';
import type { Screenplay, ScriptElement } from '../../../src-shared/script/screenplay.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';

/** The labels of a text: its shots in order, as tests/fixtures/shots/README.md says. */
export const labelsSchema = z
  .array(
    z.strictObject({
      from: z.string().min(1),
      to: z.string().min(1),
      who: z.array(z.string().min(1)),
      where: z.string(),
      what: z.string().min(1),
      size: z.string().optional(),
    }),
  )
  .min(1);
export type ShotLabel = z.infer<typeof labelsSchema>[number];

/** A label's three questions. */
export const questions = ['who', 'where', 'what'] as const;
export type Question = (typeof questions)[number];

/** How many labels a question was right of, and how many ask it. */
interface Tally {
  readonly right: number;
  readonly asked: number;
}

/** What became of a text's labels. */
export interface ShotScore {
  /** Shots that take words of the text. */
  readonly drafted: number;
  readonly labelled: number;
  /** Beginnings of shots, but for the first of the text: of the draft, of the labels, and at the same place. */
  readonly breaks: { readonly drafted: number; readonly labelled: number; readonly found: number };
  readonly answers: Readonly<Record<Question, Tally>>;
  /** A line for each label that is not met: its first words, and which questions the draft answers otherwise. */
  readonly misses: readonly string[];
}

/** A half-open stretch of a text, counted in the letters and digits that are shown or spoken before it. */
type Stretch = readonly [start: number, end: number];

/** What is shown or spoken. Cues, directions in brackets and headings stand at the place of the words that follow them. */
const shownTypes: ReadonlySet<string> = new Set(['action', 'dialogue', 'lyrics', 'centered', 'shot']);

function lettersIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}

/**
 * Compares a draft with the labels of the same text. A drafted shot that takes no words of the text (a place shown before
 * anything is said of it) has no place in it and makes no break.
 * @param text the decoded text that the screenplay's ranges count in
 * @throws Error where a label is not in the text, or words lie between it and the label before
 */
export function scoreShots(
  text: string,
  read: Screenplay,
  storyboard: Storyboard,
  labels: readonly ShotLabel[],
): ShotScore {
  const screenplay = countedOnce(read);
  const starts = elementStarts(text, screenplay);
  const labelled = placeLabels(text, screenplay, starts, labels);
  const shots = storyboard.scenes.flatMap(({ heading, shots: drafted }) => drafted.map((shot) => ({ heading, shot })));
  const drafted = placeShots(
    screenplay,
    starts,
    shots.map(({ shot }) => shot),
  );
  const breaks = breaksOf(labelled, drafted);

  const answers = { who: { right: 0, asked: 0 }, where: { right: 0, asked: 0 }, what: { right: 0, asked: 0 } };
  const misses: string[] = [];
  for (const [index, label] of labels.entries()) {
    const match = shots[mostOverlapping(labelled[index] ?? [0, 0], drafted)];
    const asked = questions.filter((question) => question !== 'where' || label.where !== '');
    const wrong = asked.filter(
      (question) => !match || !isRight[question](label, match.shot, seenWords(match, storyboard)),
    );
    for (const question of asked) {
      answers[question].asked += 1;
      if (!wrong.includes(question)) answers[question].right += 1;
    }
    if (wrong.length > 0) misses.push(`${label.from}: ${wrong.join(', ')}`);
  }
  return {
    drafted: drafted.filter(({ length }) => length > 0).length,
    labelled: labels.length,
    breaks,
    answers,
    misses,
  };
}

/** A sentence of copy is the picture of a shot and spoken over it: the same words of the text, which count once. */
function countedOnce(screenplay: Screenplay): Screenplay {
  let counted = 0;
  const elements = screenplay.elements.map((element): ScriptElement => {
    if (!shownTypes.has(element.type)) return element;
    if (element.range[0] < counted) return { ...element, type: 'note' };
    counted = element.range[1];
    return element;
  });
  return { ...screenplay, elements };
}

/** The place of each element of a screenplay: how many letters are shown or spoken before it. */
function elementStarts(text: string, { elements }: Screenplay): number[] {
  let letters = 0;
  return elements.map(({ type, range }) => {
    const start = letters;
    if (shownTypes.has(type)) letters += lettersIn(text.slice(...range));
    return start;
  });
}

function placeLabels(
  text: string,
  screenplay: Screenplay,
  starts: readonly number[],
  labels: readonly ShotLabel[],
): Stretch[] {
  const placeAt = (offset: number): number => {
    const index = screenplay.elements.findIndex(({ range }) => offset < range[1]);
    const element = screenplay.elements[index];
    if (!element) return Infinity;
    const isInside = shownTypes.has(element.type) && offset > element.range[0];
    return (starts[index] ?? 0) + (isInside ? lettersIn(text.slice(element.range[0], offset)) : 0);
  };
  let searched = 0;
  let before: Stretch | null = null;
  return labels.map(({ from, to }) => {
    const start = text.indexOf(from, searched);
    const last = start < 0 ? -1 : text.indexOf(to, start);
    if (last < 0) throw new Error(`The label from "${from}" to "${to}" is not in the text after the label before it.`);
    searched = last + to.length;
    const place = placeAt(start);
    const stretch: Stretch = [place, place + shownLettersIn(text, screenplay, start, searched)];
    if (before && before[1] !== stretch[0]) throw new Error(`Words before "${from}" lie in no label, or in two.`);
    before = stretch;
    return stretch;
  });
}

function shownLettersIn(text: string, { elements }: Screenplay, start: number, end: number): number {
  let letters = 0;
  for (const { type, range } of elements) {
    if (shownTypes.has(type)) letters += lettersIn(text.slice(Math.max(start, range[0]), Math.min(end, range[1])));
  }
  return letters;
}

/** The stretches of each drafted shot. An element in several shots is divided by its parts, else it is the first one's. */
function placeShots({ elements }: Screenplay, starts: readonly number[], shots: readonly DraftShot[]): Stretch[][] {
  const isDivided = new Set(shots.flatMap(({ parts = [] }) => parts.map(({ element }) => element)));
  return shots.map((shot) => {
    const whole = shot.elements
      .filter((index) => !isDivided.has(index))
      .map((index) => ({ element: index, start: 0, end: elements[index]?.text.length ?? 0 }));
    return [...whole, ...(shot.parts ?? [])].flatMap(({ element: index, start, end }): Stretch[] => {
      const element = elements[index];
      if (!element || !shownTypes.has(element.type)) return [];
      const place = (starts[index] ?? 0) + lettersIn(element.text.slice(0, start));
      const letters = lettersIn(element.text.slice(start, end));
      return letters === 0 ? [] : [[place, place + letters]];
    });
  });
}

function breaksOf(labelled: readonly Stretch[], drafted: readonly (readonly Stretch[])[]): ShotScore['breaks'] {
  const first = labelled[0]?.[0] ?? 0;
  const ofLabels = new Set(labelled.map(([start]) => start).filter((start) => start > first));
  const ofDraft = new Set(
    drafted
      .map((stretches) => Math.min(...stretches.map(([start]) => start)))
      .filter((start) => Number.isFinite(start) && start > first),
  );
  const found = [...ofLabels].filter((place) => ofDraft.has(place)).length;
  return { drafted: ofDraft.size, labelled: ofLabels.size, found };
}

/** Index of the drafted shot that shares most letters with a label; -1 where none shares any. */
function mostOverlapping([start, end]: Stretch, drafted: readonly (readonly Stretch[])[]): number {
  let best = -1;
  let most = 0;
  for (const [index, stretches] of drafted.entries()) {
    let shared = 0;
    for (const [from, to] of stretches) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
    if (shared > most) [best, most] = [index, shared];
  }
  return best;
}

/** What is written of what a drafted shot shows. */
interface SeenWords {
  /** The cast and the picture. */
  readonly people: string;
  /** The scene's heading and the prompt, with the picture in it. */
  readonly prompt: string;
}

function seenWords(
  { heading, shot }: { readonly heading: string; readonly shot: DraftShot },
  { language }: Storyboard,
): SeenWords {
  return {
    people: [...shot.cast, shot.picture].join('\n'),
    prompt: `${heading}\n${promptOf(shot, language)}`,
  };
}

const isRight: Readonly<Record<Question, (label: ShotLabel, shot: DraftShot, words: SeenWords) => boolean>> = {
  who: ({ who }, { cast }, { people }) =>
    who.length === 0 ? cast.length === 0 : who.every((names) => saysOneOf(people, names)),
  where: ({ where }, _shot, { prompt }) => saysOneOf(prompt, where),
  what: ({ what }, _shot, { prompt }) => saysOneOf(prompt, what),
};

/**
 * Whether words hold one of the alternatives (parted by `|`), upper or lower case alike: a Chinese one anywhere, any other
 * as whole words, each with or without an English ending.
 */
function saysOneOf(words: string, alternatives: string): boolean {
  const plain = words.toLowerCase();
  const spaced = spacedOut(plain);
  return alternatives
    .toLowerCase()
    .split('|')
    .some((alternative) => {
      if (/\p{Script=Han}/u.test(alternative)) return plain.includes(alternative);
      const pattern = spacedOut(alternative).trim().split(' ').join('(?:s|es|d|ed|ing)? ');
      return new RegExp(` ${pattern}(?:s|es|d|ed|ing)? `, 'u').test(spaced);
    });
}

/** Words parted by single spaces, with one before the first and after the last; no punctuation. */
function spacedOut(text: string): string {
  return ` ${text.match(/[\p{L}\p{N}]+/gu)?.join(' ') ?? ''} `;
}
