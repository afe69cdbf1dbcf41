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

/** How much of the longest narrated shot a text takes. */
function share(text: string): number {
  const characters = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0;
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
