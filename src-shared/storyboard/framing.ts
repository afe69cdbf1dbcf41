import { statedMove, statedSize, withoutDirections } from './directions.ts';
import type { StatedMove } from './directions.ts';
import { actionsIn, hashText } from './words.ts';
import type { CameraAngle, CameraMove, ShotSize } from './storyboard.ts';

/** Small things that a wide frame would lose. */
const smallThings =
  /\b(?:hands?|fingers?|eyes?|face|tears?|letter|note|photo(?:graph)?|watch|key|ring|phone screen|coin|button)\b|手里|手中|手指|眼睛|眼泪|脸上|信封|照片|手表|钥匙|戒指/i;
/** They count where the sentence is about them, which is near its start. */
function showsSmallThing(text: string): boolean {
  const start = withoutDirections(text).slice(0, /\p{Script=Han}/u.test(text) ? 12 : 40);
  return smallThings.test(start) && ownInsert(text) === null;
}

const handThingEnglish =
  'letters?|notes?|envelopes?|telegrams?|postcards?|photos?|photographs?|keys?|rings?|coins?|tickets?|books?|diary|notebooks?|newspapers?|maps?|phones?|cellphones?|watch|necklace|gun|pistol|revolver|knife|dagger|cards?|cups?|glass|box|compass|medal|scroll|paper boat|flowers?|passport|badge|wallet|pills?|bullets?';
const handThingChinese =
  '信封|信纸|信(?![号任心箱])|纸条|照片|钥匙|戒指|硬币|车票|票|书(?![店房架包桌柜])|日记|笔记本|报纸|地图|手机|电话|手表|项链|枪|刀|匕首|名片|卡片|杯子|盒子|怀表|纸船|花(?![园店坛盆瓶])|请柬|合同|护照|徽章|钱包|药片|子弹';
const ringing =
  /\b(?:phone|telephone|cellphone|mobile|alarm|alarm clock|doorbell|bell|clock|pager)\b[^.!?]{0,24}\b(?:rings?|ringing|buzz(?:es|ing)|vibrat(?:es|ing)|lights up|beeps?|chimes?|strikes)\b|(?:手机|电话|闹钟|门铃|铃|钟)[^，。]{0,6}(?:响|震动|亮了?起|敲)/i;
const handing = new RegExp(
  `\\b(?:hands?|handing|gives?|giving|passes|slides|offers)\\b[^.!?]{0,50}\\b(?:${handThingEnglish})\\b|(?:把|将)[^，。]{0,8}(?:${handThingChinese})[^，。]{0,4}(?:递|交|给|塞|送)|(?:递|交|塞|递过)(?:给|过|来|上)[^，。]{0,12}(?:${handThingChinese})`,
  'i',
);
const reading = new RegExp(
  `\\b(?:reads?|reading|unfolds?|unfolding|opens?)\\b[^.!?]{0,30}\\b(?:letters?|notes?|envelopes?|telegrams?|postcards?|diary|newspapers?|maps?|scroll|book)\\b|(?:读|看|念|展开|拆开|打开)(?:着|了|起)?[^，。]{0,6}(?:信|纸条|日记|报纸|地图|请柬|合同)`,
  'i',
);

/** "A silver key lies on the table.", 桌上放着一封信: the sentence is about the thing, and where it lies. */
const lying = new RegExp(
  `^(?:on (?:the|an?|his|her) [^,]{1,30}, )?(?:an?|the|his|her|their|one) (?:[\\p{L}-]+ ){0,3}?(?:${handThingEnglish})(?= (?:lies?|lying|rests?|falls?|drops?|slips?|slides|gleams?|glints?|on (?:the|an?|his|her)|under (?:the|an?|his|her)|in (?:the|an?|his|her) (?:\\p{L}+ )?(?:hand|palm|pocket|drawer|box|dust|sand|mud))\\b|[.]?$)|^(?:[^，。]{1,8}[上里中下边旁]，?(?:放|躺|摆|压|夹|插)着|)[一那这][封张把枚本块支个部台只][^，。]{0,8}?(?:${handThingChinese})(?=[，。！]|$|掉|落|躺|放|滑|滚|摆)`,
  'iu',
);

const handling = new RegExp(
  `\\b(?:picks? up|lifts|takes(?: out)?|pulls out|draws|grabs|snatches|finds|raises|holds (?:up|out)|(?:looks?|looking|stares?|staring|gazes?|glances?) (?:down |again )?at|examines|studies|turns over|pockets|drops|unwraps|tears(?: open| up)?|hides|shows)\\b[^.!?,;]{0,30}?\\b(?<english>${handThingEnglish})\\b|(?:[捡拿举抓端][起出]|掏出|抽出|取出|拔出|亮出|找到|接过|收起|藏起|放下|握[住紧着]|看了看|[看望盯]着|端详着?|打量着?|打开|拆开|展开|翻开|撕[开碎]|展示)了?[^，。！？；]{0,6}?(?<chinese>${handThingChinese})`,
  'iu',
);
/** Scripts write in capitals what has to be seen: "On the table, a KNIFE." */
const capitalThing = new RegExp(`(?<![\\p{L}])(?:${handThingEnglish.toUpperCase()})(?![\\p{L}])`, 'u');
const going =
  /\b(?:walks|runs|crosses|enters|leaves|goes|comes|drives|rides|jumps|climbs|hurries|rushes)\b|走|跑|冲|奔|骑|跳/;

