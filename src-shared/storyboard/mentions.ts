import type { Language } from '../script/screenplay.ts';
import { chineseNamesIn } from './chinese-names.ts';
import { genderOfName, isGivenName } from './given-names.ts';
import { withoutSimiles } from './similes.ts';
import { nounMeaning } from './people-nouns.ts';

/** Whom running text speaks of: people and animals by the words it has for them. */

/** Somebody as a text speaks of them. */
export interface Mention {
  /** As a picture can name them again: "the older boy", "Mr. Rose", 检查员. */
  readonly words: string;
  /** null where a Chinese word leaves it open. */
  readonly isPlural: boolean | null;
  /** Which pronouns may mean them; null where the words do not tell. */
  readonly gender: 'he' | 'she' | 'it' | 'I' | null;
  /** Where they stand in the text, and whether as what it is about ("of the boy" is not). */
  readonly at: number;
  readonly isSubject: boolean;
}

const determiner =
  "(?:the|an?|this|that|these|those|his|her|their|its|our|my|one|two|three|four|five|six|some|many|several|both|all|another|no|every|two or three|\\p{L}+['’]s)";
const adjective =
  '(?:(?!(?:of|in|on|at|to|and|or|that|who|which|was|were|is|are|from|for|by|as|with|had|has|out|into|but|he|she|they|it|his|her|their|the|a|an|one|two|three|four|five|six|some|many|several|both|all)\\b)[\\p{Ll}-]+ )';
const title =
  '(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Captain|King|Queen|Prince|Princess|Burgomaster|Mayor|President|Professor|Uncle|Aunt|Sergeant|Colonel|General)';
const capital = "\\p{Lu}[\\p{Ll}'’-]+";
const properEnglish = new RegExp(
  `(?<pair>${title}\\.? and ${title}\\.? ${capital})|(?<titled>${title}\\.? ${capital}(?: ${capital})?)`,
  'gu',
);
const everyone = /\b[Ee]very(?: ?one|body)\b/gu;
const before =
  /(?:\b(?:of|to|with|in|by|for|from|among|around|near|against|under|over|behind|between|at|like|than|before|after|into|upon|on) )(?:(?:the|an?|this|that|his|her|their|its|our|my|one|two|three|some|many|several|all|another) )?(?:[\p{Ll}-]+ ){0,2}$/u;

const determined = new RegExp(
  `(?:^|[^\\p{L}'’-])(?<determiner>${determiner} )?(?<adjectives>(?:${adjective}){0,3})$`,
  'iu',
);

interface Determined {
  readonly determiner?: string;
  readonly adjectives?: string;
}

function determinedAt(text: string, at: number): Determined {
  return determined.exec(text.slice(Math.max(0, at - 60), at))?.groups ?? {};
}

/** "an older boy" is named again as "the older boy", "two boys" as "the two boys". */
function namedAgain({ determiner: first = '', adjectives = '' }: Determined, noun: string): string {
  const count = /^(?:two|three|four|five|six)\b/i.exec(first)?.[0].toLowerCase();
  const own = first === '' ? '' : adjectives;
  const shortOwn = own
    .split(' ')
    .filter((word) => word !== '')
    .slice(-2)
    .join(' ');
  return ['the', count, shortOwn, noun.toLowerCase()].filter(Boolean).join(' ');
}

function isSubjectAt(text: string, at: number): boolean {
  return !before.test(text.slice(Math.max(0, at - 60), at));
}

function pronounOfName(name: string): Mention['gender'] {
  const said = genderOfName(name);
  return said === null ? null : said === 'her' ? 'she' : 'he';
}

function mentionsInEnglish(text: string, names: readonly string[]): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(properEnglish)) {
    const { pair, titled = '' } = match.groups ?? {};
    const gender = pair ? null : /^(?:Mrs|Ms|Miss|Lady|Queen|Princess|Aunt)/.test(titled) ? 'she' : 'he';
    const isSubject = isSubjectAt(text, match.index);
    found.push({ words: pair ?? titled, isPlural: pair !== undefined, gender, at: match.index, isSubject });
  }
  for (const { index: at } of text.matchAll(everyone))
    found.push({ words: 'everyone', isPlural: true, gender: null, at, isSubject: isSubjectAt(text, at) });
  for (const { 0: word, index: at } of text.matchAll(/[\p{L}-]+/gu)) {
    const meaning = nounMeaning(word.toLowerCase());
    if (meaning === null) continue;
    const said = determinedAt(text, at);
    // One needs a word before it: "man the boats" speaks of nobody.
    if (meaning.isPlural === true || said.determiner !== undefined)
      found.push({ words: namedAgain(said, word), ...meaning, at, isSubject: isSubjectAt(text, at) });
  }
  for (const name of names) {
    const at = text.search(new RegExp(`(?<![\\p{L}.])${name}(?![\\p{L}])`, 'u'));
    const isTaken = found.some((mention) => Math.abs(mention.at - at) < mention.words.length);
    const gender = pronounOfName(name);
    if (at >= 0 && !isTaken) found.push({ words: name, isPlural: false, gender, at, isSubject: isSubjectAt(text, at) });
  }
  return found.toSorted((one, other) => one.at - other.at);
}

