import { mentionsIn } from './mentions.ts';
import { nounMeaning } from './people-nouns.ts';

/** Who or what does something in a sentence of action that names nobody of the cast, and what is done: what makes it a beat. */

/** What a sentence says is done; null where it says only what is there. */
export interface Act {
  /** Noun of who or what does it, in lower case; null where the sentence has a pronoun, a name or nobody. */
  readonly subject: string | null;
  /** The verb as it stands. */
  readonly verb: string;
}

const longestLook = 120;
const mostWords = 7;

const determiner =
  /^(?:an?|the|one|two|three|four|five|six|some|several|many|another|both|all|every|each|this|that|these|those)$/i;
const ofOne = /^(?:an?|one|another|every|each|this|that)$/i;
const noVerb =
  /^(?:of|in|on|at|to|and|or|but|with|without|by|for|from|near|behind|under|over|above|below|beneath|outside|inside|across|along|between|beside|beyond|into|onto|out|off|up|down|around|through|against|like|as|than|everywhere|nearby|ahead|away|again|alone|together|too|not|no|that|who|which|where|when|while)$/i;
/** Verbs that say how somebody or something is, and goes on to be. */
const stative =
  /^(?:is|are|was|were|has|have|had|does|do|wears?|seems?|appears?|looks?|feels?|means?|needs?|wants?|knows?|stays?|remains?|keeps?|lies?|lasts?|hangs?|belongs?|his|its|this|always|perhaps|sometimes|yes|us|as|towards|downstairs|upstairs)$/i;
/** Light, weather and sound are of the whole place, not somebody to turn to. */
const ambient =
  /^(?:wind|rain|snow|thunder|lightning|storm|fog|mist|silence|darkness|music|sound|noise|sun|moon|light|lights|dust|smoke|clock|time|day|night|room|place|camera|we)$/i;
/** "Pulls his hand away.": a verb that opens a sentence, and no noun of many. */
const behindVerb =
  /^(?:his|her|their|its|the|an?|him|them|it|up|down|away|back|off|out|in|into|to|at|on|over|for|around|through|and|then|\p{L}+ly)$/iu;

