const VERB_ENDINGS = [
  ['ying', 'ie'],
  ['ies', 'y'],
  ['ied', 'y'],
  ['ing', ''],
  ['ing', 'e'],
  ['ed', ''],
  ['ed', 'e'],
] as const;
const NOUN_ENDINGS = [
  ['ies', 'y'],
  ['ches', 'ch'],
  ['shes', 'sh'],
  ['sses', 'ss'],
  ['xes', 'x'],
  ['zes', 'z'],
  ['oes', 'o'],
  ['s', ''],
] as const;
const ENDINGS = [...VERB_ENDINGS, ...NOUN_ENDINGS];

/**
 * Base forms that a lower-case English word may have, likeliest first, with the word itself: `running` is run, running,
 * runne. As `candidates` in training/shotloom_world/words/english.py.
 *
 * @param irregular forms and their base
 */
export function baseForms(word: string, irregular: ReadonlyMap<string, string>): string[] {
  const found = new Set<string>();
  const base = irregular.get(word);
  if (base !== undefined) found.add(base);
  found.add(word);
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.length < ending.length + 2 || word.endsWith('ss')) continue;
    const stem = word.slice(0, word.length - ending.length) + instead;
    const wasDoubled = (ending === 'ing' || ending === 'ed') && instead === '' && stem.length > 3 && isDoubled(stem);
    if (wasDoubled) found.add(stem.slice(0, -1));
    found.add(stem);
  }
  return [...found];
}

/** `runn`, `roll`; not `miss` or `buzz`, whose ends are their own. */
function isDoubled(stem: string): boolean {
  const last = stem.at(-1) ?? '';
  return last === stem.at(-2) && last !== 's' && last !== 'z';
}

/** Ways to look up a phrase in lower case: as it is, its last word in its base forms, then the first of two words. */
export function phraseForms(phrase: string, irregular: ReadonlyMap<string, string>): string[] {
  const space = phrase.lastIndexOf(' ');
  const head = phrase.slice(0, Math.max(0, space));
  const last = phrase.slice(space + 1);
  const forms = [phrase, ...baseForms(last, irregular).map((form) => (head === '' ? form : `${head} ${form}`))];
  if (head !== '' && !head.includes(' ')) {
    forms.push(...baseForms(head, irregular).map((form) => `${form} ${last}`));
  }
  return forms;
}

/** One letter for one, so that places in the text stay: é is e, ’ is '. */
export function plainLetters(text: string): string {
  return text
    .replaceAll('’', "'")
    .replaceAll(/[^ -~一-鿿]/gu, (letter) =>
      /^.[\u0300-\u036f]+$/u.test(letter.normalize('NFD')) ? letter.normalize('NFD').charAt(0) : letter,
    );
}