const saying = '(?:said|cried|asked|answered|replied|called|shouted|whispered|exclaimed|thought|says|asks)';
const namePatterns: readonly RegExp[] = [
  new RegExp(`\\b${saying} (${capital})(?=[,.;!?:]| to | who )`, 'gu'),
  new RegExp(
    `(?<=[.!?”"]\\s+|^|, | when | which | that | and )(${capital}) (?:${saying}|got|had|held|ran|took|came|went|was|saw|fell|soon|then)\\b`,
    'gu',
  ),
  /(?<=\b(?:when|and|that|but|while|as|which|whom) )(\p{Lu}\p{Ll}+) \p{Lu}\p{Ll}+(?= (?:and|began|ran|came|went|was|had|saw|said|took)\b)/gu,
];
/** "Ben sat", "then Lucy Grey’s hat fell": a given name, with or without another behind it, of which something is said. */
const givenName = new RegExp(
  `(?<!\\b(?:[Tt]he|St\\.?) )(?<![\\p{L}.'’-])(\\p{Lu}\\p{Ll}+)(?: \\p{Lu}\\p{Ll}+)?(?:['’]s)?(?=:? ?["“]|,? \\p{Ll}|, (?:and )?\\p{Lu}\\p{Ll}+[ ,])`,
  'gu',
);
const noNames =
  /^(?:The|A|An|It|He|She|They|We|You|I|This|That|These|Those|There|Then|Here|What|Who|When|Where|One|Two|Many|Some|All|Both|Nobody|Everyone|Every|Each|Nothing|Mr|Mrs|Miss|Dr|Sir|God|Heaven|But|And|Or|So|If|As|No|Not|Yes|His|Her|Their|Its|My|Our|Your|Another|Children|People|Men|Women)$/;

/** Whether a word in capitals is a pronoun or the like. */
export function isNoName(word: string): boolean {
  return noNames.test(word);
}

/** The names of people that a whole text calls by a name alone: "said John", "James got to it first", 小梅笑了. */
export function namesIn(text: string, language: Language): string[] {
  if (language === 'zh') return chineseNamesIn(text);
  const names = namePatterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const given = [...text.matchAll(givenName)].map((match) => match[1] ?? '').filter(isGivenName);
  return [...new Set([...names, ...given])].filter((name) => name !== '' && !noNames.test(name)).slice(0, 60);
}

const chinesePersons =
  '(?![位个名的些群和与在是给对向把被])\\p{Script=Han}(?:先生|女士|小姐|太太|老师|医生|师傅|警官|教授|主任|经理|老板|局长|市长|县长|校长|老爷|太爷)|\\p{Script=Han}{2}嫂|(?![位个名的])\\p{Script=Han}(?:大?[婶叔伯]|大[妈娘爷哥姐])|[长短帮]工(?![作程厂业])|(?<=[个名位群队])兵(?![器力马法营船])|' +
  '[红黑白灰蓝黄绿青紫]衣(?:人|男子|女子|少年|女人|男人)|陌生人|蒙面人|男子|女子|大家|众人|人们|人群|群众|观众|听众|' +
  '[邻行路客工商诗军老女男妇主病犯仆猎农猎古圣牧盲]人|乡下人|原始人|古圣人|年[轻青]人|中年人|' +
  '(?:农|市|居|渔|村|难|移|平)民|[渔农车船樵屠]夫|同胞|茶房|[学作记读患使旅侍]者|旁观者|志愿者|目击者|消费者|参观者|' +
  '(?:学|先|医|考|新|女|男)生|(?:老|教|律|厨|工程|设计|摄影|魔术)师|士兵|战士|护士|道士|骑士|警察|警官|法官|史官|将军|司机|和尚|尼姑|木匠|铁匠|石匠|裁缝|侍卫|掌柜|伙计|老板|顾客|乘客|旅客|游客|' +
  '(?:店|职|队|船|演|官|海|球|成|议|研究|检查|校对|管理|售票|服务|消防|宇航|驾驶|飞行|快递|售货|运动|公务|工作人)员|' +
  '孩子|女孩|男孩|小孩|姑娘|少年|青年|少女|婴儿|儿童|老头|老太太|老婆婆|父亲|母亲|爸爸|妈妈|爷爷|奶奶|外婆|外公|哥哥|姐姐|弟弟|妹妹|儿子|女儿|丈夫|妻子|叔叔|阿姨|伯伯|邻居|朋友|同学|同事|皇帝|国王|王后|公主|王子|大臣|县官|老爷|少爷|小姐|太太|新娘|新郎|强盗|小偷|乞丐';
