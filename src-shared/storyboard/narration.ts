import type { Language, Screenplay } from '../script/screenplay.ts';
import { picturesOf } from '../script/beats.ts';
import { splitSentences } from '../script/split-sentences.ts';
import type { Stretch } from '../script/split-sentences.ts';
import { actingIn, broughtIn } from './acting.ts';
import { withoutSimiles } from './similes.ts';
import { mayMean, mentionsIn, namesIn } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { isNarrator } from './names.ts';
import { placesTold } from './places-told.ts';
import { withoutSpeech } from './quoted.ts';
import { lastTogether } from './together.ts';
import type { Remembered } from './together.ts';
import { wordList } from './word-list.ts';

/**
 * What the shots of running text (news copy, a lesson, a story) show: whom a pronoun means, who says a speech without a
 * name, and where it happens where the words no longer say it. A screenplay has its cues and headings for that.
 */

/** A stretch of a shot's text, of which one picture can be made; offsets are UTF-16, half-open. */
interface ToldPicture {
  readonly start: number;
  readonly end: number;
  /** Its words, with those in place of pronouns whom they mean. */
  readonly text: string;
  /** Whether it shows somebody, an animal too. */
  readonly hasPeople: boolean;
}

/** What is said over one picture of running text, or over several where it is long. */
export interface Told {
  readonly pictures: readonly ToldPicture[];
  /** Where it happens: by its words, else where the last words said; null where the heading says it, '' where nothing does. */
  readonly place: string | null;
}

/** Who has been spoken of so far. */
interface Memory {
  readonly language: Language;
  /** The names of people in the whole text. */
  readonly names: readonly string[];
  /** The latest first, in each sentence what it is about first. */
  recent: Remembered[];
  /** Who spoke last: somebody, or the one who tells ("I"). */
  speaker: string | null;
  /** The number of the sentence. */
  sentence: number;
  /** Shots since somebody spoke. */
  silent: number;
  /** Whether the last shot is of two, who may begin to talk. */
  areTwo: boolean;
  /** Whether somebody talks who has not been spoken of. */
  isUnknown: boolean;
}

/** The one who tells: no pronoun but "I" means them, yet they may be one of two who talk. */
const tellers: Readonly<Record<Language, Mention>> = {
  en: { words: 'I', isPlural: false, gender: 'I', at: Infinity, isSubject: true },
  zh: { words: '我', isPlural: false, gender: 'I', at: Infinity, isSubject: true },
};
const mostRemembered = 12;
/** Sentences for which a pronoun goes on to mean the one who acted, whoever else is spoken of. */
const mostFollowed = 8;
/** Shots without a word in a talk that goes on. */
const mostSilent = 2;
const nobody = { recent: [], speaker: null, silent: Infinity, areTwo: false, isUnknown: false };

/** The indices of shots that are copy: a narrator says the very words that the picture is of. */
function copyIn({ elements }: Screenplay): number[] {
  return elements.flatMap((element, index) => {
    const [cue, said] = [elements[index + 1], elements[index + 2]];
    const isCopy =
      element.type === 'shot' &&
      Object.keys(element.shot ?? {}).length === 0 &&
      cue?.type === 'character' &&
      isNarrator(cue.text) &&
      said?.type === 'dialogue' &&
      said.text === element.text;
    return isCopy ? [index] : [];
  });
}

/** What each shot of copy shows, by the index of its element. Linear in the text's length. */
export function tellNarration(screenplay: Screenplay): ReadonlyMap<number, Told> {
  const { elements, language } = screenplay;
  const copy = copyIn(screenplay);
  const told = new Map<number, Told>();
  if (copy.length === 0) return told;
  const all = copy.map((index) => elements[index]?.text ?? '').join('\n');
  const names = namesIn(language === 'zh' ? withoutSpeech(all) : all, language);
  const memory: Memory = { language, names, ...nobody, sentence: 0 };
  const isCopy = new Set(copy);
  const places = placesTold(screenplay, isCopy);
  for (const [index, element] of elements.entries()) {
    if (element.type === 'scene_heading') Object.assign(memory, nobody);
    if (isCopy.has(index)) {
      const pictures = element.is_listed
        ? [{ start: 0, end: element.text.length, text: element.text }]
        : picturesOf(element.text);
      const texts = retold(memory, element.text, pictures);
      told.set(index, {
        place: places.get(index) ?? null,
        pictures: pictures.map(({ start, end, text: own }, nth) => {
          const text = texts[nth] ?? own;
          return { start, end, text, hasPeople: hasPeople(memory, text) };
        }),
      });
    }
  }
  return told;
}

