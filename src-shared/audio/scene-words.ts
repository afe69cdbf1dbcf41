import type { AmbienceKind } from './ambience/ambience.ts';
import type { Mood } from './mood.ts';

/** Words of what happens that a mood is told by, English and Chinese side by side. */
export const MOOD_WORDS: Readonly<Record<Mood, RegExp>> = {
  calm: /\b(?:quiet(?:ly)?|calm(?:ly)?|peace(?:ful)?|serene|still|sleep(?:s|ing)?|asleep|garden|tea|lake|slowly|reads?|reading|rests?)\b|安静|平静|宁静|静静|睡着|入睡|花园|喝茶|湖边|慢慢|悠闲|读书|休息/giu,
  bright:
    /\b(?:sunny|sunshine|part(?:y|ies)|celebrat\w+|danc\w+|holiday|festival|cheer\w*|happ(?:y|ily|iness)|joy\w*|smil\w+|picnic|welcome)\b|阳光|晴朗|聚会|庆祝|跳舞|节日|热闹|欢快|开心|高兴|快乐|微笑|野餐|欢迎/giu,
  tender:
    /\b(?:kiss\w*|embrac\w+|hugs?|love[sd]?|gentl[ey]|tender(?:ly)?|softly|lullaby|caress\w*|hold(?:s|ing)? hands|takes? (?:his|her|their) hand|misses (?:him|her|them))\b|亲吻|拥抱|抱住|相爱|爱着|爱你|温柔|轻轻|依偎|轻声|牵手|握住.{0,3}手|摇篮|思念/giu,
  sad: /\b(?:cr(?:y|ies|ying)|weep\w*|sobs?|sobbing|tears?|grie[fv]\w*|funeral|grave\w*|die[sd]?|dead|death|goodbye|farewell|alone|lonel\w+|mourn\w*|sorrow\w*|lost|broken)\b|哭|眼泪|流泪|泪水|悲伤|悲痛|葬礼|坟墓|死去|去世|离别|告别|孤独|独自|哀悼|失去|心碎/giu,
  tense:
    /\b(?:chas\w+|guns?|kni(?:fe|ves)|blood\w*|scream\w*|fights?|fighting|danger\w*|threat\w*|escap\w+|bombs?|alarms?|panic\w*|sirens?|attack\w*|hunt\w*|explo\w+|shoots?|shots? (?:ring|fired)|trapped|flee\w*)\b|追赶|追杀|追捕|手枪|开枪|刀子|匕首|鲜血|流血|尖叫|打斗|搏斗|危险|威胁|逃跑|逃命|逃走|炸弹|警报|恐慌|惊恐|袭击|紧张|埋伏|爆炸|被困/giu,
  mysterious:
    /\b(?:myster\w+|strange\w*|secret\w*|whisper\w*|shadow\w*|ghost\w*|abandoned|hidden|unknown|ancient|eerie|vanish\w*|disappear\w*|clues?|riddle|fog|mist)\b|神秘|奇怪|秘密|低语|影子|阴影|幽灵|鬼魂|废弃|隐藏|未知|古老|诡异|消失|线索|谜|大雾|迷雾/giu,
  grand:
    /\b(?:arm(?:y|ies)|battles?|victor\w+|kings?|queens?|vast|triumph\w*|launch\w*|glor\w+|horizon|majestic|heroes|hero|parade|summit|cathedral)\b|军队|大军|战场|战役|胜利|国王|女王|皇帝|壮丽|壮观|凯旋|发射|光荣|辽阔|雄伟|地平线|英雄|阅兵|山巅|登顶/giu,
  driving:
    /\b(?:news|report(?:s|er|ing)?|deadline|rush\w*|rac(?:e[sd]?|ing)|busy|traffic|factor(?:y|ies)|training|hurr(?:y|ies|ied)|engine|production|figures|econom\w+|technolog\w+)\b|新闻|报道|记者|截止|匆忙|匆匆|赶去|赶往|赶到|比赛|忙碌|车流|工厂|训练|加班|生产|经济|科技|数据/giu,
  playful:
    /\b(?:laugh\w*|jok(?:e[sd]?|ing)|funny|teas(?:e[sd]?|ing)|giggl\w+|silly|prank\w*|clowns?|pupp(?:y|ies)|kittens?|trips over|winks?|toys?|mischie\w+)\b|大笑|笑话|玩笑|逗|滑稽|搞笑|调皮|捉弄|恶作剧|小丑|小狗|小猫|嬉戏|眨眼|玩具|顽皮/giu,
};