const chineseAnimals = '小?[狗猫马牛羊猪鸡鸭鹅鸟鱼狐狼虎熊猴兔鹿象蛇](?![上路头])';
const chineseFemale = /[女妇妈母奶婆姐妹姑娘妻姨后主嫂婶]|小姐|太太|新娘|护士|尼姑/u;
const chineseMale = /[男爸父爷公哥弟夫叔伯]|先生|和尚|国王|皇帝|王子|新郎|少爷/u;
const chinese = new RegExp(
  `(?<count>[两二三四五六七八九十几数众各些]{1,2}[个位名群只]?[^，。；！？、：“”]{0,9}?|一[群些队帮][^，。；！？、：“”]{0,9}?)?(?<noun>${chinesePersons})(?<many>们)?(?!似的|般[的地]?|一[样般][的地])|(?<=[一这那只头条匹两个])(?<animal>${chineseAnimals})`,
  'gu',
);
/** Words that make of whom they stand before what is done to, or with. */
const notBeforeSubject = /[在到把被对向跟和给见着了过有是叫让靠为]|告诉/u;
const always = /^(?:大家|众人|人们|人群|群众|观众|听众)$/;

function isSubjectAtChinese(text: string, at: number): boolean {
  const lead = /[^，。；：！？“”]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  return lead.length <= 8 && !notBeforeSubject.test(lead);
}

function mentionsInChinese(text: string, names: readonly string[]): Mention[] {
  const named = names.flatMap((words): Mention[] => {
    const at = text.indexOf(words);
    const gender = pronounOfName(words);
    return at < 0 ? [] : [{ words, isPlural: false, gender, at, isSubject: isSubjectAtChinese(text, at) }];
  });
  const others = [...text.matchAll(chinese)].map((match): Mention => {
    const { count, noun, many, animal } = match.groups ?? {};
    const word = noun ?? animal ?? '';
    const one = /[一这那每][个位名只]?[^，。；！？、]{0,8}$/u.test(
      text.slice(Math.max(0, match.index - 10), match.index),
    );
    const isPlural = count !== undefined || many !== undefined || always.test(word) ? true : one ? false : null;
    const gender = animal ? 'it' : chineseFemale.test(word) ? 'she' : chineseMale.test(word) ? 'he' : null;
    const isSubject = isSubjectAtChinese(text, match.index);
    return { words: `${word}${many ?? ''}`, isPlural, gender, at: match.index, isSubject };
  });
  // 园长赵刚 is one.
  const isTaken = ({ at, words }: Mention) =>
    named.some((name) => Math.abs(name.at - at) < name.words.length || name.at === at + words.length);
  return [...named, ...others.filter((mention) => !isTaken(mention))].toSorted((one, other) => one.at - other.at);
}

/**
 * Whom a sentence speaks of, in the order of its words; what it only says somebody is like is nobody.
 * @param names what `namesIn` found in the whole text
 */
export function mentionsIn(sentence: string, language: Language, names: readonly string[]): Mention[] {
  const text = withoutSimiles(sentence.slice(0, 600), language);
  return language === 'zh' ? mentionsInChinese(text, names) : mentionsInEnglish(text, names);
}

/** Whether a pronoun ("they", 他) may mean somebody. */
export function mayMean(pronoun: string, { isPlural, gender }: Mention): boolean {
  const folded = pronoun.toLowerCase();
  if (gender === 'I') return false;
  if (/^(?:they|their)$|们$/.test(folded)) return isPlural !== false && !(isPlural === null && gender === 'it');
  if (isPlural === true) return false;
  if (/^(?:she|her|她)$/.test(folded)) return gender === 'she' || gender === null;
  if (/^(?:it|its|它)$/.test(folded)) return gender === 'it';
  return gender !== 'she';
}