const saying: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:said|says?|cried|cries|ask(?:ed|s)|answer(?:ed|s)|repl(?:ied|ies)|call(?:ed|s)|shout(?:ed|s)|whisper(?:ed|s)|exclaimed|added|began|repeated|murmured|muttered|thought)\b/,
  zh: /[说道问答喊叫嚷]/u,
};

/** The words of each picture of a text. */
function retold(memory: Memory, text: string, pictures: readonly Stretch[]): string[] {
  if (text.length > 2000) return pictures.map((picture) => picture.text);
  const { language } = memory;
  const outside = withoutSpeech(text);
  const hasSpeech = outside !== text;
  if (!isSaid(outside)) {
    const lead = saysOf(spokenBySomebody(memory), language);
    return pictures.map((picture) => `${lead}${picture.text}`);
  }
  memory.silent = hasSpeech ? 0 : memory.silent + 1;
  let about: string | null = null;
  let speaker: string | null = null;
  const people = new Set<string>();
  const told = pictures.map(({ start: from, end, text: own }, nth) => {
    let [words, shift] = [own, 0];
    for (const { start, text: sentence } of splitSentences(outside.slice(from, end))) {
      const isInside = !/[.!?。！？]["”’」』]*\s*$/u.test(text.slice(0, from));
      const resolved = resolve(memory, sentence);
      for (const person of resolved.shown) people.add(person);
      const isNext = nth > 0 && start === 0 && about !== null;
      const { at, length, instead } =
        (isNext ? goingOn(about ?? '', sentence, resolved, language, isInside) : null) ?? resolved;
      about ??= resolved.subject;
      if (hasSpeech && saying[language].test(sentence)) speaker ??= resolved.subject;
      if (at < 0) continue;
      const place = start + at + shift;
      words = words.slice(0, place) + instead + words.slice(place + length);
      shift += instead.length - length;
    }
    return words;
  });
  if (hasSpeech) memory.speaker = speaker ?? about ?? memory.speaker;
  memory.areTwo = people.size > 1;
  if (hasSpeech && memory.areTwo) memory.isUnknown = false;
  const who = memory.speaker;
  return told.map((words, nth) => {
    const { start = 0, end = 0 } = pictures[nth] ?? {};
    const isOpen = nth < told.length - 1;
    const whole = isOpen ? words.replace(/[\s,;:，；：—–-]+$/u, language === 'zh' ? '。' : '.') : words;
    return who === null || isSaid(outside.slice(start, end)) ? whole : `${saysOf(who, language)}${whole}`;
  });
}

/** Whether a text has words outside of speeches, which are blank. */
function isSaid(outside: string): boolean {
  return /[\p{L}\p{N}]/u.test(outside);
}

/** "Many had come far." */
const severalOf =
  /^(?:Many|Some|Most|All|Both|Few|Several|Each|None)(?= (?:had|have|has|were|was|are|is|would|could|[a-z]+ed)\b)/;
/** A clause that begins with what is done. */
const verbFirst =
  /^(?:(?:and|but|or|then|so|yet) )*(?=(?:[a-z]+ed|was|were|had|made|took|got|gave|went|came|ran|began|grew|lost|fell|left|kept|held|stood|sat|saw|felt|found|put|let|set|cut|flew|threw|drew|caught|brought|rose|rode|swam|sang|wrote|read|spoke|broke|told|thought|heard|met|paid|sent|shook|slept|swept|turned) )/;
const ownSubject = /^(?:[这那此其而但因所如即便可虽若使令却]|为的是|\p{Script=Han}{1,4}[时后前]，)/u;

/** A picture that does not say whom it is about, or only how many of them, is about whom the text before is. */
function goingOn(
  about: string,
  sentence: string,
  { at, subject }: Resolved,
  language: Language,
  isInside: boolean,
): Pick<Resolved, 'at' | 'length' | 'instead'> | null {
  const several = language === 'en' && severalOf.exec(sentence)?.[0];
  if (several) return { at: 0, length: several.length, instead: `${several} of ${about}` };
  if (!isInside) return null;
  if (language === 'en') {
    const lead = verbFirst.exec(sentence)?.[0];
    return lead === undefined ? null : { at: 0, length: lead.length, instead: `${lead}${about} ` };
  }
  const start = connectives.exec(sentence)?.[0].length ?? 0;
  const isSaidWho = at < 0 ? subject !== null : at <= start;
  return isSaidWho || ownSubject.test(sentence) ? null : { at: start, length: 0, instead: about };
}

function hasPeople({ language, names }: Memory, text: string): boolean {
  return tellerIn[language].test(text) || mentionsIn(text, language, names).length > 0;
}

const someone: Readonly<Record<Language, string>> = { en: 'someone', zh: '有人' };

/** Whose a speech and no more is: of two who talk the other one's. Where nobody is known to talk, somebody says it. */
function spokenBySomebody(memory: Memory): string {
  const isTalk = memory.silent <= mostSilent;
  memory.isUnknown = isTalk ? memory.isUnknown : !memory.areTwo;
  memory.silent = 0;
  const people = memory.recent.filter((one) => one.gender !== 'it' && one.isPlural !== true).map(({ words }) => words);
  const known = memory.isUnknown ? undefined : people.find((words) => words !== memory.speaker);
  memory.speaker = known ?? null;
  return known ?? someone[memory.language];
}

function saysOf(speaker: string, language: Language): string {
  return language === 'zh' ? `${speaker}说：` : `${speaker} ${speaker === 'I' ? 'say' : 'says'}, `;
}

interface Resolved {
  /** What is to be put in place of how many letters where; -1 where nothing is. */
  readonly at: number;
  readonly length: number;
  readonly instead: string;
  /** What the sentence is about; null where it does not say. */
  readonly subject: string | null;
  /** The people in it. */
  readonly shown: readonly string[];
}

const pronounEnglish =
  /\b(he|she|they|those(?= who\b)|him|his|her|their|(?<=^)it(?= (?!is\b|was\b|will\b|had\b|has\b|would\b|may\b|must\b|seem|rain|snow|took\b|takes\b)))\b/gi;
const pronounChinese = /([他她]们?)(?!日|乡|国|人|处|方|山)/g;
const tellerIn: Readonly<Record<Language, RegExp>> = { en: /\b(?:I|we|We)\b/, zh: /我们?(?!的)/ };
const tellerMet: Readonly<Record<Language, RegExp>> = { en: /\b(?:I|[Ww]e|me|us)\b/, zh: /我/ };
/** A clause before the main one does not say what the sentence is about: "If a hawk comes, he …". */
const subordinate =
  /^(?:if|when|as|though|although|while|because|after|before|since|until|whenever|where)\b[^.;]*?,(?= (?:he|she|they|it|we|i)\b)/i;
const connectives =
  /^(?:(?:然而|但是?|可是|于是|接着|然后|随后|而且|并且|此后|后来|最后|有时|有一次|好一会|过了一会|不久|没有?多久|一会儿)[，]?)?/;
/** A Chinese sentence that begins with what is done, seen or felt is about whom the one before was about. */
const withoutSubject = new RegExp(
  `${connectives.source}[也又还便就才再]*(?:并不|不再|没有(?![人谁])|只[将把见]|[便就又还再才]|随即|连忙|赶紧|慢慢地?|忽然|将|把|从[^，]{1,6}里|走[进出到向]|跑[进出到向]|站|坐|拿|抬|打开|嘱咐|放下|转身|回头|` +
    '[看听望遇碰瞧]见|[遇碰看听]到|听得|见|发[现觉]|觉得|感到|摸|按|伸手|[仰抬低回]起?[头过]|睁|定睛|(?:身上|心里|脸上|手里|嘴里|眼里|脚下|背上|头上|浑身|两[手脚眼]|双[手脚眼]))',
);

function resolve(memory: Memory, whole: string): Resolved {
  const { language, names } = memory;
  memory.sentence += 1;
  const sentence = withoutSimiles(whole, language);
  const own = mentionsIn(sentence, language, names).map((mention) => asKnown(memory, sentence, mention));
  const lead = language === 'en' ? (subordinate.exec(sentence)?.[0].length ?? 0) : 0;
  const acting = actingIn(sentence, own, language).filter(({ at }) => at >= lead);
  const { meant, ...resolved } =
    meantIn(memory, sentence, own, lead) ?? (acting.length === 0 ? leftOutOf(memory, sentence) : null) ?? nothingMeant;
  const told = tellerIn[language].exec(whole);
  const first = meant.length + acting.length > 0 ? undefined : broughtIn(sentence, own, language);
  remember(memory, [...meant, ...acting, ...(first ? [first] : []), ...(told ? [tellers[language]] : [])], own);
  const [isAbout] = acting;
  const firstAt = Math.min(resolved.at < 0 ? Infinity : resolved.at, isAbout?.at ?? Infinity);
  const subject =
    told && told.index < firstAt
      ? tellers[language].words
      : resolved.at >= 0 && resolved.at <= firstAt
        ? (meant[0]?.words ?? null)
        : (isAbout?.words ?? null);
  const people = [...meant, ...own, ...(tellerMet[language].test(whole) ? [tellers[language]] : [])].filter(
    ({ gender }) => gender !== 'it',
  );
  return { ...resolved, subject, shown: people.map(({ words }) => words) };
}

/** What is to be put in place of a pronoun, and whom that is. */
interface Replaced extends Pick<Resolved, 'at' | 'length' | 'instead'> {
  readonly meant: readonly Mention[];
}

const nothingMeant: Replaced = { at: -1, length: 0, instead: '', meant: [] };

/** What stands for the first pronoun of a sentence that does not itself say whom it means; null without one. */
function meantIn(memory: Memory, sentence: string, own: readonly Mention[], lead: number): Replaced | null {
  const { language } = memory;
  const pronouns = [...sentence.matchAll(language === 'en' ? pronounEnglish : pronounChinese)];
  for (const match of pronouns) {
    const pronoun = match[1] ?? '';
    const isObject = /^him$/i.test(pronoun);
    // "The miller said that the dog bit him." may mean the miller.
    if (isObject && own.some(({ at, gender }) => at < match.index && gender !== 'it')) return nothingMeant;
    const isOwned = own.some(
      (mention) => mention.isSubject && mention.at < match.index && mention.at >= lead && mayMean(pronoun, mention),
    );
    if (isOwned && !isObject) return nothingMeant;
    const met = metBefore(sentence, own, pronoun, match.index);
    if (met) return { ...nothingMeant, meant: [met] };
    const meant = referents(memory, pronoun).filter(({ gender }) => !isObject || gender !== 'it');
    const isPossessive = /^(?:his|her|their)$/i.test(pronoun);
    if (meant.length === 0 || (isPossessive && own.length > 0)) continue;
    const instead = inPlaceOf(pronoun, meant, language, match.index === 0);
    return { at: match.index, length: pronoun.length, instead, meant };
  }
  return pronouns.length > 0 ? nothingMeant : null;
}

/** Who is to be put before a Chinese sentence that leaves out whom it is about; null where it says so. */
function leftOutOf({ language, recent, sentence: now }: Memory, sentence: string): Replaced | null {
  if (language !== 'zh' || !withoutSubject.test(sentence)) return null;
  const others = recent.filter(({ words }) => !sentence.includes(words));
  const about = others.find(({ actedAt }) => now - actedAt <= mostFollowed) ?? others[0];
  if (!about) return null;
  return { at: connectives.exec(sentence)?.[0].length ?? 0, length: 0, instead: about.words, meant: [about] };
}

/** "The news was hard on the boy; he wept.": who is met in the clause before, where nobody acts in it. */
function metBefore(sentence: string, own: readonly Mention[], pronoun: string, at: number): Mention | undefined {
  if (!/^(?:he|she|[他她])$/i.test(pronoun)) return undefined;
  const met = own.findLast((mention) => mention.at < at && mayMean(pronoun, mention));
  const isClauseBefore =
    met && /[;:：；]|--|—|[,，] ?(?:and|but|so|for|yet|但|可|便|就|于是)/.test(sentence.slice(met.at, at));
  return isClauseBefore ? met : undefined;
}

const epithet: Readonly<Record<Language, RegExp>> = {
  en: /\bthe (?=(?:boy|lad|girl|child|man|woman|lady|gentleman|fellow)\b)/giu,
  zh: /[这那](?=(?:孩子|男孩|女孩|姑娘|少年|男人|女人|老人|老头))/gu,
};

/** "Ben ran. The boy was wet.": who goes by a name and is the only one of whom it can be said. */
function asKnown({ language, names, recent }: Memory, sentence: string, mention: Mention): Mention {
  const isEpithet = [...sentence.matchAll(epithet[language])].some(
    ({ index, 0: said }) => index + said.length === mention.at,
  );
  if (!isEpithet || recent.some(({ words }) => words === mention.words)) return mention;
  const named = recent.filter(
    ({ words, gender }) => names.includes(words) && (gender ?? mention.gender) === (mention.gender ?? gender),
  );
  const [one, ...others] = named;
  return one && others.length === 0 ? { ...mention, words: one.words } : mention;
}

/** "Those who sat in them were white with dust." */
const thePeople: Mention = { words: 'the people', isPlural: true, gender: null, at: 0, isSubject: true };

/**
 * Whom a pronoun means, of those spoken of last: one who acted before whoever was only seen or thought of; "they" also
 * those who acted together, else two who were spoken of one by one.
 */
function referents({ recent, sentence, names }: Memory, pronoun: string): readonly Mention[] {
  if (/^those$/i.test(pronoun)) return [thePeople];
  const fitting = recent.filter((mention) => mayMean(pronoun, mention));
  // "It" may mean any thing, of which nothing is known here: only an animal that the words before are about is sure.
  if (/^it$/i.test(pronoun)) return recent.slice(0, 1).filter(({ gender }) => gender === 'it');
  const isHer = /^(?:she|her|她)$/i.test(pronoun);
  const women = isHer ? fitting.filter(({ gender }) => gender === 'she') : [];
  const acting = fitting.filter(({ actedAt }) => sentence - actedAt <= mostFollowed);
  const likely = isHer
    ? [...acting.filter(({ gender, words }) => gender === 'she' || names.includes(words)), ...women]
    : acting;
  const isSeveral = /^(?:they|their)$|们$/i.test(pronoun);
  const singles = isSeveral
    ? recent.filter(({ isPlural, gender }) => !isPlural && gender !== 'it' && gender !== 'I')
    : [];
  const together = lastTogether(singles, sentence);
  const one = (isSeveral ? undefined : likely[0]) ?? fitting[0];
  const [first] = together;
  if (one && (first === undefined || first.actedAt <= one.actedAt)) return [one];
  if (first) return together;
  if (isSeveral) return singles.length > 1 ? singles.slice(0, 2).toReversed() : [];
  const several = /^[他她]$/.test(pronoun) ? recent.find(({ isPlural }) => isPlural) : undefined;
  return several ? [several] : [];
}

function inPlaceOf(pronoun: string, found: readonly Mention[], language: Language, opens: boolean): string {
  const words = wordList(
    found.map((mention) => mention.words),
    language,
  );
  if (language === 'zh') return words;
  const said = /^(?:his|her|their)$/i.test(pronoun) ? `${words}${words.endsWith('s') ? '’' : '’s'}` : words;
  return opens ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

/** Those whom a sentence is about come first: the ones its pronoun means, then who acts, then whom else it speaks of. */
function remember(memory: Memory, acting: readonly Mention[], own: readonly Mention[]): void {
  const { recent, sentence } = memory;
  const others = own.filter((mention) => !acting.includes(mention));
  const now = [
    ...acting.map((mention) => ({ ...mention, actedAt: sentence })),
    ...others.map((mention) => ({
      ...mention,
      actedAt: recent.find(({ words }) => words === mention.words)?.actedAt ?? -Infinity,
    })),
  ];
  const latest = new Map([...now, ...recent].toReversed().map((mention) => [mention.words, mention]));
  const words = [...new Set([...now, ...recent].map((mention) => mention.words))];
  memory.recent = words.flatMap((each) => latest.get(each) ?? []).slice(0, mostRemembered);
}