/** Words of haste and of slowness, which move the tempo within its mood. */
export const FAST_WORDS =
  /\b(?:runs?|running|fast|quick(?:ly)?|sudden(?:ly)?|rush\w*|hurr\w+|races?)\b|跑|快速|飞快|突然|急忙|冲|匆/giu;
export const SLOW_WORDS =
  /\b(?:slow(?:ly)?|still|waits?|waiting|lingers?|sits?|silen(?:t|ce))\b|慢|静|等待|等着|坐着|沉默/giu;

/** Thunder, wherever it is told of. */
export const THUNDER = /\b(?:thunder\w*|lightning|storms?)\b|雷|闪电|暴风雨/iu;

/** What is heard at a place, by the words that name it; inside of a vehicle only where a scene is inside. */
export const PLACE_SOUNDS: readonly {
  readonly kind: AmbienceKind;
  readonly words: RegExp;
  readonly where: 'inside' | 'outside' | 'both';
}[] = [
  { kind: 'train', where: 'inside', words: /\b(?:train|subway|metro|tram|carriage)\b|火车|地铁|列车|高铁|电车|车厢/iu },
  {
    kind: 'car',
    where: 'inside',
    words: /\b(?:car|taxi|cab|truck|van|bus|limousine)\b|车内|车里|轿车|汽车|出租车|卡车|面包车|公交车|大巴/iu,
  },
  {
    kind: 'crowd',
    where: 'both',
    words:
      /\b(?:caf[eé]|restaurant|diner|bar|pub|market|mall|station|airport|party|stadium|theat(?:er|re)|canteen|lobby|square|fair|ballroom|tavern)\b|咖啡|餐厅|饭店|酒吧|市场|集市|商场|车站|机场|聚会|派对|体育场|体育馆|剧院|剧场|食堂|大厅|广场|酒馆|茶馆/iu,
  },
  {
    kind: 'sea',
    where: 'outside',
    words:
      /\b(?:sea|ocean|beach|shore|coast\w*|harbou?r|pier|docks?|quay|wharf|lighthouse|boat|ship|ferry|island|cove|bay)\b|海|沙滩|港|码头|灯塔|船|岛/iu,
  },
  { kind: 'fire', where: 'both', words: /\b(?:campfire|fireplace|bonfire|hearth|forge)\b|篝火|壁炉|火堆|炉火/iu },
  {
    kind: 'forest',
    where: 'outside',
    words:
      /\b(?:forest|woods?|jungle|grove|park|garden|orchard|trail|backyard|yard)\b|森林|树林|丛林|竹林|公园|花园|果园|林间|院子/iu,
  },
  {
    kind: 'city',
    where: 'outside',
    words:
      /\b(?:street|city|town|road|avenue|alley|downtown|rooftop|bridge|intersection|highway|sidewalk|parking|corner)\b|街|城市|市区|马路|公路|巷|胡同|天台|屋顶|路口|桥|停车场/iu,
  },
  {
    kind: 'wind',
    where: 'outside',
    words:
      /\b(?:mountains?|desert|hills?|cliff|moor|steppe|tundra|summit|plain|ridge|valley|snowfield|glacier)\b|山|沙漠|草原|悬崖|荒野|高原|雪地|峡谷|冰川/iu,
  },
];
