import { splitSentences } from './split-sentences.ts';
import type { Stretch } from './split-sentences.ts';

/** Where the picture changes in a text that is read aloud over pictures: news copy, a lesson, a story. */

/** A picture holds a viewer 12 to 15 s; what is said longer over it is cut at a sentence. At the rates of timing.ts. */
const mostWords = 36;
const mostCharacters = 48;
/** What one says is one shot, up to so many of the longest others. */
const mostOfSpeech = 3;
/** A sentence of up to five words or seven characters is too little for a picture. */
const shortest = 0.15;
/** Patterns look no further into a sentence than this. */
const longestLook = 200;

function lengthOf(text: string): { readonly words: number; readonly characters: number } {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
  return { words, characters };
}

/** How much of the longest narrated shot a text takes. */
function share(text: string): number {
  const { words, characters } = lengthOf(text);
  return words / mostWords + characters / mostCharacters;
}

const stative =
  "(?:was|were|is|are|had|has|have|could|would|should|might|must|may|can|knew|thought|felt|seemed|wanted|hoped|believed|wondered|looked like|understood)(?:n['’]t)?\\b";
/** "It was like the roar of a gale.", "His coat was wet.", "Many had come far.": more of what is seen already. */
const saysMore: readonly RegExp[] = [
  new RegExp(`^(?:But |And |Yet |For |So )?(?:it|this|that|these|those|such) (?:\\w+ly )?${stative}`, 'i'),
  new RegExp(
    `^(?:But |And |Yet |For |So )?(?:he|she|they|we|i|many|some|most|both|all|each|none|\\w+ of (?:them|us)) (?:\\w+ly )?${stative}`,
    'i',
  ),
  new RegExp(`^(?:his|her|its|their|our|my) (?:[\\w-]+ ){1,4}?${stative}`, 'i'),
  /^There (?:was|were|is|are) in (?:it|them)\b/i,
];
/** 恐怕也是如此的罢 weighs what was said; 这些, 它 speak of a thing that is in the picture; 的确 says it once more. */
const saysMoreInChinese: readonly RegExp[] = [
  /^[^，。！？]{0,8}(?:恐怕|大概|大抵是|也许|可惜|的确|其实|总之|未免|难怪|何况|不妨|当然)/,
  /^(?:但|而|可是|不过|然而|所以)?(?:这些|那些|它们?|这|那)(?![时里天边样位个人次年]|时候|么)/,
  /^(?:但|而|可|可是|不过|因为|所以)?(?:我们?|[他她]们?)(?:也|还|却|就|都|又|只|便|只好|自然|仿佛|似乎|原|原来|本来|一时|真|实在)*(?:是|有|觉得|以为|知道|晓得|懂得|明白|记得|相信|希望|喜欢|怕|不|没)/,
];
/** What begins so begins something else. */
const turns =
  /^(?:then|next|later|suddenly|soon|meanwhile|afterwards|at last|when|after|before|until|at \w+ o['’]clock)\b|^(?:第[一二三四五六七八九十]+[天日年]|次日|其时|此后|后来|这时|那时|忽然|突然|不久|接着|然后|果然|现在|如今|于是|[^，。]{0,4}(?:以后|之后|之前)，)/i;

/** Openings of quotations, and what each is closed by. */
const marksOfSpeech: readonly (readonly [open: RegExp, close: RegExp])[] = [
  [/“/g, /”/g],
  [/「/g, /」/g],
  [/『/g, /』/g],
];

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether a text ends inside of what somebody says. */
function endsInSpeech(text: string): boolean {
  if (countOf(text, /"/g) % 2 === 1) return true;
  return marksOfSpeech.some(([open, close]) => countOf(text, open) > countOf(text, close));
}

const endsInQuote = /["”」』]$/;
const sayEnglish =
  '(?:said|says|cried|asked|answered|replied|called|shouted|whispered|exclaimed|added|began|repeated|murmured|muttered|thought)';
/** "…," said the boatman / 我低声说: who said what stands before it. */
const attribution = new RegExp(
  `^(?:${sayEnglish}\\b|(?:he|she|they|i|we|the [\\w-]+(?: [\\w-]+)?|\\p{Lu}[\\p{L}.]*(?: \\p{Lu}[\\p{L}.]*)?) ${sayEnglish}\\b)|^[^，。！？；：“”]{1,10}(?:说|道|问|答|喊|叫|想|嚷|叹)(?:道|着)?[，。！]`,
  'u',
);

/** Whether a sentence is not seen by itself: it goes on with the picture of the ones before it. */
function goesOn(text: string, group: Stretch, next: Stretch): boolean {
  const before = text.slice(group.start, group.end);
  if (share(before) > mostOfSpeech) return false;
  if (endsInSpeech(before)) return true;
  const start = next.text.slice(0, longestLook);
  if (endsInQuote.test(before) && attribution.test(start)) return true;
  if (share(text.slice(group.start, next.end)) > 1 || turns.test(start)) return false;
  if (share(before) <= shortest) return true;
  if (/[?？]["”]?$/.test(before) && /[?？]["”]?$/.test(next.text)) return true;
  return [...saysMore, ...saysMoreInChinese].some((pattern) => pattern.test(start)) || share(next.text) <= shortest;
}

/** Divides a paragraph into what is said over one picture each: at its sentences, but for those that say more of the same. */
export function beatsOf(text: string): Stretch[] {
  const beats: Stretch[] = [];
  for (const sentence of splitSentences(text)) {
    const last = beats.at(-1);
    if (last && goesOn(text, last, sentence))
      beats[beats.length - 1] = { start: last.start, end: sentence.end, text: text.slice(last.start, sentence.end) };
    else beats.push(sentence);
  }
  return beats;
}

/** "…," said he, at the start of a paragraph: a speech with its own speaker. */
const speechOfItsOwn = new RegExp(`^"[^"]{1,200}" (?:[\\w.]+ ){0,4}?${sayEnglish}\\b`);

/**
 * Whether what ends a paragraph goes on at the start of the next: a speech that is announced ("He called:"), or one that is
 * not closed, as where a speech has several paragraphs and each opens anew.
 */
export function goesOnInNext(text: string, next: string): boolean {
  if (share(text) > mostOfSpeech) return false;
  return /[:：]$/.test(text) || (endsInSpeech(text) && !speechOfItsOwn.test(next.slice(0, longestLook * 2)));
}

/** A picture of which more is said is cut into several of about 12 s at most; no piece of it is shorter than 3.5 s. */
const longestPicture = 14;
const wantedPicture = 12;
const shortestPicture = 3.5;
/** Places that are weighed for one piece. */
const mostCuts = 60;

/** Seconds to read a text aloud, at the rates of timing.ts. */
function readingSeconds(text: string): number {
  const { words, characters } = lengthOf(text);
  return words * (60 / 145) + characters * (60 / 260);
}

/** A place where a text may be cut; the stronger, the more of a stop it is. */
interface Cut {
  readonly at: number;
  /** Seconds from the beginning of the text. */
  readonly seconds: number;
  readonly strength: number;
}

/** Behind a stop inside of a sentence, else before a word that joins clauses. */
const clauseEnd =
  /(?:[;:](?=\s)|[,](?=\s|["”])|[；：，]|(?<=\S)(?:--|——|[—–]))["”」』]*|(?<=\w{2})(?= (?:and|but|that|which|who|whom|when|where|while|because|as|for|with) )/gu;

/** What something is like is not seen: cut off from the word that says so, it would be. */
const likening = /\bas (?:though|if)\b|\blike an? |仿佛|好像|好似|如同|似乎/i;

function cutsOf(text: string): Cut[] {
  const ends = new Set(splitSentences(text).map(({ end }) => end));
  const places = [...text.matchAll(clauseEnd)].map(({ index, 0: mark }) => ({ at: index + mark.length, mark }));
  const all = [...places, ...[...ends].map((at) => ({ at, mark: '.' }))].toSorted((one, other) => one.at - other.at);
  let [from, seconds, isLikened] = [0, 0, false];
  return all.flatMap(({ at, mark }) => {
    const strength = strengthOf(mark, ends.has(at));
    const before = text.slice(from, at);
    seconds += readingSeconds(before);
    from = at;
    isLikened = (isLikened || likening.test(before)) && strength < 2;
    return isLikened ? [] : [{ at, seconds, strength }];
  });
}

function strengthOf(mark: string, endsSentence: boolean): number {
  if (endsSentence) return 3;
  if (mark === '') return -3;
  return /[,，]/.test(mark) ? 0 : 2;
}

/** The best place to end the piece that begins after some seconds; null where none leaves enough on both sides. */
function bestCut(cuts: readonly Cut[], start: number, total: number): Cut | null {
  const left = total - start;
  const target = left / Math.ceil(left / wantedPicture);
  const cost = ({ seconds, strength }: Cut) => Math.abs(seconds - start - target) - strength;
  const possible = cuts.filter(
    ({ seconds }) => seconds - start >= shortestPicture && total - seconds >= shortestPicture,
  );
  const short = possible.filter(({ seconds }) => seconds - start <= longestPicture);
  if (short.length === 0) return possible[0] ?? null;
  return short.reduce((best, cut) => (cost(cut) < cost(best) ? cut : best));
}

/**
 * Divides what is said over one picture where it is too long for one: at its sentences, else at its clauses. Each piece shows
 * what is said next.
 */
export function picturesOf(text: string): Stretch[] {
  const pieces: Stretch[] = [];
  const total = readingSeconds(text);
  const add = (start: number, end: number): void => {
    const piece = text.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    pieces.push({ start: from, end: from + piece.trim().length, text: piece.trim() });
  };
  const cuts = total > longestPicture ? cutsOf(text) : [];
  let [at, seconds, next] = [0, 0, 0];
  while (total - seconds > longestPicture) {
    const cut = bestCut(cuts.slice(next, next + mostCuts), seconds, total);
    if (cut === null) break;
    add(at, cut.at);
    next = cuts.indexOf(cut, next) + 1;
    ({ at, seconds } = cut);
  }
  add(at, text.length);
  return pieces;
}