/** "sinks", and no plural, "glass" or "ship's". */
function isInflected(word: string): boolean {
  return /[\p{Ll}]s$/u.test(word) && !/(?:ss|us|is|['’]s)$/i.test(word);
}

function isPlural(word: string): boolean {
  return isInflected(word) || nounMeaning(word.toLowerCase())?.isPlural === true;
}

function actInEnglish(text: string): Act | null {
  const clause = /^[^,.;:!?—–]*/.exec(text.slice(0, longestLook))?.[0] ?? '';
  const words = (clause.match(/[\p{L}\p{N}'’-]+/gu) ?? []).slice(0, mostWords);
  const [first = '', second = ''] = words;
  const isDetermined = determiner.test(first);
  const isGroup = nounMeaning(first.toLowerCase())?.isPlural === true;
  if (!isDetermined && !isGroup && isInflected(first) && !stative.test(first))
    return second === '' || behindVerb.test(second) ? { subject: null, verb: first.toLowerCase() } : null;
  const isNamed = isDetermined || isGroup;
  for (let at = isDetermined ? 2 : 1; at < words.length; at += 1) {
    const [before, word] = [words[at - 1] ?? '', words[at] ?? ''];
    if (noVerb.test(word) || (isNamed && stative.test(word))) return null;
    const isOfMany = /^they$/i.test(before) || (isNamed && !ofOne.test(first) && isPlural(before));
    if (!(isOfMany ? word.length > 2 && !/(?:ly|s)$/.test(word) : isInflected(word) && !stative.test(word))) continue;
    if (isNamed && ambient.test(before)) return null;
    return { subject: isNamed ? before.toLowerCase() : null, verb: word.toLowerCase() };
  }
  return null;
}

const chineseVerbs =
  '摇晃|晃动|鸣叫|叹气|叹息|哭泣|流泪|微笑|大笑|冷笑|苦笑|尖叫|惊叫|大叫|呼喊|欢呼|鼓掌|咳嗽|颤抖|发抖|点头|摇头|低头|抬头|回头|转身|转头|鞠躬|挥手|招手|起身|离开|离去|进来|出来|进门|出门|靠近|走近|倒下|跌倒|摔倒|滑倒|跪下|坐下|躺下|站起|醒来|睡着|沉没|下沉|沉入|落下|升起|飘落|飘动|飘过|飞过|飞走|飞起|盘旋|游过|爬上|爬下|奔跑|驶过|驶来|驶入|驶出|停下|停住|爆炸|燃烧|熄灭|亮起|响起|打开|拆开|关上|倒塌|裂开|断裂|断开|破碎|碎裂|消失|出现|闪过|滚动|转动|旋转|摆动|吠叫|嘶鸣|咆哮|吼叫|低吼|打盹|吃饭|喝水|抽烟|唱歌|跳舞|递给|拿起|拿出|放下|放在|放进|捡起|抓住|抓起|握住|举起|推开|拉开|掏出|接过|抱起|抱住|扔掉|扔下|藏起|端起|倒水|读起|写下|撕碎|撕开|推倒|打碎';
const shortVerbs = '哭笑跑走飞游叫喊吠停开关亮灭响断碎倒塌沉落升掉裂破烧醒睡吃喝拿抓推拉扔藏捡摔跳爬追逃打踢咬';
const adverb = '(?:正在?|慢慢地?|轻轻地?|缓缓地?|渐渐|突然|忽然|开始|又|都|也|还|便|就|再|连忙|一齐|同时)';
const chineseAct = new RegExp(
  `^(?<subject>[^，。！？；：的\\s]{0,7}?)${adverb}{0,2}(?:在[^，。！？；：]{1,8}[上里中下边旁内外前后]${adverb}?(?<there>\\p{Script=Han}{2})|(?<doing>${chineseVerbs})|(?<short>[${shortVerbs}])(?=[了着起下过来去进出向到上开]|[，。！？；]|$)|[把将](?<handled>[^，。]{1,8}))`,
  'u',
);
const chinesePronoun = /^(?:然后|接着|于是|随后|突然|忽然)?[他她它]们?/;
const chineseLead = /^(?:然后|接着|于是|随后|突然|忽然)|^[一两二三四五六七八九十几数][个位只条匹头群名辆艘架把张]?/u;
const chineseAmbient =
  /^(?:[天夜风雨雪雷雾烟]|[大小细微阴]?[风雨雪雾]|四周|周围|空气|气氛|阳光|月光|太阳|月亮|尘土|音乐|灯光|镜头|时间)$|[上里中下边旁内外]$/;

/** Before what is done: where from, where to, with what. */
const coverb = /^[从向朝往对用给跟][^，。]+/u;
const statedChinese = /^(?:是|有|在(?![^，。]{1,8}[上里中下边旁内外])|很|也是|都是|们|的)/;

/** "渔夫收网": whoever is somebody does what stands behind them, whatever verb it is. */
function personIn(text: string): Act | null {
  const start = text.slice(0, 12).replace(/[，。！？；：].*$/su, '');
  const person = mentionsIn(start, 'zh', []).find(({ at, isSubject }) => isSubject && at <= 4);
  const verb =
    person &&
    start
      .slice(person.at)
      .replace(/^[两二三四五六七八九十几一]?[个位名群]?/u, '')
      .slice(person.words.length, 8);
  return person && verb !== undefined && verb !== '' && !statedChinese.test(verb)
    ? { subject: person.words, verb }
    : null;
}

function actInChinese(text: string): Act | null {
  const found = chineseAct.exec(text.replace(chinesePronoun, '').replace(chineseLead, '').slice(0, longestLook));
  const { subject: before = '', there, doing, short, handled } = found?.groups ?? {};
  const verb = there ?? doing ?? short ?? (handled === undefined ? undefined : `把${handled}`);
  const subject = before.replace(coverb, '');
  if (verb === undefined || chineseAmbient.test(subject)) return personIn(text);
  return { subject: subject === '' || chinesePronoun.test(text) ? null : subject, verb };
}

/** What a sentence says that somebody or something does; null where it says only what is there, or how it is. */
export function actIn(text: string): Act | null {
  return /\p{Script=Han}/u.test(text.slice(0, longestLook)) ? actInChinese(text) : actInEnglish(text);
}

const opening =
  /^(?:the|an?) (?:\p{L}+ ){0,2}(?:doors?|gates?|curtains?|elevators?|lifts?|hatch) (?:opens?|parts?|swings? open|slides? open|bursts? open)\b|^(?:房|大|木|铁|电梯|车)?门(?:慢慢|忽然|突然|缓缓)?(?:开|打开|推开)了|^[^，。]{0,3}幕布?拉开/iu;

/** "The door opens.": the way in for who is seen next, in the same shot. */
export function isOpening(text: string): boolean {
  return opening.test(text.slice(0, longestLook));
}
