import type { Language } from '../script/screenplay.ts';
import type { Mention } from './mentions.ts';

/** Whom a sentence is about: those who act in it, not whom they see, think of or belong to. */

const clauseBreak: Readonly<Record<Language, RegExp>> = {
  en: /[,;:.!?—]|--|\b(?:and|or|but|nor|when|while|as|that|who|which|where|because|if|until|till|though|so|for|then)\b/i,
  zh: /[，；：、]|[和与跟及同而]/u,
};
/** What somebody thinks, hears or fears is said of others, but not about them. */
const inThought: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:thought|thinks?|knew|knows?|wondered|wonders?|remembered|remembers?|dream(?:ed|t|s)?|imagined?|hope[sd]?|fear(?:ed|s)?|wish(?:ed|es)?|believed?|supposed?|recall(?:ed|s)?|longed|heard) [^;.!?]*$/i,
  zh: /(?:想|料|以为|觉得|知道|晓得|记得|希望|担心|怕|梦见|听[得见说])[^，；]*$/u,
};
const isOwnerOf: Readonly<Record<Language, RegExp>> = {
  en: /^[\p{L}-]+['’]s (?:[\p{Ll}-]+ ){0,2}$/u,
  zh: /^\p{Script=Han}+?的[^，。；的]{0,3}$/u,
};

/** 李强和民警王芳: who is named beside somebody, with what they are. */
const joined = /^(?:[、和与跟及]|以及)\p{Script=Han}{0,4}$/u;

/** Whether somebody is named beside another: they do the same. */
export function isBeside(sentence: string, { at, words }: Mention, other: Mention): boolean {
  return joined.test(sentence.slice(at + words.length, other.at));
}

/** Those who act in a sentence, of the people that `mentionsIn` found in it. */
export function actingIn(sentence: string, mentions: readonly Mention[], language: Language): Mention[] {
  const acting: Mention[] = [];
  for (const [index, mention] of mentions.entries()) {
    const last = acting.at(-1);
    const next = mentions[index + 1];
    const isObject = last !== undefined && !clauseBreak[language].test(sentence.slice(last.at, mention.at));
    const isOwner = next !== undefined && isOwnerOf[language].test(sentence.slice(mention.at, next.at));
    const isThoughtOf = inThought[language].test(sentence.slice(0, mention.at));
    if ((last && isBeside(sentence, last, mention)) || (mention.isSubject && !isObject && !isOwner && !isThoughtOf))
      acting.push(mention);
  }
  return acting;
}

const introduced: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:an?|one|another) (?:[\p{Ll}-]+ ){0,3}$/iu,
  zh: /[一][个位名只头匹][^，。；]{0,6}$/u,
};

/** Who is brought in where nobody acts: "There was a hut with an old woman in it.", 屋里有一个老人。 */
export function broughtIn(sentence: string, mentions: readonly Mention[], language: Language): Mention | undefined {
  return mentions.find(
    ({ at, isPlural }) =>
      isPlural !== true &&
      introduced[language].test(sentence.slice(0, at)) &&
      !inThought[language].test(sentence.slice(0, at)),
  );
}
