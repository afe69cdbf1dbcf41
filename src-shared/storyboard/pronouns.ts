import { splitSentences } from '../script/split-sentences.ts';
import type { Language } from '../script/screenplay.ts';
import { pronounFits } from './cast.ts';
import { mayMean, mentionsIn } from './mentions.ts';
import type { Mention } from './mentions.ts';
import type { Painter } from './picture.ts';

/** Who and what has been shown before, the latest first. */
export interface Shown {
  /** Folded names of the cast. */
  readonly names: readonly string[];
  /** What the script said of the last shots. */
  readonly texts: readonly string[];
}

/** Whom a pronoun means: some of the cast, or others by the script's words for them ("the man at the door" is "the man"). */
export type Meant =
  | { readonly kind: 'cast'; readonly names: readonly string[] }
  | { readonly kind: 'others'; readonly words: string };

/** Sentences back in which somebody without a name may be meant. */
const mostBack = 3;

const isGroup = (pronoun: string) => /^(?:they|their)$|们$/i.test(pronoun);

/** The personal pronoun of a possessive one. */
function personal(pronoun: string): string {
  const folded = pronoun.toLowerCase();
  return { her: 'she', his: 'he', their: 'they' }[folded] ?? folded;
}

/**
 * Whom a pronoun means: the last of whom was spoken that it fits, be it by name or not; "they" a group, else the last two.
 * @param text what the same shot says before the pronoun
 * @returns null where nobody fits
 */
export function meantBy(pronoun: string, painter: Painter, text: string, shown: Shown): Meant | null {
  const said = personal(pronoun);
  const fits = (name: string) => {
    const kind = painter.cast.get(name)?.kind;
    return kind !== undefined && (isGroup(said) ? kind === 'people' : pronounFits(said, kind));
  };
  const sentences = [text, ...shown.texts].flatMap((each) => splitSentences(each.slice(0, 600)).toReversed());
  for (const sentence of sentences.slice(0, mostBack)) {
    const names = painter.findNames(sentence.text);
    const named = names.findLast(fits);
    if (named !== undefined) return { kind: 'cast', names: [named] };
    const others = mentionsIn(withoutNamed(painter, sentence.text), painter.language, []).filter(
      (mention) => mention.isSubject && painter.findNames(mention.words).length === 0,
    );
    const other = others.findLast((mention) => mayMean(said, mention));
    if (other) return { kind: 'others', words: other.words };
    if (isGroup(said) && names.length + others.length > 1) return severalOf(names, others, painter.language);
  }
  if (isGroup(said)) return shown.names.length > 1 ? { kind: 'cast', names: shown.names.slice(0, 2) } : null;
  const name = shown.names.find(fits);
  return name === undefined ? null : { kind: 'cast', names: [name] };
}

/** "HUGO, a man in blue, waits.": the man is Hugo. */
function withoutNamed({ mention }: Painter, text: string): string {
  return mention === null ? text : text.replace(mention, (named) => ' '.repeat(named.length));
}

/** "The boy and the girl run. They laugh."; null where some of them are of the cast and some are not. */
function severalOf(names: readonly string[], others: readonly Mention[], language: Language): Meant | null {
  if (others.length === 0) return { kind: 'cast', names: names.slice(0, 2) };
  const words = others.slice(0, 2).map((other) => other.words);
  return names.length > 0 ? null : { kind: 'others', words: words.join(language === 'zh' ? '和' : ' and ') };
}