/** A thing that a text has somebody do something with, or writes in capitals, and where the text names it. */
function thingIn(text: string): { readonly words: string; readonly at: number } | null {
  const handled = handling.exec(text);
  const words = handled?.groups?.['english'] ?? handled?.groups?.['chinese'];
  if (handled && words !== undefined) return { words, at: handled.index + handled[0].length - words.length };
  const written = capitalThing.test(text.replace(/^[^\p{Ll}]*$/u, '')) ? capitalThing.exec(text) : null;
  return written && { words: written[0], at: written.index };
}

/** Whether a text is about a thing that is handed over, picked up, looked at or read, or rings: what an insert is for. */
export function showsInsert(text: string): boolean {
  const said = withoutDirections(text).slice(0, 200);
  return (
    ringing.test(said) || handing.test(said) || reading.test(said) || (thingIn(said) !== null && !going.test(said))
  );
}

/** A thing that somebody has in hand on their way, which only a shot of its own can show. */
export interface OwnInsert {
  /** As the text names it: "knife", 信. */
  readonly thing: string;
  /** Whether the text names it before the way. */
  readonly isFirst: boolean;
}

/** What gets an insert beside the shot of a text; null where the shot itself is one, or is written otherwise. */
export function ownInsert(text: string): OwnInsert | null {
  const said = withoutDirections(text).slice(0, 200);
  const thing = statedSize(text) === null && !showsInsert(text) ? thingIn(said) : null;
  return thing && { thing: thing.words.toLowerCase(), isFirst: thing.at < said.search(going) };
}

/** Whether a shot is of a thing: one that something is done with, or that lies there while nobody is seen. */
function isInsert(text: string, hasPerson: boolean): boolean {
  return showsInsert(text) || (!hasPerson && lying.test(withoutDirections(text).slice(0, 200)));
}

const detail =
  /^(?:[^,.;!?]{0,30}\bon )?(?:the|an?) (?:window(?:pane)?|clock|door(?:knob| handle)?|candle|lantern|sign|keyhole)\b|^[^，。]{0,6}(?:窗户|窗玻璃|时钟|挂钟|蜡烛|门把手)/i;

/** Whether a text speaks of something that only a closer shot can show. */
export function asksForCloser(text: string): boolean {
  const stated = statedSize(text);
  return stated === null
    ? showsSmallThing(text) || isInsert(text, false) || detail.test(text)
    : stated !== 'wide' && stated !== 'extreme_wide';
}

/** Whether there is no room for the place around what a text speaks of. */
export function hidesPlace(text: string): boolean {
  return statedSize(text) === null && (showsSmallThing(text) || isInsert(text, false));
}

/** The size for a piece of action by its own words: as stated, else by how much room what happens takes. */
export function sizeOfAction(text: string, hasPerson: boolean): ShotSize {
  const stated = statedSize(text);
  if (stated) return stated;
  if (isInsert(text, hasPerson)) return 'insert';
  if (showsSmallThing(text)) return 'close';
  if (!hasPerson) return detail.test(text) ? 'medium' : 'wide';
  const actions = actionsIn(text);
  return (['walk', 'run', 'drive', 'sail', 'fly', 'jump'] as const).some((action) => actions.has(action))
    ? 'full'
    : 'medium';
}

const drawingIn =
  /\b(?:looks|stares|gazes|listens|notices|realises|realizes|remembers|discovers|sees)\b|看着|望着|注视|凝视|倾听|发现|想起/i;
const drawingBack =
  /\b(?:alone|empty|disappears|vanishes|walks away|drives away|sails away|flies away|leaves|into the distance)\b|独自|空荡|消失|远去|离开|走远|飞走|远方/i;
const chase =
  /\b(?:chas(?:es?|ing)|flees?|fleeing|panic\w*|stampede|riot\w*|scrambl\w+|struggl(?:es?|ing)|brawl\w*|explo(?:des?|sion)|bursts? (?:through|into|in)|runs? for (?:his|her|their) li(?:fe|ves))\b|追赶|追逐|追着|追上来|逃跑|逃命|奔逃|惊慌|恐慌|慌乱|混乱|厮打|搏斗|扭打|爆炸|冲进|冲出|夺路/i;
