/** The names of people that a Chinese text calls by a name alone: 老周, 小梅, 阿福, 王明. */

/** Frequent surnames that begin few other words. */
const surname =
  '[王李张刘陈杨赵吴周徐孙朱胡郭罗郑梁谢宋唐许韩冯邓曹彭曾萧袁潘蒋蔡杜程苏魏吕沈姚姜崔谭陆汪范廖贾夏韦邹孟熊秦邱尹薛闫侯陶黎贺顾郝龚邵钱严覃莫孔汤华]';
const familiar =
  '(?:老(?![师板人虎鼠鹰家乡实是早远爷太伴婆头公汉妇兵友的了房屋树大城旧年百天总这那一先也又在不])|' +
  '小(?![时心孩姐船路说学狗猫鸟屋房院镇村城巷桥河溪山岛店铺子朋声步块片条鸡鸭鹅羊牛马伙兔鹿鱼虫草花树雨雪麦米提组队区便的得小偷丑贩])|' +
  '阿(?![姨拉]))';
const adverb =
  '忽然|突然|正在|已经|慢慢|连忙|赶紧|立刻|仍然|只好|终于|刚刚|一面|一边|倒是|再也|从来|[正又便就也还都才却在从把被将先再一只没不]';
const verb =
  '说|问|答|喊|叫|想|看|听|望|走|跑|站|坐|笑|哭|拿|抬|伸|接|点|摇|转|推|拉|吃|喝|睡|醒|来|去|回|进|出|到|觉得|知道|听得|候|提|举|抱|背|躲|蹲|跪|握|放|打|敲|关|开|捡|扔|脱|穿|戴|骑|爬|跳|吹|唱|写|读';
/** Who does something at the start of a clause, and may have a surname before a familiar name: 周小梅. */
const acting = new RegExp(
  `(?:^|[，。；！？：”」』\\s—])(?<name>(?:${surname})?${familiar}\\p{Script=Han}|${surname}\\p{Script=Han}{1,2}?)(?=${adverb}|${verb})`,
  'gu',
);
const notGiven = /[的了着在是和与们说道问]/u;
const mostFound = 300;
const mostNames = 60;

function timesIn(text: string, name: string): number {
  return text.split(name).length - 1;
}

/** Names that act in a text and come more than once in it, or begin with 阿; of 周小梅 and 小梅 only the shorter. Linear in its length. */
export function chineseNamesIn(text: string): string[] {
  const found = new Set([...text.matchAll(acting)].map(({ groups }) => groups?.['name'] ?? ''));
  const short = [...found].slice(0, mostFound).map((name) => {
    const given = name.length > 2 ? name.slice(1) : name;
    return timesIn(text, given) > timesIn(text, name) ? given : name;
  });
  const isOften = (name: string) => name.startsWith('阿') || timesIn(text, name) > 1;
  const often = [...new Set(short)].filter((name) => name !== '' && !notGiven.test(name) && isOften(name));
  return often.slice(0, mostNames);
}
