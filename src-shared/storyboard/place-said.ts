import type { Language } from '../script/screenplay.ts';
import { splitSentences } from '../script/split-sentences.ts';
import { isGivenName } from './given-names.ts';
import { withoutSimiles } from './similes.ts';
import { seenOf } from './seen.ts';

/** Where the words of running text say that something happens. A screenplay has its headings for that; copy has not. */

const englishPlace =
  '(?:street|road|lane|alley|avenue|boulevard|sidewalk|pavement|square|plaza|park|garden|yard|courtyard|room|kitchen|bedroom|hall|corridor|cellar|attic|staircase|balcony|roof|hotel|inn|tavern|restaurant|caf[eé]|bar|house|home|hut|cottage|cabin|tent|camp|farm|barn|stable|mill|school|classroom|church|temple|chapel|shop|store|market|bakery|office|factory|workshop|laboratory|library|museum|theatre|theater|stage|hospital|prison|court|castle|palace|tower|station|platform|airport|harbou?r|port|pier|dock|quay|wharf|beach|shore|coast|sea|ocean|river|riverbank|stream|lake|pond|water|bridge|dam|forest|woods?|jungle|tree|field|meadow|orchard|vineyard|prairie|desert|dunes?|island|mountain|hill|hillside|valley|cliff|cave|village|town|city|ship|boat|deck|ferry|train|carriage|cart|wagon|car|taxi|bus|tram|plane)';
const noAdjective =
  '(?!(?:of|in|on|at|to|and|or|that|who|which|was|were|is|are|from|for|by|as|with|end|top|front|back|foot|edge|middle|side)\\b)';
const partOf = '(?:(?:the|its) (?:top|front|back|foot|edge|middle|side|end|corner|bank|banks|door|shade|rear) of )?';
const properTail = "(?: (?:du|de|of|the|la|le|des|St\\.?)){0,2}(?: \\p{Lu}[\\p{L}'’-]+){1,3}";
const at =
  '(?:[Ii]n|[Ii]nto|[Ii]nside|[Oo]n|[Oo]nto|[Aa]t|[Uu]nder|[Bb]eneath|[Bb]eside|[Bb]y|[Nn]ear|[Tt]hrough|[Aa]long|[Aa]cross|[Dd]own|[Uu]p|[Oo]utside|[Bb]ehind|[Ff]rom|[Aa]round|[Oo]ut of|[Aa]bove|[Oo]ver|(?:go|goes|went|gone|come|comes|came|[Bb]ack|run|runs|ran|walk(?:s|ed)?|return(?:s|ed)?|drive|drives|drove|sail(?:s|ed)?|ride|rides|rode|fly|flies|flew|fled|hurr(?:y|ies|ied)|rush(?:es|ed)?|climb(?:s|ed)?|move[sd]?|led|brought|took|carried|way)(?: \\p{Ll}+){0,2} (?:to|towards?))';
const placed = new RegExp(
  `\\b${at} ${partOf}(?:(?:the|an?|his|her|their|our|my|its|another|this|that) )?(?<place>(?:${noAdjective}[\\p{Ll}-]+ ){0,2}${englishPlace}(?:e?s)?(?: of \\p{Lu}[\\p{L}'’-]+)?)(?![\\p{L}\\p{N}]|-\\p{L})`,
  'u',
);
/** "the Place Rogier", "Boulevard Waterloo": a place by its name. */
const properPlaced = new RegExp(
  `\\b${at} (?:the )?(?<place>(?:Place|Rue|Boulevard|Avenue|Piazza|Plaza|Mount|Lake|Cape|Fort|Port)${properTail})`,
  'u',
);
/** "The boulevards fell suddenly empty." */
const opening = new RegExp(
  `^(?:(?:But|And|Then|So) )?[Tt]he (?<place>(?:${noAdjective}[\\p{Ll}-]+ ){0,1}${englishPlace}(?:e?s)?) (?!of\\b|that\\b|who\\b|which\\b)`,
  'u',
);
/** "in Brussels": no day, month, tongue or faith. */
const named =
  /\b(?:[Ii]n|(?<!\b(?:look|star|glanc|gaz|smil|point|laugh|shout|nod|aim|wav)(?:s|es|ed|e|ing)? (?:\p{Ll}+ ){0,2})[Aa]t|[Nn]ear|[Oo]f(?= \p{Lu}\p{Ll}+$)) (?<place>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|English|French|German|Latin|Chinese|God|Heaven|Lesson|Chapter|Part)\p{Lu}[\p{Ll}]{2,}(?: \p{Lu}\p{Ll}+)?)/u;

const chineseCities =
  '北京|上海|天津|重庆|广州|深圳|香港|澳门|台北|南京|杭州|苏州|绍兴|武汉|成都|西安|厦门|青岛|大连|哈尔滨|沈阳|长沙|昆明|拉萨|东京|纽约|伦敦|巴黎|柏林|罗马|莫斯科|西班牙|秘鲁|法国|英国|美国|德国|日本|印度|埃及|意大利|希腊|俄国|俄罗斯';
