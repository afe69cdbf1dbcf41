import type { Language, Screenplay } from '../script/screenplay.ts';
import { splitSentences } from '../script/split-sentences.ts';
import { mayMean, mentionsIn, namesIn } from './mentions.ts';
import type { Mention } from './mentions.ts';
import { isNarrator } from './names.ts';
import { isPlaceHeading, placeInTitle, placeSaid } from './place-said.ts';

/**
 * What the shots of running text (news copy, a lesson, a story) show: whom a pronoun means, who says a speech without a
 * name, and where it happens where the words no longer say it. A screenplay has its cues and headings for that.
 */

/** A shot of running text as a picture can be made of it. */
export interface Told {
  /** Its words, with those in place of pronouns whom they mean. */
  readonly text: string;
  /** Where it happens: by its words, else where the last words said; null where the heading says it, '' where nothing does. */
  readonly place: string | null;
  /** Whether it shows somebody, an animal too. */
  readonly hasPeople: boolean;
}

/** Who has been spoken of so far. */
interface Memory {
  readonly language: Language;
  /** The names of people in the whole text. */
  readonly names: readonly string[];
  /** The latest first, in each sentence what it is about first. */
  recent: Mention[];
  /** Who spoke last: somebody, or the one who tells ("I"). */
  speaker: string | null;
}

/** The one who tells: no pronoun but "I" means them, yet they may be one of two who talk. */
const tellers: Readonly<Record<Language, Mention>> = {
  en: { words: 'I', isPlural: false, gender: 'I', at: Infinity, isSubject: true },
  zh: { words: '我', isPlural: false, gender: 'I', at: Infinity, isSubject: true },
};
const mostRemembered = 12;
/** Shots of a scene in which nothing says yet where it is; it is where the next says. */
const mostBeforePlace = 2;

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
  const memory: Memory = { language, names: language === 'en' ? namesIn(all) : [], recent: [], speaker: null };
  const titled = elements.find(({ type, key }) => type === 'title_page' && key === 'title')?.text ?? '';
  const places = placesOf(screenplay, copy, placeInTitle(titled, language) ?? '');
  const isCopy = new Set(copy);
  for (const [index, element] of elements.entries()) {
    if (element.type === 'scene_heading') [memory.recent, memory.speaker] = [[], null];
    if (isCopy.has(index)) {
      const text = retold(memory, element.text);
      told.set(index, { text, place: places.get(index) ?? null, hasPeople: hasPeople(memory, text) });
    }
  }
  return told;
}

/** The place of each shot. A scene begins where its heading or else its first place is. */
function placesOf(
  { elements, language }: Screenplay,
  copy: readonly number[],
  titled: string,
): Map<number, string | null> {
  const places = new Map<number, string | null>();
  let isHeaded = false;
  let place: string | null = null;
  let open: number[] = [];
  const isCopy = new Set(copy);
  const settle = () => {
    for (const index of open) places.set(index, isHeaded ? null : (place ?? titled));
    open = [];
  };
  for (const [index, { type, text }] of elements.entries()) {
    if (type === 'scene_heading') {
      settle();
      isHeaded = isPlaceHeading(text, language);
      place = null;
    }
    if (!isCopy.has(index)) continue;
    const said = placeSaid(text, language);
    if (place === null && open.length > mostBeforePlace) settle();
    place = said ?? place;
    open.push(index);
    if (place !== null) settle();
  }
  settle();
  return places;
}

const quote = /“[^”]*”?|「[^」]*」?|『[^』]*』?|"[^"]*"?/g;

/** The text with spaces for what is said in it: other people's words have other people's pronouns. */
function withoutSpeech(text: string): string {
  return text.replace(quote, (said) => ' '.repeat(said.length));
}

function retold(memory: Memory, text: string): string {
  if (text.length > 2000) return text;
  const outside = withoutSpeech(text);
  const hasSpeech = outside !== text;
  if (!/[\p{L}\p{N}]/u.test(outside)) return spokenBySomebody(memory, text);
  const sentences = splitSentences(outside);
  let [words, shift] = [text, 0];
  let about: string | null = null;
  for (const { start, text: sentence } of sentences) {
    const { at, length, instead, subject } = resolve(memory, sentence);
    about ??= subject;
    if (at < 0) continue;
    const place = start + at + shift;
    words = words.slice(0, place) + instead + words.slice(place + length);
    shift += instead.length - length;
  }
  if (hasSpeech && about !== null) memory.speaker = about;
  return words;
}

function hasPeople({ language, names }: Memory, text: string): boolean {
  return tellerIn[language].test(text) || mentionsIn(text, language, names).length > 0;
}

/** A speech and no more: of two who talk it is the other one's, else of whom the words before are about. */
function spokenBySomebody(memory: Memory, text: string): string {
  const people = memory.recent.filter(({ gender }) => gender !== 'it').map(({ words }) => words);
  const speaker = people.find((words) => words !== memory.speaker);
  if (speaker === undefined) return text;
  memory.speaker = speaker;
  return memory.language === 'zh' ? `${speaker}说：${text}` : `${speaker} ${speaker === 'I' ? 'say' : 'says'}, ${text}`;
}

interface Resolved {
  /** What is to be put in place of how many letters where; -1 where nothing is. */
  readonly at: number;
  readonly length: number;
  readonly instead: string;
  /** What the sentence is about; null where it does not say. */
  readonly subject: string | null;
}

const pronounEnglish =
  /\b(he|she|they|those(?= who\b)|his|her|their|(?<=^)it(?= (?!is\b|was\b|will\b|had\b|has\b|would\b|may\b|must\b|seem|rain|snow|took\b|takes\b)))\b/gi;
