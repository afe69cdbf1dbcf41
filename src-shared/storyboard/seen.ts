import type { Language } from '../script/screenplay.ts';

/**
 * Takes from a sentence what nobody sees: what was, is not or may be, what somebody thinks of or writes to, what something
 * is like. A model shows every thing it hears of, wherever it may be.
 */

const unseenEnglish: readonly (readonly [RegExp, string])[] = [
  // "the rocks that nobody can see", "every boat that has come home"
  [
    / (?:that|who|which|whom) (?:nobody|no one|nothing|can(?:not)?|could|has|have|had|was|were|will|would|may|might|must|once|never|always|used)\b[^,.;!?]*/gi,
    '',
  ],
  // "and its lamp is dark"
  [
    /,? (?:and|but|though|while) (?:its|the|his|her|their) [^,.;!?]{1,30} (?:is|are) (?:not|no|dark|gone|empty|silent|missing|lost|broken|out|off|away|nowhere)\b[^,.;!?]*/gi,
    '',
  ],
  // "as fast as the wind will let her", "as if she had seen a ghost", "like a bird"
  [
    /,? as [a-z]+ as (?:if )?[^,.;!?]*|,? as (?:if|though) [^,.;!?]*|(?<!\blooks?|\blooking|\bwould|\bI),? like (?:an?|the) [^,.;!?]*/gi,
    '',
  ],
  // "and carries the old man home": who is carried is inside
  [
    /,? and (?:carries|takes|brings|drives|bears) (?:him|her|them|(?:an?|the|his|her|their) [^,.;!?]{1,40}) (?:home|away|back|off)\b/gi,
    '',
  ],
  // A model hears "gives".
  [
    /(?<!(?:\b(?:her|his|their|the|its|your|my|two|both)|['’]s) )\bhands(?= (?:(?:him|her|them|it|over|an?|the)\b|\p{Lu}))/gu,
    'gives',
  ],
  // "writes to the one man", "writes a letter to her father"
  [/\b(writ(?:es?|ing)(?: (?:an?|the|his|her) (?:[a-z]+ )?(?:letter|note|postcard|message))?) to [^,.;!?]*/gi, '$1'],
  [/\b(think(?:s|ing)?|dream(?:s|ing)?) (?:of|about) [^,.;!?]*/gi, '$1'],
  [/\bremember(?:s|ing)? [^,.;!?]*/gi, 'thinks'],
  // "is on the phone"
  [/\b(?:is|talks|speaks) on the (?:tele)?phone\b/gi, 'phones'],
  // A model hears the hour in "good evening".
  [/\bgood (?:morning|afternoon|evening)\b/gi, 'hello'],
  // "without a coat"
  [/,? without (?:an?|any|his|her|the) [^,.;!?]*/gi, ''],
];

const unseenClause =
  /^(?:怕|生怕|担心|希望|以为|因为|为了|仿佛|好像|好似|像|如同|似乎|据说|心想|回想|想起|想着|原来|可惜|要是|如果)|看不见|看不到|听不见|没有人|什么也|什么都|比[^，。]{1,8}还/;

/** How hard somebody does something; the word is heard as somebody else. */
const howHard = /(?:用力|使劲|拼命|努力)地/g;

/** A model hears the hour in 晚上好. */
const chineseGreeting = /(?:早上|早晨|上午|中午|下午|晚上)好(?=[^\p{Script=Han}]|$|[啊呀哦吗])/gu;

const chineseMarks = /(?<=[，。；！？])/;

/** "MARA, who stands in the rain and waits": what she does is what is seen. */
const doing = /^([^,.;!?]{1,80}), who (?=[a-z]+s\b)/;

/** "In Mara's hand, a paper boat": a hand and the boat; whoever is named is drawn from head to foot. */
const inHandEnglish = /^in (?:[^,.;!?]{1,40}['’]s|his|her|their) (?:open )?(?:hands?|palm), (?=(?:an?|the|one|two) )/i;
const inHandChinese = /^[^，。；！？]{0,12}?的?(?:手里|手中|手心里?|掌心里?)，(?=[一两那这])/;

/** A sentence without what is not to be seen in it; as it was where nothing would be left. */
export function seenOf(sentence: string, language: Language): string {
  const rest =
    language === 'zh'
      ? seenClauses(sentence.replace(inHandChinese, '手里，'))
      : unseenEnglish.reduce(
          (text, [pattern, instead]) => text.replace(pattern, instead),
          sentence.replace(inHandEnglish, 'In a hand, ').replace(doing, '$1 '),
        );
  return /[\p{L}\p{N}]/u.test(rest) ? rest.trim() : sentence;
}

function seenClauses(sentence: string): string {
  const clauses = sentence.replace(howHard, '').replace(chineseGreeting, '你好').split(chineseMarks);
  const kept = clauses.filter((clause) => !unseenClause.test(clause));
  const end = /[。！？]$/.exec(sentence)?.[0] ?? '';
  return kept.length === clauses.length ? clauses.join('') : `${kept.join('').replace(/[，；。！？]$/, '')}${end}`;
}

/** "She is 30, a journalist in a navy blazer.": what the description says already, wherever the person is seen. */
export function isDescription(sentence: string): boolean {
  return /^(?:she|he) (?:is (?:\d|in (?:her|his) \w+ies\b|an? [^.]*\b(?:in|with|wearing)\b)|wears )|^[她他](?:是一?[个位名]|穿着?|今年)[^，。]*[。！]?$/iu.test(
    sentence,
  );
}
