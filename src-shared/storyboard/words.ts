/** The words a draft listens for, English and Chinese side by side. What they become is what the picture model paints. */

export type Time = 'dawn' | 'day' | 'sunset' | 'night';
export type Weather = 'rain' | 'heavy rain' | 'snow' | 'heavy snow' | 'fog';
export type Colour =
  | 'red'
  | 'orange'
  | 'yellow'
  | 'green'
  | 'teal'
  | 'blue'
  | 'navy'
  | 'purple'
  | 'pink'
  | 'white'
  | 'grey'
  | 'black'
  | 'brown'
  | 'beige';

export const chineseTime: Readonly<Record<Time, string>> = { dawn: '清晨', day: '白天', sunset: '黄昏', night: '夜晚' };
export const chineseWeather: Readonly<Record<Weather, string>> = {
  rain: '下雨',
  'heavy rain': '大雨',
  snow: '下雪',
  'heavy snow': '大雪',
  fog: '大雾',
};
export const chineseColour: Readonly<Record<Colour, string>> = {
  red: '红色',
  orange: '橙色',
  yellow: '黄色',
  green: '绿色',
  teal: '青色',
  blue: '蓝色',
  navy: '深蓝',
  purple: '紫色',
  pink: '粉色',
  white: '白色',
  grey: '灰色',
  black: '黑色',
  brown: '棕色',
  beige: '米色',
};

/** As a description says it: what is orange is heard as the fruit. */
export const englishColour: Readonly<Record<Colour, string>> = {
  red: 'red',
  orange: 'amber',
  yellow: 'yellow',
  green: 'green',
  teal: 'teal',
  blue: 'blue',
  navy: 'navy',
  purple: 'purple',
  pink: 'pink',
  white: 'white',
  grey: 'grey',
  black: 'black',
  brown: 'brown',
  beige: 'beige',
};

/** Words in the order they are tried: the first that matches decides. */
type Table<T> = readonly (readonly [T, RegExp])[];

