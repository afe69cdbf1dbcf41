import type { Language } from '../script/screenplay.ts';

/** What something is like, or is measured by, is not there: "as if he were a boy", "like a king", 比屋里冷, 仿佛变了少年. */

const clauseEnd = '[^,.;:!?—]';
/** Where a likeness within a clause is over: "ran like a hare into the barn". */
const goesOn =
  ' (?:and|but|or|when|while|until|till|into|through|across|along|towards?|past|down|up|out|off|away|back|over|to (?:the|his|her|their))\\b';
const determiner = "(?:an?|the|his|her|their|my|our|some|those|any|another|one|two|three|\\p{L}+['’]s)";
const english: readonly RegExp[] = [
  new RegExp(`\\bas (?:if|though) ${clauseEnd}*`, 'giu'),
  // "As soon as the boy came" says when, "as far as the mill" how far.
  new RegExp(`\\bas (?!soon |long |far |well )[\\p{L}-]+ as (?!(?:if|though) )(?:(?!${goesOn})${clauseEnd})*`, 'giu'),
  new RegExp(
    `(?<!\\b(?:would|should|could|might|to|not|do|does|did|I|you|we|they) )\\blike ${determiner} (?:(?!${goesOn})${clauseEnd})*`,
    'giu',
  ),
  // "No sooner had she come than the boy ran" says when.
  new RegExp(`(?<!\\bsooner\\b${clauseEnd}{0,60})\\bthan (?:(?!${goesOn})${clauseEnd})*`, 'giu'),
  new RegExp(
    `\\b(?:much|just|even|exactly) as (?:an?|men|women|people|children) (?:(?!${goesOn})${clauseEnd})*`,
    'giu',
  ),
];
/** 像鹿一样跑进树林: the likeness ends where it says so, else with its clause. */
const chineseEnd = '(?:[^，。；！？：“”]*?(?:一[样般]|似的|那样)[地的]?|[^，。；！？：“”]*)';
const chinese: readonly RegExp[] = [
  new RegExp(`(?:仿佛|彷佛|好似|好比|宛如|宛若|犹如|如同|俨然)${chineseEnd}`, 'gu'),
  new RegExp(`(?<![佛画录影偶想头肖雕塑铜神图摄石遗蜡])像(?![样话素])${chineseEnd}`, 'gu'),
  /(?<![对相无评])比(?![赛如较例方划武喻拟利])[^，。；！？：“”]*/gu,
];

/** A text with spaces for what something is only like; every other letter stays in its place. */
export function withoutSimiles(text: string, language: Language): string {
  const patterns = language === 'zh' ? chinese : english;
  return patterns.reduce((rest, pattern) => rest.replace(pattern, (like) => ' '.repeat(like.length)), text);
}