const lookingUp =
  /\b(?:looks?|looking|stares?|staring|gazes?|gazing|glances?|peers?)(?: [a-z]+ly)? up\b|\braises (?:his|her) (?:head|eyes)\b|抬头|仰望|仰头|抬起头/i;
const lookingDown =
  /\b(?:looks?|looking|stares?|staring|gazes?|gazing|glances?|peers?)(?: [a-z]+ly)? down (?:at|into|from|on)\b|俯视|俯瞰|往下看|向下望/i;
const tallThing =
  /\b(?:light-?house|tower|skyscrapers?|cathedral|steeple|spire|castle|cliffs?|waterfall|high-?rise|monument|statue|pagoda|obelisk|windmill)\b|\b(?:towering|tall) [a-z]+|灯塔|高楼|大厦|摩天|高塔|铁塔|宝塔|钟楼|城楼|悬崖|瀑布|纪念碑|雕像/i;
const rising =
  /\b(?:takes off|lifts off|rises (?:into|from|above|over)|launches|climbs into the sky)\b|升空|起飞|腾空|升起/i;
const onTheWay =
  /\b(?:through|along|across|down|up|past|towards?|between|beside|around) (?:the|an?|his|her|their|its)\b|穿过|沿着|经过|走过|跑过|奔过|走向|跑向|奔向|在[^，。]{1,8}[上里中](?:飞奔|奔跑|跑|走|快步)/i;

/** Whether somebody goes a way that a camera can go along. */
function goesAlong(text: string): boolean {
  const actions = actionsIn(text);
  return (actions.has('walk') || actions.has('run')) && onTheWay.test(text);
}

/** Where the words of a text say that somebody goes; null where they leave it open. */
export function wayIn(text: string): 'left' | 'right' | null {
  const found =
    /\b(?:to(?:wards?)? (?:the )?|turns? )?(left|right)\b(?! (?:behind|hand|arm|leg|eye))|[向往朝](左|右)/i.exec(text);
  if (!found) return null;
  return /left|左/i.test(found[0]) ? 'left' : 'right';
}

/** The move of a piece of action, and which way who is seen goes where the camera goes along and the words leave it open. */
export interface ActionMove {
  readonly move: CameraMove;
  readonly way: 'left' | 'right' | null;
}

/**
 * The camera move for a piece of action by its own words: as stated; else handheld where people chase and panic, a tilt
 * along what is tall or where somebody looks up, a track beside who goes a way; else mostly static, with now and then a
 * push in where someone looks, a pull out where someone leaves, a pan over an empty landscape.
 * @param subject who goes, and where: the same always goes the same way, so that shots of one scene cut together
 * @param written a move that the script writes beside the text
 * @param angle a camera that looks up or down already, or leans, makes no move of its own but with somebody
 * @param drawnFrom what chance draws the rest from
 */
export function moveOfAction(
  text: string,
  hasPerson: boolean,
  subject: string,
  written: StatedMove | null = null,
  { angle = null, drawnFrom = text }: { readonly angle?: CameraAngle | null; readonly drawnFrom?: string } = {},
): ActionMove {
  const stated = written ?? statedMove(text);
  const isChase = chase.test(text);
  const tilt = angle === null ? tiltOf(text, hasPerson) : null;
  if (stated === 'track' || (stated === null && hasPerson && !isChase && tilt === null && goesAlong(text))) {
    const said = wayIn(withoutDirections(text));
    const way = said ?? (hashText(subject) % 2 === 0 ? 'right' : 'left');
    return { move: way === 'left' ? 'track_left' : 'track_right', way: said === null && hasPerson ? way : null };
  }
  const drafted = isChase
    ? 'handheld'
    : angle !== null
      ? 'static'
      : (tilt ?? (isInsert(text, hasPerson) ? 'static' : null));
  return { move: stated ?? drafted ?? drawnMove(text, hasPerson, drawnFrom), way: null };
}

function tiltOf(text: string, hasPerson: boolean): CameraMove | null {
  if (!hasPerson) return (rising.test(text) || tallThing.test(text)) && !passes(text) ? 'tilt_up' : null;
  if (lookingUp.test(text)) return 'tilt_up';
  return lookingDown.test(text) ? 'tilt_down' : null;
}

/** Whether something goes by, which a camera that tilts would lose. */
function passes(text: string): boolean {
  const actions = actionsIn(text);
  return (['drive', 'sail', 'walk', 'run'] as const).some((action) => actions.has(action));
}

function drawnMove(text: string, hasPerson: boolean, drawnFrom: string): CameraMove {
  const draw = hashText(drawnFrom) % 3;
  if (drawingBack.test(text) && draw < 2) return 'pull_out';
  if (drawingIn.test(text) && draw < 2) return 'push_in';
  if (!hasPerson && actionsIn(text).size === 0 && draw === 0)
    return hashText(`${drawnFrom}.`) % 2 === 0 ? 'pan_left' : 'pan_right';
  return 'static';
}
