import type { Language } from '../script/screenplay.ts';

/**
 * What became of a word of a prompt: `shown` decided something of the picture; `known` means something that the picture
 * has no place for; `joins` is grammar (the, 的); `unknown` means nothing to the model; `cut` came after as much as a
 * model reads.
 */
export type WordFate = 'shown' | 'known' | 'joins' | 'unknown' | 'cut';

/** A word of a prompt as it was heard. */
export interface HeardWord {
  /** As it is written in the prompt. */
  readonly text: string;
  readonly fate: WordFate;
  /** The concept it was heard as, e.g. `role:doctor`; null for grammar and where nothing was heard. */
  readonly concept: string | null;
  /** What the concept is called in the prompt's language. */
  readonly name: string | null;
  /** From the word to the concept: 0 its name, 1 another word for it, 2 a kind of it, 3 far, up to 9: not heard. */
  readonly distance: number;
  /** What of the picture it decided, e.g. `first.role`. */
  readonly slots: readonly string[];
}

/** What was heard of one slot of a picture. */
export interface SaidSlot {
  readonly slot: string;
  readonly value: string;
  /** Probability. */
  readonly share: number;
  /** How much the slot looked at each word, in the order of `words`; what is missing to 1 was looked for and not said. Absent in older takes. */
  readonly attention?: readonly number[] | undefined;
}

/** Which words of a prompt a model heard, as what, and which it did not; and what it will show for them. */
export interface Hearing {
  readonly language: Language;
  /** Every word of the prompt, in order. */
  readonly words: readonly HeardWord[];
  /** What was said, slot by slot, with its probability; a slot that is not here was left open and is drawn from noise. */
  readonly said: readonly SaidSlot[];
  /** Of the prompts that take over later within the shot, in order of time. */
  readonly later?: readonly LaterHearing[] | undefined;
}

/** What was heard of a prompt that takes over so many seconds after the shot's start. */
export interface LaterHearing extends Pick<Hearing, 'words' | 'said'> {
  readonly at_s: number;
}

/** Seconds in which a shot goes over from one action to the next, round its middle (layout.NEXT_ACT of training/shotloom_model). */
const NEXT_ACT_S = 0.8;

/**
 * How much each word counts for what the first person does at a moment: "walks, then runs" goes by _walks_ in the first half
 * of the shot and by _runs_ in the second, as the joints do.
 * @param at_s seconds from the shot's start, of `seconds` in all
 * @returns a share for every word of the hearing
 */
export function attentionToAction({ words, said }: Hearing, at_s: number, seconds: number): number[] {
  const of = (slot: string): readonly number[] | undefined => said.find((each) => each.slot === slot)?.attention;
  const first = of('first.action');
  const next = of('next_action') ?? first;
  const along = Math.min(1, Math.max(0, (at_s - seconds / 2) / NEXT_ACT_S + 0.5));
  const turned = along * along * (3 - 2 * along);
  return words.map((_, word) => (first?.[word] ?? 0) * (1 - turned) + (next?.[word] ?? 0) * turned);
}

const WORDING: Readonly<
  Record<Language, Readonly<Record<'heard' | 'notShown' | 'notHeard' | 'cut' | 'comma', string>>>
> = {
  en: { heard: 'heard: ', notShown: 'not shown: ', notHeard: 'not heard: ', cut: 'not read: ', comma: ', ' },
  zh: { heard: '听懂：', notShown: '未画出：', notHeard: '没听懂：', cut: '没读到：', comma: '、' },
};
const FROM: Readonly<Record<Language, (at_s: number) => string>> = {
  en: (at_s) => `from ${at_s} s: `,
  zh: (at_s) => `${at_s} 秒起：`,
};

/**
 * A hearing in lines for people, in the language of its prompt: "heard: lady = woman, poodle ≈ dog" and "not heard:
 * frobnicate". A line that would say nothing is left out.
 */
export function hearingLines({ language, words, later = [] }: Hearing): string[] {
  const linesThen = ({ at_s, ...heard }: LaterHearing): string[] =>
    hearingLines({ language, ...heard }).map((line) => FROM[language](at_s) + line);
  return [...linesOf(words, language), ...later.flatMap(linesThen)];
}

function linesOf(words: readonly HeardWord[], language: Language): string[] {
  const wording = WORDING[language];
  const line = (title: string, fate: WordFate, say: (word: HeardWord) => string): string[] => {
    const said = [...new Set(words.filter((word) => word.fate === fate).map(say))];
    return said.length === 0 ? [] : [`${title}${said.join(wording.comma)}`];
  };
  return [
    ...line(wording.heard, 'shown', asHeard),
    ...line(wording.notShown, 'known', asHeard),
    ...line(wording.notHeard, 'unknown', ({ text }) => text),
    ...line(wording.cut, 'cut', ({ text }) => text),
  ];
}

/** "woman", "sleeps", "lady = woman", "poodle ≈ dog". */
function asHeard({ text, name, distance }: HeardWord): string {
  if (name === null || text.toLowerCase().startsWith(name.toLowerCase())) return text;
  return `${text} ${distance >= 2 ? '≈' : '='} ${name}`;
}
