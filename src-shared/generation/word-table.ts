import { z } from 'zod';

/** The concept of what is worn, without saying what: its colour is what can be shown. */
export const CLOTHES = 'generic:clothes';

/** words.json of a model pack, as training/export_words.py writes it. */
const WordFile = z.object({
  format: z.literal(1),
  notice: z.string(),
  /** Number of tokens that the model reads; longer texts are cut. */
  length: z.int().positive(),
  /** Tokens by their ids; 0 is the padding, 1 a word that is not heard. */
  vocabulary: z.array(z.string()),
  function_words: z.object({ en: z.array(z.string()), zh: z.array(z.string()) }),
  marks: z.record(z.string(), z.string()),
  determiners: z.array(z.string()),
  irregular: z.record(z.string(), z.string()),
  /** Letters of the longest Chinese word. */
  longest: z.int().positive(),
  particles: z.string(),
  /** Distance of nouns that the same letters mostly are not. */
  after_article: z.int(),
  /** Forms that are read as a function word. */
  aliases: z.record(z.string(), z.string()),
  /** Words after which the name of whom was said before comes. */
  naming: z.array(z.string()),
  /** Whose something is: his, her. */
  owners: z.array(z.string()),
  /** What stands between an owner and what is owned. */
  between: z.array(z.string()),
  /** Letters of riding, after which what is ridden is heard by itself. */
  riding: z.string(),
  /** What follows Chinese names that are words too, beside actions. */
  after_names: z.array(z.string()),
  /** Tokens of animals. */
  living: z.array(z.string()),
  /** Tokens of parts of a body. */
  body: z.array(z.string()),
  /**
   * Who bears a name ('none': a place, a day), and whether it is one wherever it stands (1), only inside a sentence (2)
   * or, Chinese, only before what its bearer does (3).
   */
  people: z.array(z.tuple([z.string(), z.int(), z.string()])),
  /** Words before capitals that are no person's. */
  near_places: z.array(z.string()),
  /** The token after people of whom the text has more than one. */
  several: z.string(),
  /** Tokens of things that stand on water. */
  afloat: z.array(z.string()),
  /** Name of a concept, and the token that shows it or ''. */
  concepts: z.array(z.tuple([z.string(), z.string()])),
  /** What a concept's token is called in English and Chinese. */
  names: z.record(z.string(), z.tuple([z.string(), z.string()])),
  en: z.array(z.tuple([z.int(), z.int(), z.string()])),
  zh: z.array(z.tuple([z.int(), z.int(), z.string()])),
});

/** Something that a word can mean. */
export interface Concept {
  /** E.g. `role:doctor`, `none:climax`. */
  readonly name: string;
  /** The token that shows it; '' where nothing is drawn for it. */
  readonly token: string;
}

/** A concept that a word may mean, and how far it is from it: 0 its own name, 1 another word for it, up to 9. */
export interface Target {
  readonly concept: Concept;
  readonly distance: number;
}

/** A name, which a capital letter makes. */
export interface Name {
  /** The kind of people that bear it; 'none' for places, days and peoples. */
  readonly kind: string;
  /** A name wherever it stands, not only inside a sentence. */
  readonly isCertain: boolean;
  /** Chinese, and a name only before what its bearer does. */
  readonly isActing: boolean;
}

/** Everything that is known of words. */
export interface WordTable {
  readonly length: number;
  readonly vocabulary: readonly string[];
  readonly ids: ReadonlyMap<string, number>;
  readonly functionWords: { readonly en: ReadonlySet<string>; readonly zh: ReadonlySet<string> };
  readonly marks: ReadonlyMap<string, string>;
  readonly determiners: ReadonlySet<string>;
  readonly irregular: ReadonlyMap<string, string>;
  readonly longestChinese: number;
  readonly particles: ReadonlySet<string>;
  readonly afterArticle: number;
  readonly aliases: ReadonlyMap<string, string>;
  readonly naming: ReadonlySet<string>;
  readonly owners: ReadonlySet<string>;
  readonly between: ReadonlySet<string>;
  readonly riding: ReadonlySet<string>;
  readonly afterNames: ReadonlySet<string>;
  readonly living: ReadonlySet<string>;
  readonly body: ReadonlySet<string>;
  /** By the name in small letters. */
  readonly people: ReadonlyMap<string, Name>;
  readonly nearPlaces: ReadonlySet<string>;
  readonly several: string;
  readonly afloat: ReadonlySet<string>;
  readonly english: ReadonlyMap<string, readonly Target[]>;
  readonly chinese: ReadonlyMap<string, readonly Target[]>;
  /** What tokens of concepts are called: [English, Chinese]. */
  readonly names: ReadonlyMap<string, readonly [string, string]>;
}

/**
 * Reads words.json.
 *
 * @throws Error if the text is not that
 */
export function readWordTable(json: string): WordTable {
  const file = WordFile.parse(JSON.parse(json));
  const concepts = file.concepts.map(([name, token]): Concept => ({ name, token }));
  return {
    length: file.length,
    vocabulary: file.vocabulary,
    ids: new Map(file.vocabulary.map((token, id) => [token, id])),
    functionWords: { en: new Set(file.function_words.en), zh: new Set(file.function_words.zh) },
    aliases: new Map(Object.entries(file.aliases)),
    naming: new Set(file.naming),
    owners: new Set(file.owners),
    between: new Set(file.between),
    riding: new Set(file.riding),
    afterNames: new Set(file.after_names),
    living: new Set(file.living),
    body: new Set(file.body),
    marks: new Map(Object.entries(file.marks)),
    determiners: new Set(file.determiners),
    irregular: new Map(Object.entries(file.irregular)),
    longestChinese: file.longest,
    particles: new Set(file.particles),
    afterArticle: file.after_article,
    people: new Map(
      file.people.flatMap(([kind, where, words]) =>
        words.split('|').map((word): [string, Name] => [word, { kind, isCertain: where === 1, isActing: where === 3 }]),
      ),
    ),
    nearPlaces: new Set(file.near_places),
    several: file.several,
    afloat: new Set(file.afloat),
    english: targetsOfWords(file.en, concepts),
    chinese: targetsOfWords(file.zh, concepts),
    names: new Map(Object.entries(file.names)),
  };
}

/** Rows keep their order: of concepts equally near, the first wins. */
function targetsOfWords(
  rows: readonly (readonly [number, number, string])[],
  concepts: readonly Concept[],
): Map<string, Target[]> {
  const table = new Map<string, Target[]>();
  for (const [index, distance, words] of rows) {
    const concept = concepts[index];
    if (!concept) throw new Error(`words.json names concept ${index} of ${concepts.length}.`);
    const target: Target = { concept, distance };
    for (const word of words.split('|')) {
      const known = table.get(word);
      if (known) known.push(target);
      else table.set(word, [target]);
    }
  }
  return table;
}
