import type { Language } from '../script/screenplay.ts';
import {
  chineseColour,
  chineseGarments,
  clothesColourIn,
  colourBefore,
  englishColour,
  englishColours,
  englishGarments,
  hashText,
} from './words.ts';
import type { Colour } from './words.ts';

/**
 * What a script says of how somebody looks, in words that the built-in model hears (training/shotloom_world/facts.py):
 * a description never says "raincoat" where only "coat" is heard as what is worn.
 */

/** Age and sex of a person, as far as a picture shows them. */
export type PersonKind = 'man' | 'woman' | 'boy' | 'girl' | 'old man' | 'old woman';

/** What can be seen of a person beside age and sex. */
export interface Appearance {
  readonly role: Role | null;
  readonly garment: Garment | null;
  /** Of the clothes. */
  readonly colour: Colour | null;
  readonly hair: HairColour | null;
  /** What is worn beside clothes, as the script says it: "a red scarf", 红围巾. */
  readonly accessories: readonly string[];
}

interface Role {
  readonly english: string;
  readonly chinese: string;
  readonly pattern: RegExp;
  /** The clothes of the role have a colour of their own. */
  readonly isUniformed: boolean;
  /** The word says whether it is a woman or a man. */
  readonly kind?: PersonKind;
}

interface Garment {
  readonly english: string;
  readonly chinese: string;
  readonly pattern: RegExp;
  /** A name that says the colour, or a word without an article. */
  readonly form?: 'coloured' | 'plural';
}

type HairColour = 'black' | 'brown' | 'blond' | 'red' | 'grey' | 'white';

function role(english: string, chinese: string, pattern: RegExp, isUniformed = false, kind?: PersonKind): Role {
  return { english, chinese, pattern, isUniformed, ...(kind ? { kind } : {}) };
}

