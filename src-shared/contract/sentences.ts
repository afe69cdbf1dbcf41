/**
 * What the program says to people, apart from the interface's own words: sentences with gaps. A sentence keeps its English template,
 * which is also its key in other languages (resources/sentences), and what fills its gaps; so it is put into words only where
 * somebody reads it, in that person's language.
 */
export interface Sentence {
  /** English, with `{0}`, `{1}` and so on for the values. */
  readonly template: string;
  readonly values: readonly Value[];
}

/** What fills a gap: names and numbers as they are; words of ours, which have other languages too. */
export type Value = string | number | Sentence | List | ByHost;

/** Several values in one gap. */
export interface List {
  readonly joint: Joint;
  readonly parts: readonly Value[];
}

/** What is said in one way to who types commands, and in another to who looks at a window. */
export interface ByHost {
  readonly typed: Sentence;
  readonly shown: Sentence;
}

/** How two neighbours of a list are put together; each is a template, too. */
export const JOINTS = { and: '{0} and {1}', or: '{0} or {1}', comma: '{0}, {1}', semicolon: '{0}; {1}' } as const;
export type Joint = keyof typeof JOINTS;

/** Sentences of another language by their English templates. */
export type Catalogue = Readonly<Record<string, string>>;

/** Whom a sentence is told. */
export interface Listener {
  readonly at: 'terminal' | 'window';
  /** Of another language than English. */
  readonly catalogue?: Catalogue;
}

const AT_TERMINAL: Listener = { at: 'terminal' };

/** A sentence, or a part of one. What is interpolated are its values: a word of ours is a sentence of its own. */
export function say(texts: TemplateStringsArray, ...values: readonly Value[]): Sentence {
  return { template: texts.map((text, index) => (index === 0 ? text : `{${index - 1}}${text}`)).join(''), values };
}

/** What others say, in their words: ffmpeg, the system, a file. */
export function asIs(text: string): Sentence {
  return say`${text}`;
}

/** A sentence without gaps that comes as text, such as what a schema was given to say; others are said as they are. */
export function asSaid(english: string): Sentence {
  return { template: english, values: [] };
}

/** A list in one gap of a sentence. */
export function listOf(joint: Joint, parts: readonly Value[]): List {
  return { joint, parts };
}

/** What names a command or an option for who types, and says the same in words for who looks at a window. */
export function byHost(typed: Sentence, shown: Sentence): ByHost {
  return { typed, shown };
}

/** What is said only to who types commands. */
export function onlyTyped(typed: Sentence): ByHost {
  return byHost(typed, say``);
}

/** Whether something that may be else is a sentence: readers answer what they read, or what is wrong with it. */
export function isSentence(value: unknown): value is Sentence {
  return typeof value === 'object' && value !== null && 'template' in value && 'values' in value;
}

/** A sentence in words: in English and for who types commands, unless it is said otherwise. What a catalogue lacks is said in English. */
export function sentenceText({ template, values }: Sentence, to: Listener = AT_TERMINAL): string {
  return fill(
    template,
    values.map((value) => valueText(value, to)),
    to,
  );
}

/** The same sentence with every text in it, but those of ours, changed. */
export function mapTexts({ template, values }: Sentence, change: (text: string) => string): Sentence {
  const changed = (value: Value): Value => {
    if (typeof value === 'string') return change(value);
    if (typeof value === 'number') return value;
    if ('parts' in value) return { ...value, parts: value.parts.map(changed) };
    if ('typed' in value) return { typed: mapTexts(value.typed, change), shown: mapTexts(value.shown, change) };
    return mapTexts(value, change);
  };
  return { template, values: values.map(changed) };
}

function valueText(value: Value, to: Listener): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if ('parts' in value) {
    const [first = '', ...more] = value.parts.map((part) => valueText(part, to));
    return more.reduce((before, next) => fill(JOINTS[value.joint], [before, next], to), first);
  }
  return 'typed' in value
    ? sentenceText(to.at === 'terminal' ? value.typed : value.shown, to)
    : sentenceText(value, to);
}

function fill(template: string, texts: readonly string[], { catalogue }: Listener): string {
  const own = catalogue && Object.hasOwn(catalogue, template) ? catalogue[template] : undefined;
  return (own ?? template).replaceAll(/\{(\d+)\}/gu, (gap, index: string) => texts[Number(index)] ?? gap);
}