function lookUp<T>(table: Table<T>, text: string): T | null {
  return table.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const timeWords: Table<Time> = [
  ['dawn', /\b(?:dawn|sunrise|daybreak|morning|first light)\b|黎明|清晨|早晨|早上|日出|凌晨|拂晓|天亮/i],
  ['sunset', /\b(?:sunset|dusk|evening|twilight|golden hour|magic hour|late afternoon)\b|黄昏|傍晚|日落|夕阳|暮色/i],
  ['night', /\b(?:night|midnight|nighttime|tonight)\b|夜|晚上|当晚|星空下|月光/i],
  ['day', /\b(?:day|daytime|noon|midday|afternoon|daylight)\b|白天|上午|中午|正午|下午|午后/i],
];
const shortChineseTimes: Readonly<Record<string, Time>> = {
  日: 'day',
  日景: 'day',
  晨: 'dawn',
  昏: 'sunset',
  晚: 'night',
};
/** What moves the clock inside a scene that has a time already; plain mentions ("one day") do not. */
const timeTurns: Table<Time> = [
  [
    'dawn',
    /\b(?:dawn breaks|day breaks|(?:the )?sun (?:rises|comes up)|at (?:dawn|sunrise|daybreak))\b|天亮了|太阳升起|天渐渐亮/i,
  ],
  [
    'sunset',
    /\b(?:(?:the )?sun (?:sets|goes down|sinks)|dusk falls|evening falls|at (?:sunset|dusk))\b|太阳落山|太阳落下|夕阳西下/i,
  ],
  ['night', /\b(?:night falls|darkness falls|at (?:night|midnight))\b|天黑了|夜幕降临|入夜/i],
];
/** What dates a sentence at its head: "This morning at six", "The next evening,", 今天早上六点, 第二天清晨. */
const datesEnglish =
  "(?:^|[.!?;]['\"”’]? )(?:(?:and|but|then|later|early|late|today),? )?(?:at [\\w:]+(?: o['’]clock)?,? )?" +
  '(?:(?:on|in|by|at|before|after|around|about|during|all|until|towards?|through)(?: the)?(?: very| early| late)? |' +
  '(?:in |on |by |during |until )?(?:this|that|the next|the following|the same|next|one|every|each|(?!yester)\\w+day)(?: very| early| late)? )';
const datesChinese =
  '(?:^|[。！？；”」\\s])(?:后来|于是|到了?|直到|等到)?(?:(?:今天|今日|今|当天|当日|当|那天|那|这天|这|有一天|一天|第[二三四五六七八九十]天|次日|翌日|隔天|转天|每天|周[一二三四五六日]|星期[一二三四五六日天])的?)?(?:一?大)?';
const afterChinese = '(?!的(?!时候)|饭|餐|好|会|报|班|风|空|色)';

function dated(english: string, chinese: string): RegExp {
  return new RegExp(
    `${datesEnglish}(?:${english})(?!['’]s|\\p{L})|(?:^|[.!?] )(?:${english})(?=[.,:])|${datesChinese}(?:${chinese})${afterChinese}`,
    'iu',
  );
}

const datedTimes: Table<Time> = [
  ['dawn', dated('dawn|sunrise|daybreak|morning|first light', '清早|清晨|早晨|早上|凌晨|拂晓|黎明|天亮')],
  ['sunset', dated('sunset|dusk|evening|twilight', '傍晚|黄昏|日落')],
  ['night', dated('night|midnight|nightfall', '晚上|夜里|深夜|半夜|午夜|夜晚|入夜|夜(?=[，。])')],
  ['day', dated('noon|midday|afternoon|lunchtime', '上午|中午|正午|下午|午后|白天')],
  [
    'day',
    /(?:^|[.!?;] )(?:the next|the following|next) day\b|(?:^|[。！？；\s])(?:第[二三四五六七八九十]天|次日|翌日|隔天)(?![晚夜])/i,
  ],
];
const weatherWords: Table<Weather> = [
  [
    'heavy rain',
    /\b(?:storm(?! out)|stormy|thunderstorm|downpour|pouring rain|pouring down)\b|\b(?:is|it['’]s) pouring(?=$|[.,;!?])|暴雨|大雨|暴风雨|雷雨/i,
  ],
  ['heavy snow', /\b(?:blizzard|snowstorm|heavy snow)\b|暴雪|大雪|暴风雪/i],
  [
    'snow',
    /\b(?:snow|snows|snowing|snowy|snowfall|snowflakes?)\b(?!-|[ ]?white|[ ]?capped|[ ]?covered)|雪(?![白山人峰橇])/i,
  ],
  ['rain', /\b(?:rain|rains|raining|rainy|drizzle|drizzles|rainfall)\b|(?<![求祈盼])雨(?![衣伞靴鞋])/i],
  ['fog', /\b(?:fog|foggy|mist|misty|haze|hazy)\b|(?<![烟喷])雾/i],
];
const weatherEnds =
  /\b(?:rain|snow|storm|fog|mist|downpour|blizzard|drizzle)\b[^.]{0,20}\b(?:stops|stopped|ends|ended|clears|lifts|lifted|is over|is gone|passes)\b|\bthe sky clears\b|\bclear sky\b|[雨雪][^。，]{0,4}停|雾[^。，]{0,4}散|放晴|天晴/i;

/** "Good evening" is said at any hour of those who come in. */
const greetings =
  /\bgood[ -](?:morning|afternoon|evening|night|day)\b|(?:早上|早晨|上午|中午|下午|晚上|夜里?)好(?=[^\p{Script=Han}]|$|[啊呀哦吗])|[早午晚]安/giu;

/** The time of day a text names anywhere, but in a greeting. */
export function timeIn(text: string): Time | null {
  return shortChineseTimes[text] ?? lookUp(timeWords, text.replace(greetings, ' '));
}

/** The time of day a text turns to ("night falls", 天黑了) or is dated by ("The next morning", 傍晚). */
export function timeTurnedIn(text: string): Time | null {
  return lookUp(timeTurns, text) ?? lookUp(datedTimes, text);
}

/** The weather a text names, 'clear' where it says that bad weather ends, null where it says nothing. */
export function weatherIn(text: string): Weather | 'clear' | null {
  return weatherEnds.test(text) ? 'clear' : lookUp(weatherWords, text);
}

const circumstances = [...timeWords, ...weatherWords].map(([, pattern]) => new RegExp(pattern, 'giu'));

/** A text without its words for weather and time of day. */
export function withoutWeather(text: string): string {
  return circumstances.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
}

/** Longer words before those within them: 深蓝 before 蓝. */
const colourNames: Readonly<Record<Colour, string>> = {
  red: 'red|crimson|scarlet|红|绯',
  orange: 'orange|amber|橙|橘',
  yellow: 'yellow|golden|gold|mustard|黄|金',
  teal: 'teal|turquoise|青',
  green: 'green|emerald|olive|绿',
  navy: 'navy|深蓝|藏青|藏蓝',
  blue: 'blue|azure|蓝',
  purple: 'purple|violet|lilac|紫',
  pink: 'pink|rose|粉',
  beige: 'beige|cream|tan|米色|米黄',
  white: 'white|白',
  grey: 'grey|gray|silver|灰|银',
  black: 'black|黑',
  brown: 'brown|chestnut|棕|褐|咖啡',
};
/** Those that somebody wears of whom no script says it: the ones that are told apart at a glance. */
export const colours: readonly Colour[] = [
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'white',
  'black',
  'brown',
];
export const allColours = Object.keys(colourNames) as readonly Colour[];
/** As alternatives of a pattern. */
export const englishColours = allColours
  .map((colour) => colourNames[colour].replaceAll(/\|?\p{Script=Han}+/gu, ''))
  .join('|');
const anyChineseColour = allColours.flatMap((colour) => colourNames[colour].match(/\p{Script=Han}+/gu) ?? []).join('|');
/** Words for clothes, as alternatives of a pattern. */
export const englishGarments =
  'coat|raincoat|overcoat|jacket|dress|skirt|shirt|sweater|jumper|suit|uniform|hoodie|cloak|cape|vest|gown|robe|apron|cardigan|pullover|blouse|parka|clothes';
/** As they end, as alternatives of a pattern. */
export const chineseGarments = '衣服|衣|大褂|裙子?|袄|衫|外套|制服|校服|夹克|T恤|袍子?|西装|装|马甲';
const wornEnglish = new RegExp(
  `\\b(${englishColours})\\s+(?:[a-z-]+\\s+){0,2}(?:${englishGarments})\\b|\\bin (${englishColours})\\b`,
  'i',
);
const wornChinese = new RegExp(`(${anyChineseColour})色?的?[^，。；]{0,2}(?:${chineseGarments})`);

function colourNamed(word: string): Colour | null {
  return allColours.find((colour) => colourNames[colour].split('|').includes(word.toLowerCase())) ?? null;
}

/** The colour of the clothes a text speaks of ("in a yellow coat", 红衣). */
export function clothesColourIn(text: string): Colour | null {
  const worn = wornEnglish.exec(text) ?? wornChinese.exec(text);
  return worn ? colourNamed(worn[1] ?? worn[2] ?? '') : null;
}

const endsInColour = new RegExp(
  `\\b(${englishColours})\\s+(?:[a-z'’-]+\\s+){0,2}$|(${anyChineseColour})色?的?[^，。；]{0,2}$`,
  'i',
);

/** The colour that a text says of what comes after it ("a bright yellow", 一件红色的). */
export function colourBefore(text: string): Colour | null {
  const found = endsInColour.exec(text);
  return found ? colourNamed(found[1] ?? found[2] ?? '') : null;
}

/** Any colour a text names. */
export function colourIn(text: string): Colour | null {
  const found = new RegExp(`\\b(${englishColours})\\b|(${anyChineseColour})`, 'i').exec(text);
  return found ? colourNamed(found[1] ?? found[2] ?? '') : null;
}

export type ActionWord =
  | 'still'
  | 'sit'
  | 'walk'
  | 'run'
  | 'jump'
  | 'talk'
  | 'wave'
  | 'drive'
  | 'sail'
  | 'fly'
  | 'rise'
  | 'bounce'
  | 'roll';

const actionWords: Table<ActionWord> = [
  ['sit', /\b(?:sits?|sitting|seated|reads|reading|writes|writing|eats)\b|坐|读书|写字|看书/i],
  ['run', /\b(?:runs?|running|sprints?|races|dashes|hurries|rushes|chases|gallops)\b|跑|追|奔驰|飞奔/i],
  ['jump', /\b(?:jumps?|jumping|hops|leaps|dances|dancing)\b|跳/i],
  [
    'wave',
    /\b(?:waves at|waves to|waves|waving|waves goodbye|greets|raises (?:a|his|her) hand)\b|挥手|招手|举手|挥着手/i,
  ],
  ['bounce', /\b(?:bounces|bouncing)\b|弹起|弹跳|蹦/i],
  ['roll', /\b(?:rolls|rolling|tumbles)\b|滚/i],
  ['rise', /\b(?:rises|rising|takes off|climbs|lifts off|launches)\b|升起|起飞|升空|发射|上升/i],
  ['sail', /\b(?:sails|sailing|cruises|drifts|drifting|floats|floating)\b|航行|漂|起航/i],
  ['fly', /\b(?:flies|flying|soars|glides|hovers|circles)\b|飞/i],
  ['drive', /\b(?:drives?|driving|rides|speeds|passes|pulls away|pulls in|arrives|travels)\b|行驶|驶|开过|开走|开着/i],
  ['walk', /\b(?:walks?|walking|strolls|wanders|crosses|enters|comes|steps|goes|leaves|trots)\b|走|散步|漫步/i],
  [
    'talk',
    /\b(?:talks?|talking|speaks|says|whispers|shouts|asks|calls|laughs|sings|smiles|explains)\b|说|问|喊|讲|笑|唱/i,
  ],
  [
    'still',
    /\b(?:stands?|standing|waits?|waiting|watches|looks|stares|stops|listens|stays|turns)\b|站|等|看着|望着|停|听/i,
  ],
];

/** Every action the model knows that a text speaks of. */
export function actionsIn(text: string): ReadonlySet<ActionWord> {
  return new Set(actionWords.filter(([, pattern]) => pattern.test(text)).map(([action]) => action));
}

/** A small, even number from a text, the same on every machine (FNV-1a, 32 bits). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return hash;
}