/** In the order in which they are tried; a word before another's possessive ("the doctor's daughter") is not the person's. */
const roles: readonly Role[] = [
  role('nurse', '护士', /\b(?:nurse|midwife)\b|护士/i, true),
  role('doctor', '医生', /\b(?:doctor|surgeon|physician|dr)\b|医生|大夫/i, true),
  role(
    'police officer',
    '警察',
    /\b(?:police|policeman|policewoman|cop|constable|detective|inspector|sheriff)\b|^officer\b|警察|警官|民警|侦探|保安/i,
    true,
  ),
  role(
    'soldier',
    '士兵',
    /\b(?:soldier|sergeant|lieutenant|colonel|private first class|warrior|knight)\b|士兵|战士|军人|将军/i,
    true,
  ),
  role(
    'teacher',
    '老师',
    /\b(?:teacher|professor|schoolmaster|headmaster|schoolteacher|tutor)\b|老师|教师|教授|校长|园长|班主任/i,
  ),
  role('pupil', '学生', /\b(?:pupil|student|schoolgirl|schoolboy)\b|学生|同学/i),
  role('chef', '厨师', /\b(?:cook|chef|baker)\b|厨师|厨子|面包师|糕点师/i, true),
  role('waiter', '服务员', /\b(?:waiter|waitress)\b|服务员|店小二/i),
  // These are drawn as waiters, in the words that say who they are.
  role('shopkeeper', '店主', /\b(?:shopkeeper|storekeeper|(?:shop|store) owner)\b|店主|店老板|掌柜/i),
  role('bartender', '酒保', /\b(?:bartender|barman|barmaid|barkeeper)\b|酒保|调酒师/i),
  role('innkeeper', '掌柜', /\b(?:innkeeper|landlord|landlady)\b|客栈老板/i),
  role('cashier', '收银员', /\b(?:cashier|sales(?:man|woman)|shop assistant)\b|收银员|店员|售货员/i),
  role('farmer', '农民', /\b(?:farmer|peasant|gardener|shepherd)\b|农民|农夫|农妇|牧羊人/i),
  role(
    'sailor',
    '水手',
    /\b(?:sailor|fisherman|fisherwoman|fisher|ferryman|boatman|sea captain|ship['’]s captain|pirate)\b|水手|渔夫|渔民|船夫|船长|船工|海盗/i,
  ),
  role(
    'worker',
    '工人',
    /\b(?:worker|workman|builder|carpenter|mechanic|engineer|miner|plumber|electrician|driver|blacksmith)\b|工人|木匠|司机|矿工|工程师|铁匠|电工|民工/i,
  ),
  role('judge', '法官', /\b(?:judge|lawyer|attorney|magistrate)\b|法官|律师/i, true),
  role('priest', '牧师', /\b(?:priest|pastor|vicar|monk|nun|bishop|friar)\b|牧师|神父|和尚|尼姑|道士/i, true),
  role('king', '国王', /\b(?:king|emperor)\b|国王|皇帝/i, true, 'man'),
  role('queen', '女王', /\b(?:queen|empress)\b|女王|王后|皇后/i, true, 'woman'),
  role('servant', '仆人', /\b(?:servant|maid|butler|footman)\b|仆人|女仆|管家|丫鬟|侍女/i),
  role('reporter', '记者', /\b(?:reporter|journalist|news ?anchor|newsreader|correspondent)\b|记者|主播|主持人/i),
  role(
    'scientist',
    '科学家',
    /\b(?:scientist|physicist|chemist|biologist|astronomer|researcher)\b|科学家|研究员|物理学家|天文学家/i,
    true,
  ),
  role('astronaut', '宇航员', /\b(?:astronaut|cosmonaut)\b|宇航员|航天员/i, true),
  role(
    'manager',
    '经理',
    /\b(?:businessman|businesswoman|banker|manager|executive|clerk|mayor|politician)\b|商人|经理|老板|总裁|市长/i,
  ),
  role('scholar', '书生', /\b(?:scholar|poet|writer|author|novelist|librarian|painter)\b|书生|学者|诗人|作家|画家/i),
  role('beggar', '乞丐', /\b(?:beggar|tramp|homeless)\b|乞丐|叫花子/i, true),
  role('bride', '新娘', /\bbride\b|新娘/i, true, 'woman'),
  role('athlete', '运动员', /\b(?:athlete|runner|footballer|boxer|gymnast)\b|运动员|拳击手/i),
  role('pilot', '飞行员', /\b(?:pilot|aviator)\b|飞行员|机长/i, true),
  role(
    'performer',
    '演员',
    /\b(?:actor|actress|singer|dancer|musician|clown|magician|pianist|violinist)\b|演员|歌手|舞者|音乐家|小丑|魔术师/i,
  ),
  role('thief', '小偷', /\b(?:thief|burglar|robber|bandit|pickpocket)\b|小偷|强盗|劫匪|盗贼/i, true),
  role('patient', '病人', /\bpatient\b|病人|患者/i, true),
  role(
    'traveller',
    '旅客',
    /\b(?:travell?er|passenger(?! (?:seat|side|door|window|car|train|list))|tourist)\b|旅客|乘客(?!座|席)|游客/i,
  ),
];

const garments: readonly Garment[] = [
  {
    english: 'white coat',
    chinese: '白大褂',
    pattern: /\b(?:lab(?:oratory)?|doctor['’]s) coat\b|白大褂/i,
    form: 'coloured',
  },
  {
    english: 'evening gown',
    chinese: '礼服裙',
    pattern: /\b(?:evening|ball|wedding) (?:gown|dress)\b|婚纱|晚礼服|礼服裙/i,
  },
  { english: 'hanfu', chinese: '汉服', pattern: /\bhanfu\b|汉服|古装/i },
  { english: 'qipao', chinese: '旗袍', pattern: /\b(?:qipao|cheongsam)\b|旗袍/i },
  { english: 'changshan', chinese: '长衫', pattern: /\bchangshan\b|长衫|马褂/i },
  { english: 'kimono', chinese: '和服', pattern: /\bkimono\b|和服/i },
  { english: 'sari', chinese: '纱丽', pattern: /\bsaree?\b|纱丽/i },
  { english: 'robe', chinese: '长袍', pattern: /\b(?:robes?|bathrobe|dressing gown|cassock)\b|长袍|袍子|睡袍|袈裟/i },
  { english: 'hoodie', chinese: '卫衣', pattern: /\b(?:hoodie|sweatshirt)\b|卫衣/i },
  {
    english: 'sweater',
    chinese: '毛衣',
    pattern: /\b(?:sweater|jumper|pullover|cardigan|turtleneck)\b|毛衣|针织衫|开衫/i,
  },
  { english: 'apron', chinese: '围裙', pattern: /\bapron\b|围裙/i },
  {
    english: 'overalls',
    chinese: '工装',
    pattern: /\b(?:overalls|dungarees|boiler suit)\b|工装|工作服|背带裤/i,
    form: 'plural',
  },
  { english: 'uniform', chinese: '制服', pattern: /\b(?:uniform|livery|fatigues)\b|校服|制服|军装|警服/i },
  { english: 'vest', chinese: '背心', pattern: /\b(?:t-?shirt|tee|vest|tank top)\b|T恤|背心|汗衫/i },
  { english: 'shirt', chinese: '衬衫', pattern: /\b(?:shirt|blouse)\b|衬衫|衬衣/i },
  { english: 'suit', chinese: '西装', pattern: /\b(?:suit|tuxedo)\b|西装|西服|礼服/i },
  { english: 'dress', chinese: '连衣裙', pattern: /\b(?:dress|skirt|frock|sundress|gown)\b|连衣裙|长裙|裙子|裙/i },
  {
    english: 'coat',
    chinese: '大衣',
    pattern:
      /\b(?:(?:rain|over|trench ?|tail)?coat|jacket|blazer|parka|anorak|cloak|cape|mackintosh)\b|大衣|外套|夹克|雨衣|风衣|棉袄|皮袄|棉衣|羽绒服|斗篷|披风|袄/i,
  },
];

const hairWords: readonly (readonly [HairColour, RegExp])[] = [
  ['white', /\bwhite[- ]haired\b|\bwhite hair\b|白头发|白发|满头银发|花白/i],
  ['grey', /\b(?:gr[ae]y|silver)[- ]haired\b|\b(?:gr[ae]y|silver|greying) hair\b|灰头发|灰白头发|灰发/i],
  ['blond', /\bblonde?\b|\b(?:golden|fair)[- ]hair(?:ed)?\b|金发|金色头发|金黄头发/i],
  ['red', /\b(?:red|ginger|auburn)[- ]?(?:haired|head|headed)\b|\b(?:red|ginger|auburn) hair\b|红头发|红发/i],
  ['brown', /\b(?:brown|chestnut|brunette)[- ]hair(?:ed)?\b|\bbrunette\b|棕头发|棕色头发|棕发|褐发/i],
  ['black', /\b(?:black|dark|raven)[- ]hair(?:ed)?\b|黑头发|黑发|乌黑的头发/i],
];
const chineseHair: Readonly<Record<HairColour, string>> = {
  black: '黑头发',
  brown: '棕色头发',
  blond: '金色头发',
  red: '红头发',
  grey: '灰头发',
  white: '白头发',
};

const accessoryEnglish =
  /\b(?<article>an?|his|her|the|two|in|with|wearing) (?<adjectives>(?:(?!(?:in|and|or|with|of|under|over|an?|his|her|the|coat|dress|shirt|suit|jacket)\b)[\p{Ll}-]+ ){0,3})(?<noun>(?:head)?scarf|hat|cap|beret|bonnet|shawl|helmet|necklace|veil|gloves|(?:sun|eye)?glasses|spectacles|earrings|necktie|tie)\b/giu;
const accessoryChinese =
  /(?:戴着?|系着?|围着?|披着)(?:一[顶条副双块个])?(?<worn>[^，。、；！？（）()的戴穿和]{0,5}?的?[^，。、；！？（）()的戴穿和]{0,3}?(?:围巾|[草礼毡皮]帽|帽子?|墨镜|眼镜|手套|头巾|面纱|耳环|项链|领带|口罩|头盔|披肩))/gu;
/** A description names no more of them. */
const mostAccessories = 2;

function accessoriesIn(text: string): string[] {
  const english = [...text.matchAll(accessoryEnglish)].map(({ groups = {} }) => {
    const words = `${groups['adjectives'] ?? ''}${groups['noun'] ?? ''}`.toLowerCase();
    return words.endsWith('s') ? words : `${/^[aeiou](?!ni)/.test(words) ? 'an' : 'a'} ${words}`;
  });
  const chinese = [...text.matchAll(accessoryChinese)].map(({ groups }) => groups?.['worn'] ?? '');
  return [...new Set([...english, ...chinese])].slice(0, mostAccessories);
}

function roleIn(text: string): Role | null {
  const found = roles.flatMap((each) => {
    const match = each.pattern.exec(text);
    if (!match) return [];
    const after = text.slice(match.index + match[0].length);
    return /^['’]s\s|^的/.test(after) ? [] : [{ each, at: match.index }];
  });
  return found.toSorted((first, second) => first.at - second.at)[0]?.each ?? null;
}

/** Chinese words for roles, as a pattern: they stand before names (女护士王芳). */
export const chineseRoles = `[老男女]?(?:${roles.flatMap(({ pattern }) => pattern.source.match(/\p{Script=Han}+/gu) ?? []).join('|')})`;

/** Whether a text speaks of somebody by what they are. */
export function namesRole(text: string): boolean {
  return roleIn(text) !== null;
}

/** Clothes that are said right behind a name: "Tom in a blue coat walks", 小林穿着雨衣走来. Patterns. */
export const wornBehindName: Readonly<Record<Language, string>> = {
  en: ` (?:in|wearing|dressed in|clad in) (?:(?:(?:an?|the|his|her) )?(?:[\\p{Ll}-]+ ){0,3}?(?:${englishGarments})(?![\\p{L}-])|(?:${englishColours})(?=[,.;!?]|$| \\p{Ll}+s(?!\\p{L})))`,
  zh: `身?(?:穿着?|着)(?:一[件身套条袭])?(?:[^，。；！？、的穿]{0,4}?的?)(?:${chineseGarments})(?!的|店|柜|镜)`,
};

interface Worn {
  readonly garment: Garment | null;
  readonly colour: Colour | null;
}

/** The first garment that a text speaks of, with its colour; a colour alone ("in red") where it names none. */
function wornIn(text: string): Worn | null {
  const found = garments.flatMap((garment) => {
    const match = garment.pattern.exec(text);
    return match ? [{ garment, at: match.index, length: match[0].length }] : [];
  });
  const first = found.toSorted((one, other) => one.at - other.at || other.length - one.length)[0];
  if (first) {
    const colour = colourBefore(text.slice(Math.max(0, first.at - 24), first.at)) ?? clothesColourIn(text);
    return { garment: first.garment, colour };
  }
  const colour = clothesColourIn(text);
  return colour ? { garment: null, colour } : null;
}

/**
 * Reads how somebody looks.
 * @param name in which a role or clothes may stand: Doctor Watson, 林老师, MAN IN BLACK
 * @param apposition what is said of the person directly
 * @param sentence the rest of the sentence that introduces the person: clothes only, roles in it may be others'
 */
export function appearanceIn(name: string, apposition: string, sentence: string): Appearance {
  const worn = wornIn(apposition) ?? wornIn(name) ?? wornIn(sentence);
  return {
    role: roleIn(apposition) ?? roleIn(name),
    garment: worn?.garment ?? null,
    colour: worn?.colour ?? null,
    hair: hairWords.find(([, pattern]) => pattern.test(apposition))?.[0] ?? null,
    accessories: accessoriesIn(apposition),
  };
}

/** Whether a script says anything of how somebody looks. */
export function saysLook({ role: held, garment, colour, hair, accessories }: Appearance): boolean {
  return (held ?? garment ?? colour ?? hair) !== null || accessories.length > 0;
}

const wardrobe: Readonly<Record<PersonKind, readonly string[]>> = {
  man: ['shirt', 'coat', 'sweater', 'suit'],
  woman: ['dress', 'coat', 'sweater', 'shirt'],
  boy: ['sweater', 'hoodie', 'shirt'],
  girl: ['dress', 'sweater', 'coat'],
  'old man': ['coat', 'sweater', 'shirt'],
  'old woman': ['sweater', 'coat', 'dress'],
};

/** Whether a person's clothes have a colour beside the one their role gives them. */
export function needsColour({ role, garment, colour }: Appearance): boolean {
  if (garment?.form === 'coloured') return false;
  return colour !== null || garment !== null || role === null || !role.isUniformed;
}

/**
 * What the person wears of whom a script does not say it: left open, a model would draw other clothes in another place.
 * Somebody with a role wears what goes with it.
 */
export function dressed(appearance: Appearance, kind: PersonKind, name: string): Appearance {
  if (appearance.garment !== null || appearance.role !== null) return appearance;
  const choice = wardrobe[kind];
  const word = choice[hashText(`${name}/garment`) % choice.length];
  return { ...appearance, garment: garments.find(({ english }) => english === word) ?? null };
}

/** "woman nurse in a yellow coat with black hair" / "穿黄色大衣、黑头发的女性护士", without an article. */
export function describeLook(look: Appearance, kind: PersonKind, noun: string, language: Language): string {
  return language === 'zh' ? inChinese(look, kind, noun) : inEnglish(look, kind);
}

function inEnglish({ role: held, garment, colour, hair, accessories }: Appearance, kind: PersonKind): string {
  const who = held === null ? kind : held.kind === kind ? held.english : `${kind} ${held.english}`;
  // A white coat is a doctor's.
  const worn = garment?.english === 'coat' && colour === 'white' ? 'jacket' : garment?.english;
  const shade = colour && garment?.form !== 'coloured' ? englishColour[colour] : null;
  const clothes = [shade, worn].filter(Boolean).join(' ');
  const article = garment && garment.form !== 'plural' ? `${/^[aeiou](?!ni)/.test(clothes) ? 'an' : 'a'} ` : '';
  const also = [...(hair ? [`${hair} hair`] : []), ...accessories].join(' and ');
  return `${who}${clothes === '' ? '' : ` in ${article}${clothes}`}${also === '' ? '' : ` with ${also}`}`;
}

/** Where a role follows it: 女护士 is heard as somebody of whom only the role is known. */
const chineseBeforeRole: Readonly<Record<PersonKind, string>> = {
  man: '男性',
  woman: '女性',
  boy: '男孩',
  girl: '女孩',
  'old man': '老人',
  'old woman': '老奶奶',
};

function inChinese(
  { role: held, garment, colour, hair, accessories }: Appearance,
  kind: PersonKind,
  noun: string,
): string {
  const who = held === null ? noun : held.kind === kind ? held.chinese : `${chineseBeforeRole[kind]}${held.chinese}`;
  const colourSaid = colour && garment?.form !== 'coloured' ? chineseColour[colour] : '';
  const clothes = garment || colour ? `穿${colourSaid}${garment?.chinese ?? '衣服'}` : '';
  const worn = accessories.map((each) => `戴${each}`);
  const looks = [clothes, hair ? chineseHair[hair] : '', ...worn].filter((part) => part !== '').join('、');
  return looks === '' ? who : `${looks}的${who}`;
}

/** Every word that a description may say, for tests: [English, Chinese]. */
export const appearanceWords = {
  roles: roles.map(({ english, chinese }) => [english, chinese] as const),
  garments: garments.map(({ english, chinese }) => [english, chinese] as const),
  hair: Object.entries(chineseHair),
};
