import { actIn } from './acts.ts';
import { joinManners, mannerIn, plainManner } from './manner.ts';
import type { Manner } from './manner.ts';

/** Directions that stand in brackets among the words of a speech: "You go! (turns away) I stay.", 对不起！（下车扶他）您没事吧？ */

const bracketed = /[ \t]*[(（]([^()（）\n]{1,40})[)）]/gu;
/** What explains or goes on with the talk is said. */
const ofTheTalk =
  /^(?:i|we|you|the|an?|that|this|which|who|or|and|but|not|no|yes|my|your|our|it|is|in|as|at|for|with|if|i\.?e|e\.?g|aka)(?![\p{L}-])|^(?:我|你|您|咱|即|也就是|就是|指的?是|原名|简称|又[称叫名]|也[称叫]|比如|例如|或|和|不是|没有|英文|中文)/iu;
const englishDirection =
  /^(?:beat|pause|silence|then|(?:a )?(?:long|short|brief) (?:beat|pause)|(?:to|re|off) .+|exits?|exeunt|aside|(?:\p{L}+ly,? )?\p{L}{2,}ing(?: .*)?)$/iu;
const chineseAdverb = '(?:缓缓|慢慢|突然|忽然|连忙|赶紧|急忙|轻轻|一边|边|又|再|再次|转而|[\\p{Script=Han}]{1,4}地)?';
const chineseTarget = '(?:[对向朝往冲给从][\\p{Script=Han}]{1,6}?)?';
const chineseDirection = new RegExp(
  `^${chineseAdverb}${chineseTarget}(?:[上下]|[上下](?:车|场|楼|马|台|床|来|去).*|同[上下]|[进出](?:门|屋|场|来|去).*|停顿.*|沉默.*|顿了?[一]?[顿下]?|片刻|[看望瞪盯瞥]着?.+|[指扶抱拍搂牵拉推拿取掏递接握抓捡举放端](?:着|起|过|出|下|住|向|开)?.+|[站坐躺蹲跪走跑跳退冲](?:着|起|过|到|下|向|开|上|来|去|进|出|在|了).*|转[身头过向].*|[回抬低摇点][头首].*|[起欠躬俯侧]身.*|[挥摆招握拱]手.*|耳语|旁白|独白)$`,
  'u',
);

function isDirection(inner: string): boolean {
  const text = inner.trim();
  if (ofTheTalk.test(text) || !/\p{L}/u.test(text) || /[?？!！"“”]/u.test(text)) return false;
  const { feeling, doing } = mannerIn(text);
  const isPlay = (/\p{Script=Han}/u.test(text) ? chineseDirection : englishDirection).test(text);
  return isPlay || (feeling ?? doing) !== null || actIn(text)?.subject === null;
}

/** Parts what is said from what its brackets direct; a translation or a number in brackets is said. */
export function partDirections(text: string): { readonly said: string; readonly manner: Manner | null } {
  let manner: Manner | null = null;
  const said = text.replaceAll(bracketed, (whole, inner: string) => {
    if (!isDirection(inner)) return whole;
    manner = joinManners(manner ?? plainManner, mannerIn(inner));
    return '';
  });
  return { said, manner };
}
