import type { Language } from '../script/screenplay.ts';
import { baseForms, phraseForms, plainLetters } from './english-forms.ts';
import type { Piece } from './name-reader.ts';
import { bearerOf, endOfName, isCapital, OF, UNKNOWN } from './name-reader.ts';
import { readWeights } from './weights.ts';
import type { Concept, Target, WordTable } from './word-table.ts';
import { CLOTHES } from './word-table.ts';

/** A word or phrase of a text, and the token that a model reads in its place. */
export interface ReadWord {
  /** As it is written; empty for a token that stands for the form of the word before it ("several" of soldiers). */
  readonly text: string;
  /** Where it begins in the text (composed, NFC), in UTF-16 units. */
  readonly start: number;
  /** Null where the model is given nothing: figures, other scripts, what stands beside an unknown Chinese word. */
  readonly token: string | null;
  /** How far the word is from what it was heard as: 0 its name, 1 another word, 2 a kind of it, up to 9: not heard. */
  readonly distance: number;
  /** Heard, but an earlier sentence says otherwise: the model reads it as unknown. */
  readonly isOverruled?: true;
  /** What a person gave it (see readWeights); absent where nothing was said. */
  readonly weight?: number;
}

const NOT_HEARD = 9;
const PIECES = /[A-Za-z][A-Za-z']*|[一-鿿]+|[.,;:!?()。，、；：！？（）]/gu;
const TITLES = /(?<![\p{L}\p{N}_])(Mr|Mrs|Ms|Dr|Prof|Capt|St|MR|MRS|MS|DR)\./gu;
const LETTERS = /[\p{L}\p{N}]+/gu;
/** How a number of words is heard. */
interface Phrase extends Pick<ReadWord, 'token' | 'distance'> {
  readonly count: number;
  /** It is another form of the word that the table has. */
  readonly isInflected: boolean;
}

/** A phrase in the table has at most so many words. */
const LONGEST_PHRASE = [3, 2, 1];
/** What a text says of weather and time comes before what else a word may mean: rain is weather before it is a cloud. */
const CIRCUMSTANCES = /^(?:weather|time|season):/u;

/**
 * Hears words: English and Chinese become concepts that can be drawn, function words, marks, and `<unk>` for the rest.
 * The same rules as `Tokenizer` in training/shotloom_world/tokens.py, which the model was trained with; beyond that it
 * answers for every letter of the text, so that nothing goes unheard silently.
 */
export class WordReader {
  readonly #table: WordTable;

  constructor(table: WordTable) {
    this.#table = table;
  }

  /** What a concept's token is called; '' if it is none. */
  nameOf(token: string, language: Language): string {
    return this.#table.names.get(token)?.[language === 'zh' ? 1 : 0] ?? '';
  }

  /** Whether a token is a thing that stands on water. */
  isAfloat(token: string | null): boolean {
    return token !== null && this.#table.afloat.has(token);
  }

  /** What a model reads of words: [length] ids, cut or padded with 0. */
  idsOf(words: readonly ReadWord[]): number[] {
    const { ids } = this.#table;
    return this.#numbered(words, ({ token, isOverruled }) => (isOverruled ? 1 : (ids.get(token ?? '') ?? 1)), 0);
  }

  /** The words' weights, in the order of their ids: [length], 1 where nothing was said. */
  weightsOf(words: readonly ReadWord[]): number[] {
    return this.#numbered(words, ({ weight = 1 }) => weight, 1);
  }

  #numbered(words: readonly ReadWord[], number: (word: ReadWord) => number, padding: number): number[] {
    const { length } = this.#table;
    const said = words.filter(({ token }) => token !== null).map(number);
    return [...said.slice(0, length), ...Array.from({ length: length - said.length }, () => padding)];
  }

  read(text: string): ReadWord[] {
    const { text: written, weighed } = readWeights(text.normalize('NFC'));
    return this.#read(written).map((word) => {
      const weight = weighed.find(({ start, end }) => start <= word.start && word.start < end)?.weight;
      return weight === undefined ? word : { ...word, weight };
    });
  }

  #read(written: string): ReadWord[] {
    const plain = plainLetters(written).replaceAll(TITLES, '$1 ').replaceAll('-', ' ');
    const out = foreignWords(written, plain);
    let english: Piece[] = [];
    const flush = (): void => {
      out.push(...this.#english(english, written));
      english = [];
    };
    for (const { 0: text, index: start } of plain.matchAll(PIECES)) {
      if (isEnglish(text)) {
        const word = text.replace(/'+$/u, '');
        english.push(...ownerApart({ text: word, start, end: start + word.length }));
        continue;
      }
      flush();
      const mark = this.#table.marks.get(text);
      if (mark === undefined) out.push(...this.#chinese(text, start));
      else out.push({ text, start, token: mark, distance: 0 });
    }
    flush();
    return withoutCovered(out.toSorted((a, b) => a.start - b.start));
  }

  #english(words: readonly Piece[], written: string): ReadWord[] {
    const out: ReadWord[] = [];
    // Where somebody owns what comes next: places in `out`, each with the words said for it.
    const owners: number[] = [];
    let at = 0;
    for (let piece = words[at]; piece; piece = words[at]) {
      const low = piece.text.toLowerCase();
      if (low === OF) {
        if (out.length > 0) owners.push(out.length - 1);
        at += 1;
        continue;
      }
      const isNamed =
        this.#table.naming.has(low) && isSomebody(out.at(-1)?.token) && isCapital(words[at + 1]?.text ?? '');
      if (isNamed) {
        const end = endOfName(words, at + 1, this.#table);
        for (const [from, to] of [
          [at, at],
          [at + 1, end - 1],
        ] as const) {
          const [first, last] = [words[from] ?? piece, words[to] ?? piece];
          const text = written.slice(first.start, last.end);
          out.push({ text, start: first.start, token: UNKNOWN, distance: NOT_HEARD });
        }
        at = end;
        continue;
      }
      if (this.#table.owners.has(low)) owners.push(out.length);
      const bearer = bearerOf(words, at, this.#table);
      const phrase = bearer === null ? this.#phraseAt(words, at) : null;
      const heard = phrase ?? (bearer === null ? this.#wordAt(piece) : nameOf(bearer));
      let next = at + heard.count;
      const isPerson = phrase !== null && /^(?:kind|role):/u.test(phrase.token ?? '');
      // Aunt Polly, Doctor Watson: who has the title.
      const isTitle = isPerson && isCapital(words[next - 1]?.text ?? '');
      const end =
        bearer !== null ? endOfName(words, at, this.#table) : isTitle ? endOfName(words, next - 1, this.#table) : next;
      next = Math.max(next, end);
      const last = words[next - 1] ?? piece;
      const { token, distance } = heard;
      out.push({ text: written.slice(piece.start, last.end), start: piece.start, token, distance });
      if (isPerson && phrase.isInflected && token !== CROWD)
        out.push({ text: '', start: last.end, token: this.#table.several, distance: 0 });
      at = next;
    }
    return owned(out, owners, this.#table);
  }

  /** The longest phrase that the table has here. */
  #phraseAt(words: readonly Piece[], at: number): Phrase | null {
    const { irregular, determiners, functionWords } = this.#table;
    const word = words[at]?.text ?? '';
    const isNoun = determiners.has(words[at - 1]?.text.toLowerCase() ?? '');
    for (const count of LONGEST_PHRASE) {
      if (at + count > words.length) continue;
      const phrase = words.slice(at, at + count).map((each) => each.text.toLowerCase());
      if (count === 1 && functionWords.en.has(word.toLowerCase()) && !this.#isPerson(word.toLowerCase())) continue;
      const joined = phrase.join(' ');
      const form = phraseForms(joined, irregular).find((each) => this.#has(joined, each));
      if (form === undefined) continue;
      const targets = this.#inContext(form, isNoun);
      const token = tokenOf(targets);
      const distance = token === null ? NOT_HEARD : distanceOf(targets);
      return { count, token: token ?? UNKNOWN, distance, isInflected: form !== joined };
    }
    return null;
  }

  #wordAt({ text }: Piece): Phrase {
    const word = text.toLowerCase();
    const isFunction = this.#table.functionWords.en.has(word);
    return {
      count: 1,
      token: isFunction ? (this.#table.aliases.get(word) ?? word) : UNKNOWN,
      distance: isFunction ? 0 : NOT_HEARD,
      isInflected: false,
    };
  }

  #isPerson(word: string): boolean {
    return (this.#table.english.get(word) ?? []).some(({ concept }) => concept.name.startsWith('kind:'));
  }

  /** Whether a row is for this form; only what shows an action takes -ed and -ing. */
  #has(phrase: string, form: string): boolean {
    const targets = this.#table.english.get(form);
    if (!targets || form === phrase || !/(?:ed|ing)$/u.test(phrase)) return targets !== undefined;
    return targets.some(isAction);
  }

  /** After an article a word is a thing before it is an action; elsewhere an action comes first, also that of its verb. */
  #inContext(form: string, isNoun: boolean): readonly Target[] {
    const { english, irregular, afterArticle } = this.#table;
    const targets = english.get(form) ?? [];
    if (isNoun) {
      const nouns = targets.filter((target) => !isAction(target));
      return nouns.length > 0 ? nouns : targets;
    }
    const likely = targets.filter(({ distance }) => distance !== afterArticle);
    if (likely.length > 0) return likely;
    const verbs = baseForms(form, irregular).filter((other) => other !== form);
    return verbs
      .flatMap((verb) => english.get(verb) ?? [])
      .filter(isAction)
      .slice(0, 1);
  }

  #chinese(text: string, start: number): ReadWord[] {
    const out: ReadWord[] = [];
    const owners: number[] = [];
    let row = '';
    const endRow = (at: number): void => {
      // One `<unk>` stands for a row of letters that start no word, and for the unknown word before it.
      const token = out.at(-1)?.token === UNKNOWN ? null : UNKNOWN;
      if (row !== '') out.push({ text: row, start: start + at - row.length, token, distance: NOT_HEARD });
      row = '';
    };
    for (let at = 0; at < text.length;) {
      if (text.charAt(at) === '的' && row === '' && out.length > 0) owners.push(out.length - 1);
      const word = this.#chineseWordAt(text, at);
      if (word) {
        endRow(at);
        out.push({ ...word, start: start + at });
      } else row += text.charAt(at);
      at += word?.text.length ?? 1;
    }
    endRow(text.length);
    return owned(out, owners, this.#table);
  }

  #chineseWordAt(text: string, at: number): Omit<ReadWord, 'start'> | null {
    const { longestChinese, functionWords, chinese } = this.#table;
    for (let length = Math.min(longestChinese, text.length - at); length > 0; length -= 1) {
      const word = text.slice(at, at + length);
      if (functionWords.zh.has(word)) return { text: word, token: word, distance: 0 };
      const name = this.#table.people.get(word);
      if (name?.isActing && this.#isNameAt(text, at, length)) {
        return { text: word, token: `kind:${name.kind}`, distance: 1 };
      }
      const targets = chinese.get(word);
      if (!targets) continue;
      const token = tokenOf(targets);
      const isLoose = token === null || token === CLOTHES;
      if (length > 1 && ((isLoose && this.#splits(word)) || this.#cutsGarment(text, at, length))) continue;
      return { text: word, token: token ?? UNKNOWN, distance: token === null ? NOT_HEARD : distanceOf(targets) };
    }
    return null;
  }

  /** Whether a word that may be a name is one here: its bearer does something, and it does not fall (下着小雨). */
  #isNameAt(text: string, at: number, length: number): boolean {
    const { afterNames, chinese, longestChinese } = this.#table;
    if (at > 0 && '下着的场阵'.includes(text.charAt(at - 1))) return false;
    const rest = text.slice(at + length, at + length + longestChinese);
    return Array.from(rest, (_, index) => rest.slice(0, index + 1)).some(
      (word) => afterNames.has(word) || (chinese.get(word) ?? []).some(isAction),
    );
  }

  /** Whether a word cuts a garment in two that a colour stands before: 红旗袍 is no flag. */
  #cutsGarment(text: string, at: number, length: number): boolean {
    const { chinese, longestChinese } = this.#table;
    const isColoured = (chinese.get(text.charAt(at)) ?? []).some(
      ({ concept, distance }) => distance === 0 && concept.name.startsWith('colour:'),
    );
    if (!isColoured) return false;
    for (let count = length; count <= Math.min(longestChinese, text.length - at - 1); count += 1) {
      const targets = chinese.get(text.slice(at + 1, at + 1 + count)) ?? [];
      if (targets.some(({ concept }) => concept.name.startsWith('garment:'))) return true;
    }
    return false;
  }

  /** Whether a word is heard better in parts: a verb with its particle (坐在), a colour with what has it (红衣), riding (骑马). */
  #splits(word: string): boolean {
    const { chinese, particles, riding } = this.#table;
    if (riding.has(word.charAt(0))) return true;
    const isVerb = (chinese.get(word.slice(0, -1)) ?? []).some((each) => each.distance <= 1 && isAction(each));
    if (particles.has(word.slice(-1)) && isVerb) return true;
    const first = chinese.get(word.slice(0, 1)) ?? [];
    return first.some(({ concept, distance }) => distance === 0 && concept.name.startsWith('colour:'));
  }
}

const CROWD = 'kind:crowd';
/** An owner and what is owned have at most so many words between them. */
const MOST_BETWEEN = 3;

/**
 * Whose things are shown need not be there: the king's horse is a horse, his eyes are part of him.
 *
 * @param owners places of words that own what comes next
 */
function owned(words: readonly ReadWord[], owners: readonly number[], table: WordTable): ReadWord[] {
  const out = [...words];
  // Letters that no token stands for are no words between.
  const tokens = out.flatMap((word, index) => (word.token === null ? [] : [{ token: word.token, index }]));
  const silence = (index: number): void => {
    const word = out[index];
    if (word) out[index] = { ...word, token: UNKNOWN, distance: NOT_HEARD };
  };
  for (const owner of owners) {
    const whose = out[owner]?.token ?? '';
    const from = tokens.findIndex(({ index }) => index > owner);
    const after = from < 0 ? [] : tokens.slice(from);
    const skipped = after.slice(0, MOST_BETWEEN).findIndex(({ token }) => !isBetween(token, table));
    const { token, index } = after[skipped < 0 ? MOST_BETWEEN : skipped] ?? { token: '', index: -1 };
    if (table.body.has(token)) {
      if (table.owners.has(whose)) silence(index);
    } else if (token.startsWith('thing:') && /^(?:kind|role):/u.test(whose)) silence(owner);
  }
  return out;
}

function isBetween(token: string, table: WordTable): boolean {
  return token === UNKNOWN || table.between.has(token) || token.startsWith('colour:');
}

function isSomebody(token: string | null | undefined): boolean {
  return /^(?:kind|role|thing|generic):/u.test(token ?? '');
}

function isEnglish(piece: string): boolean {
  return /^[A-Za-z]/u.test(piece);
}

/** "king's" is king, then what makes the next word a noun. */
function ownerApart(piece: Piece): Piece[] {
  const { text, start, end } = piece;
  if (text.length <= OF.length || text.slice(-OF.length).toLowerCase() !== OF) return [piece];
  return [
    { text: text.slice(0, -OF.length), start, end },
    { text: OF, start: end, end },
  ];
}

function nameOf(token: string): Phrase {
  return { count: 1, token, distance: token === UNKNOWN ? NOT_HEARD : 1, isInflected: false };
}

/** What a model cannot read at all: figures, other scripts. */
function foreignWords(written: string, plain: string): ReadWord[] {
  const readable = plain.replaceAll(PIECES, (piece) => ' '.repeat(piece.length));
  return Array.from(readable.matchAll(LETTERS), ({ 0: letters, index: start }) => ({
    text: written.slice(start, start + letters.length),
    start,
    token: null,
    distance: NOT_HEARD,
  }));
}

/** A figure within a name (B0Aa) has been told with the name. */
function withoutCovered(words: readonly ReadWord[]): ReadWord[] {
  let end = 0;
  return words.filter(({ start, text, token }) => {
    if (token === null && start < end) return false;
    end = Math.max(end, start + text.length);
    return true;
  });
}

function isAction({ concept }: Target): boolean {
  return concept.name.startsWith('action:');
}

function byDistance(targets: readonly Target[]): Target[] {
  return targets.toSorted((a, b) => a.distance - b.distance);
}

function distanceOf(targets: readonly Target[]): number {
  return byDistance(targets)[0]?.distance ?? NOT_HEARD;
}

/** The token of the nearest concept that can be drawn; null if none can. */
function tokenOf(targets: readonly Target[]): string | null {
  const concepts = byDistance(targets)
    .map(({ concept }) => concept)
    .filter(({ name }) => !name.startsWith('none'));
  if (concepts.some(({ name }) => name === CLOTHES)) return CLOTHES;
  const isCircumstance = ({ name }: Concept): boolean => CIRCUMSTANCES.test(name);
  const ordered = [...concepts.filter(isCircumstance), ...concepts.filter((concept) => !isCircumstance(concept))];
  return ordered.find(({ token }) => token !== '')?.token ?? null;
}