const pronounChinese = /([他她]们?)(?!日|乡|国|人|处|方|山)/g;
const tellerIn: Readonly<Record<Language, RegExp>> = { en: /\b(?:I|we|We)\b/, zh: /我们?(?!的)/ };
/** A clause before the main one does not say what the sentence is about: "If a hawk comes, he …". */
const subordinate =
  /^(?:if|when|as|though|although|while|because|after|before|since|until|whenever|where)\b[^.;]*?,(?= (?:he|she|they|it|we|i)\b)/i;
/** A Chinese sentence that begins with what is done is about whom the one before was about. */
const withoutSubject =
  /^(?:然而|但是?|可是|于是|接着|然后|随后|而且|并且|此后|后来|最后)?[，]?(?:并不|不再|没有|只将|只把|便|就|又|还|再|才|随即|连忙|赶紧|慢慢地?|忽然|将|把|从[^，]{1,6}里|走[进出到向]|跑[进出到向]|站|坐|拿|抬|打开|嘱咐|放下|转身|回头)/;

function resolve(memory: Memory, sentence: string): Resolved {
  const { language, names } = memory;
  const own = mentionsIn(sentence, language, names);
  const lead = language === 'en' ? (subordinate.exec(sentence)?.[0].length ?? 0) : 0;
  const pronouns = [...sentence.matchAll(language === 'en' ? pronounEnglish : pronounChinese)];
  const nothing = { at: -1, length: 0, instead: '' };
  let resolved: Omit<Resolved, 'subject'> = nothing;
  let meant: readonly Mention[] = [];
  for (const match of pronouns) {
    const pronoun = match[1] ?? '';
    const isOwned = own.some(
      (mention) => mention.isSubject && mention.at < match.index && mention.at >= lead && mayMean(pronoun, mention),
    );
    if (isOwned) break;
    const found = referents(memory, pronoun);
    const isPossessive = /^(?:his|her|their)$/i.test(pronoun);
    if (found.length === 0 || (isPossessive && own.length > 0)) continue;
    meant = found;
    resolved = {
      at: match.index,
      length: pronoun.length,
      instead: inPlaceOf(pronoun, found, language, match.index === 0),
    };
    break;
  }
  const about = memory.recent.find(({ words }) => !sentence.includes(words));
  if (resolved.at < 0 && own.length === 0 && about && language === 'zh' && withoutSubject.test(sentence)) {
    const connective =
      /^(?:然而|但是?|可是|于是|接着|然后|随后|而且|并且|此后|后来|最后)[，]?/.exec(sentence)?.[0] ?? '';
    resolved = { at: connective.length, length: 0, instead: about.words };
    meant = [about];
  }
  const told = tellerIn[language].exec(sentence);
  remember(memory, meant, told ? [...own, tellers[language]] : own, lead);
  const isAbout = own.find(({ isSubject, at }) => isSubject && at >= lead);
  const firstAt = Math.min(resolved.at < 0 ? Infinity : resolved.at, isAbout?.at ?? Infinity);
  const subject =
    told && told.index < firstAt
      ? tellers[language].words
      : resolved.at >= 0 && resolved.at <= firstAt
        ? (meant[0]?.words ?? null)
        : (isAbout?.words ?? null);
  return { ...resolved, subject };
}

/** "Those who sat in them were white with dust." */
const thePeople: Mention = { words: 'the people', isPlural: true, gender: null, at: 0, isSubject: true };

/** Whom a pronoun means, of those spoken of last: "they" also two who were spoken of one by one. */
function referents({ recent }: Memory, pronoun: string): readonly Mention[] {
  if (/^those$/i.test(pronoun)) return [thePeople];
  const fitting = recent.filter((mention) => mayMean(pronoun, mention));
  // "It" may mean any thing, of which nothing is known here: only an animal that the words before are about is sure.
  if (/^it$/i.test(pronoun)) return recent.slice(0, 1).filter(({ gender }) => gender === 'it');
  const isHer = /^(?:she|her|她)$/i.test(pronoun);
  const one = (isHer ? fitting.find(({ gender }) => gender === 'she') : undefined) ?? fitting[0];
  if (one) return [one];
  if (/^(?:they|their)$|们$/i.test(pronoun)) {
    const singles = recent.filter(({ isPlural, gender }) => !isPlural && gender !== 'it').slice(0, 2);
    return singles.length === 2 ? singles.toReversed() : [];
  }
  const several = /^[他她]$/.test(pronoun) ? recent.find(({ isPlural }) => isPlural) : undefined;
  return several ? [several] : [];
}

function inPlaceOf(pronoun: string, found: readonly Mention[], language: Language, opens: boolean): string {
  if (language === 'zh') return found.map(({ words }) => words).join('和');
  const words = found.map((mention) => mention.words).join(' and ');
  const said = /^(?:his|her|their)$/i.test(pronoun) ? `${words}${words.endsWith('s') ? '’' : '’s'}` : words;
  return opens ? said.charAt(0).toUpperCase() + said.slice(1) : said;
}

/** Those whom a sentence is about come first: the ones its pronoun means, then its subjects, then whom else it speaks of. */
function remember(memory: Memory, meant: readonly Mention[], own: readonly Mention[], lead: number): void {
  const subjects = own.filter(({ isSubject, at }) => isSubject && at >= lead);
  const others = own.filter((mention) => !subjects.includes(mention));
  const now = [...meant, ...subjects, ...others];
  const words = new Set(now.map((mention) => mention.words));
  memory.recent = [...now, ...memory.recent.filter((mention) => !words.has(mention.words))].slice(0, mostRemembered);
}
