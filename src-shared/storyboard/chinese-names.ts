import { chineseRoles } from './appearance.ts';
import { translatedNames } from './given-names.ts';
import { chineseAdverbs, chineseVerbs, chineseVerbsOfPeopleAlone } from './people-verbs.ts';

/** The names of people that a Chinese text calls by a name alone: 老周, 小梅, 阿福, 王明. */

/** Frequent surnames that begin few other words. */
const surname =
  '[王李张刘陈杨赵吴周徐孙朱胡郭罗郑梁谢宋唐许韩冯邓曹彭曾萧袁潘蒋蔡杜程苏魏吕沈姚姜崔谭陆汪范廖贾夏韦邹孟熊秦邱尹薛闫侯陶黎贺顾郝龚邵钱严覃莫孔汤华]';
const familiar =
  '(?:老(?![师板人虎鼠鹰家乡实是早远爷太伴婆头公汉妇兵友夫母兄身臣衲朽丈翁娘爹弟妻嫂叔伯的了房屋树大城旧年百天总这那一先也又在不])|' +
  '小(?![时心孩人生官子女弟妹姐船路说学狗猫鸟屋房院镇村城巷桥河溪山岛店铺子朋声步块片条鸡鸭鹅羊牛马伙兔鹿鱼虫草花树雨雪麦米提组队区便的得小偷丑贩])|' +
  '阿(?![姨拉]))';
/** Who does something at the start of a clause, and may have a surname before a familiar name: 周小梅. */
const acting = new RegExp(
  `(?:^|[，。；！？：”」』\\s—])(?<name>(?:${surname})?${familiar}\\p{Script=Han}|${surname}\\p{Script=Han}{1,2}?)(?=${chineseAdverbs}|${chineseVerbs})`,
  'gu',
);
const notGiven = /[的了着在是和与们说道问]/u;
const mostFound = 300;
const mostNames = 60;

function timesIn(text: string, name: string): number {
  return text.split(name).length - 1;
}

/** What somebody is, by how such words end: 园长, 消防员, 班主任. */
export const chineseRoleByEnding =
  '(?:(?:消防|列车|乘务|驾驶|飞行|售货|售票|快递|外卖|管理|研究|服务|宇航|运动|教练|指挥|辅导|摄影|设计|工程|理发|化妆|魔术)[员师官]|(?:实习|值日|研究|大学|小学|中学)生|[^\\P{Script=Han}的了着]?(?:主任|经理|教授|主席|书记|师傅|大夫|记者)|(?![增成生延拉漫身特擅变很])[^\\P{Script=Han}的了着](?:长|员|师|警|官|士))';
const beginsWord = '(?!曾经|许[多诺]|谢[谢绝]|周[围末]|张[开望口]|马上|程[度序]|方[才便向]|于是|汤[勺匙])';
/** 园长赵刚在…, 消防员李强和…: who is named with what they are. */
const withRole = new RegExp(
  `${chineseRoleByEnding}${beginsWord}(?<name>${surname}\\p{Script=Han}{1,2}?)(?=[在，。；、和与跟：（]|${chineseAdverbs}|${chineseVerbs})`,
  'gu',
);

/** Names that act in a text and come more than once in it, begin with 阿 or stand behind what somebody is; of 周小梅 and 小梅 only the shorter. Linear in its length. */
export function chineseNamesIn(text: string): string[] {
  const found = new Set([...text.matchAll(acting)].map(({ groups }) => groups?.['name'] ?? ''));
  const short = [...found].slice(0, mostFound).map((name) => {
    const given = name.length > 2 ? name.slice(1) : name;
    return timesIn(text, given) > timesIn(text, name) ? given : name;
  });
  const isOften = (name: string) => name.startsWith('阿') || timesIn(text, name) > 1;
  const often = [...new Set(short)].filter((name) => name !== '' && isOften(name));
  const introduced = [...text.matchAll(withRole)].map(({ groups }) => groups?.['name'] ?? '');
  return [...new Set([...introduced, ...often])].filter((name) => !notGiven.test(name)).slice(0, mostNames);
}

const named = `(?:(?:${surname})?(?:${familiar}|小(?=[雨雪]))\\p{Script=Han}|${surname}\\p{Script=Han}{1,2}?|(?:${translatedNames}))`;
const does = `(?=${chineseAdverbs}|${chineseVerbs})`;
const clauseStart = '(?:^|[，。；！？：”」』\\s—△▲])';
/** Who somebody is, before the name: 女孩小梅, 面包师李安. */
export const personBeforeName = `(?:[老小]?[男女](?:人|孩子?|生|子)|少[年女妇]|老人|姑娘|小伙子?|青年|妇人|${chineseRoles})`;
const namings: readonly RegExp[] = [
  new RegExp(`${personBeforeName}(?<name>${named})(?=[，。；！？、（和与跟]|$)`, 'gu'),
  new RegExp(`${personBeforeName}(?<name>${named})${does}`, 'gu'),
  // 小芳，一个…… / 王明，三十岁，
  new RegExp(
    `${clauseStart}(?<name>${named})(?=，(?:一[个位名][^，。]{0,12}(?:[男女人孩]|老|少年|姑娘|${chineseRoles})|[\\d一二三四五六七八九十]{1,3}多?岁|身?穿|身着))`,
    'gu',
  ),
  new RegExp(
    `${clauseStart}(?<name>(?:${familiar}|小(?=[雨雪]))\\p{Script=Han})(?=(?:${chineseAdverbs}|地)?(?:${chineseVerbsOfPeopleAlone}))`,
    'gu',
  ),
  new RegExp(`(?<name>${translatedNames})(?!堡|大帝|斯|·|\\p{Script=Han}{0,2}[街路山岛州城省港])`, 'gu'),
];
const inGroup = new RegExp(`${clauseStart}(?<names>${named}(?:[、和与跟]${named})+)${does}`, 'gu');

/** The people that a script's action names: with who they are (女孩小梅), by what they do, or beside each other. Linear in its length. */
export function chinesePeopleIn(text: string): string[] {
  const single = namings.flatMap((pattern) => [...text.matchAll(pattern)].map(({ groups }) => groups?.['name'] ?? ''));
  const groups = [...text.matchAll(inGroup)].flatMap(({ groups: found }) =>
    (found?.['names'] ?? '').split(/[、和与跟]/u),
  );
  const sure = [...new Set([...single, ...groups])].filter((name) => name.length > 1 && !notGiven.test(name));
  return [...new Set([...sure, ...chineseNamesIn(text)])].slice(0, mostNames);
}