const chinesePlaces =
  '(?:屋子|房子|房间|卧室|客厅|厨房|教室|亭子间|搁楼|阁楼|办公室|实验室|会议室|房舱|统舱|船舱|舱面|舱口|甲板|车厢|走廊|楼梯|屋顶|地下室)(?:里面?|中|上|内|外)?|' +
  '(?:学校|医院|商店|书店|书局|酒店|旅馆|饭店|饭馆|茶馆|酒楼|咖啡馆|图书馆|博物馆|剧院|车站|火车站|机场|码头|港口|工厂|市场|菜场|广场|公园|花园|院子|操场|法庭|监狱|教堂|寺庙|城堡|皇宫|宫殿)(?:里面?|中|上|内|外|门口)?|' +
  '丁字街口?|十字路?口|[街路巷]口|街角|屋?檐下|铺子[里外]?|店[里铺堂]|[海河湖江路街]边|[大]?街[上头]|街道上?|大街|马路上?|公路上?|小路上?|胡同里?|山[上下顶坡脚谷腰]|树林[里中]?|森林[里中]?|田野[里上]?|田[里间]|草地上?|草原上?|沙漠[里中]?|沙滩上?|岛上|村子?[里口]|镇上|城[里外中]|门[外口前]|窗[外前]|屋[里外]|家[里中]|船上|车上|车里|火车上|飞机上|洞[里中]|山洞|桥[上下头]|[海河湖江]里|[海水]面上|空中|楼[上下]|墙壁?上|床[上边前]|庙里|台上|乡下|乡间|野外|户外';
const enters = '在|到|进|往|回|出|去|来到|走进|跑回|抵达|离开|经过';
/** Behind 在 or a verb of going any place counts; one that only says whose or which (街上的广告) does not. */
const chinesePlaced = new RegExp(
  `(?:${enters})了?(?:${chineseCities})?的?[^，。！？；：“”在]{0,6}?(?<place>${chinesePlaces})(?!或|似的|般|[里中上内外]?的(?!时))|(?:${enters})了?(?<city>${chineseCities})|(?<![的])(?<bare>${chinesePlaces})(?![的和与或、]|[里中上内外]?的(?!时))|(?:^|[，。；]|听说|今年|现在|如今)(?:今年|现在|如今)?(?<opens>${chineseCities})(?=的|今|，|人)`,
  'u',
);

/** Places that are remembered, wished for or seen from afar: nobody has come there. */
const elsewhere: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:remembered|recalled|longed for|(?:thought|dreamed|dreamt|spoke|told|talked|heard|knew) (?:(?:\p{L}+ ){1,3}?)?(?:of|about)|in the distance|far (?:off|away)) [^,.;!?]*/giu,
  zh: /(?:似乎|想起|记得|回忆|怀念|梦见|说起|谈起|远远地?里?(?=[看望传听]|可以)|远处|望见|眺望)[^，。；！？]*/g,
};

/** Without what something is like, what is elsewhere and what is asked: none of it happens here. */
export function happening(text: string, language: Language): string {
  return splitSentences(text)
    .filter((sentence) => !/[?？]["'”’」]*$/.test(sentence.text))
    .map((sentence) =>
      seenOf(withoutSimiles(sentence.text, language), language)
        .replace(elsewhere[language], ' ')
        .replace(/ {2,}/g, ' '),
    )
    .join(' ');
}

/** The place that a title names: "The Fire of London", 上海的早晨. */
export function placeInTitle(title: string, language: Language): string | null {
  if (language === 'zh') return new RegExp(chineseCities).exec(title)?.[0] ?? null;
  return named.exec(title)?.groups?.['place'] ?? null;
}

/** The place that a text says, without its article; null where it says none. What something is like is no place. */
export function placeSaid(text: string, language: Language): string | null {
  const seen = happening(text.slice(0, 400), language);
  if (language === 'zh') {
    const { place, city, bare, opens } = chinesePlaced.exec(seen)?.groups ?? {};
    return place ?? city ?? bare ?? opens ?? null;
  }
  const found = [properPlaced, placed, opening, named].flatMap((pattern) => {
    const match = pattern.exec(seen);
    const place = match?.groups?.['place'];
    return match && place && !isGivenName(place.split(' ')[0] ?? '') ? [{ place, at: match.index }] : [];
  });
  const first = found.toSorted((one, other) => one.at - other.at)[0]?.place ?? null;
  return first === null ? null : first.replace(/^(?:the|an?) /i, '').toLowerCase();
}

const headingEndsInPlace = new RegExp(`\\b${englishPlace}(?:e?s)?(?: (?:at|in|of|on|by|near) .*)?$`, 'i');
const chineseHeadingPlace = new RegExp(
  `(?:${chinesePlaces}|${chineseCities}|[\\p{Script=Han}]{0,6}(?:[舱房屋室厅店馆院校场站港楼街路巷村镇城市山河海湖岛寺庙园林田宫桥]))$`,
  'u',
);

/** Whether a heading over copy names a place, not what the copy is about. */
export function isPlaceHeading(heading: string, language: Language): boolean {
  const words = heading.trim();
  if (/^(?:INT|EXT|EST|I\/E|E\/I)\b/i.test(words)) return true;
  return (language === 'zh' ? chineseHeadingPlace : headingEndsInPlace).test(words);
}
