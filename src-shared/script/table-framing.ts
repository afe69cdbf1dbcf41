import type { WrittenShot } from './screenplay.ts';

/** What a picture's cell says to the camera before what is seen: "WS - harbour", "CU, pan left: hands", 中景，码头. */

type Framing = Pick<WrittenShot, 'size' | 'move' | 'angle'>;

/** What parts a direction from what is seen, or from another direction. */
const mark = '(?:\\s*(?:[:：,，、/／|｜;；.。—–]|-(?![\\p{L}\\d]))\\s*|\\s+-\\s*)';
const behind = `(?:${mark}|\\s+(?:of|on)\\s+|\\s*$)`;
const shot = '(?:[- ](?:shot|view|angle))';
const abbreviated = '(?:E|X|V|B|M)?(?:CU|WS|LS)|(?:EW|EL|XW|XL|MW|ML|VW|MF|F|M|OT|OS)S|[23]-?S(?:HOT)?|GV|POV';
const spelled = `(?:(?:extreme|big|medium|tight|very) )?(?:close[- ]?up|(?:close|wide|long|full|mid|medium)${shot}?)|(?:two|three|group|establishing|master|aerial|drone|over[- ]the[- ]shoulder|point[- ]of[- ]view|reverse|insert|cutaway)${shot}?`;
const spelledMove = `(?:(?:slow|fast|quick|slight) )?(?:pan(?:ning)?(?: (?:left|right))?|tilt(?:ing)?(?: (?:up|down))?|(?:zoom|dolly|push|pull|track|truck|crane|jib)(?:ing)?(?:[- ](?:in|out|back|left|right|up|down))?|tracking|follow|hand-?held|static|locked[- ]off|fixed|steadicam)${shot}?`;
const spelledAngle = `(?:(?:low|high|dutch|canted|eye)[- ](?:angle|level)|bird['’]?s[- ]eye|worm['’]?s[- ]eye|overhead|top[- ]down)${shot}?`;
const chineseSize =
  '(?:大远景|大全景|远景|小全景|中全景|全景|中近景|中景|近景|大特写|特写|航拍|空镜头?|过肩|双人|主观)(?:镜头)?';
const chineseMove =
  '(?:固定|手持|跟拍|横移|环绕|升降?|降|(?:缓慢?|慢慢?|快|急)?(?:推|拉|摇|移|跟)[近远入出]?|[左右上下][摇移]|摇[左右上下])(?:镜头?|机位)?';
const chineseAngle = '俯拍|仰拍|平拍|俯视|仰视|平视|鸟瞰|顶拍|低角度|高角度';

/** Directions in the order in which they are tried; abbreviations in capitals need no mark behind them. */
const directions: readonly (readonly [keyof Framing, RegExp])[] = [
  ['size', new RegExp(`^(?!MS\\. )(${abbreviated})(?:${behind}|\\s+)`, 'u')],
  ['size', new RegExp(`^(${spelled})${behind}`, 'iu')],
  [
    'size',
    new RegExp(
      `^((?:(?:extreme|big|medium|tight|very) )?(?:close|wide|long|full|mid|medium|two|drone|aerial|establishing)[- ]shot)\\s+`,
      'iu',
    ),
  ],
  ['size', new RegExp(`^(${chineseSize})(?:${behind}|\\s+|-)`, 'u')],
  ['angle', new RegExp(`^(${spelledAngle})${behind}`, 'iu')],
  ['angle', new RegExp(`^(${chineseAngle})(?:${behind}|\\s+)`, 'u')],
  ['move', new RegExp(`^(${spelledMove})${behind}`, 'iu')],
  ['move', new RegExp(`^(${chineseMove})(?:${behind}|\\s+)`, 'u')],
];
/** A move that says over, past or to what it goes, or whom it follows: "Whip pan to the door", 镜头摇过厨房. */
const movesOver = new RegExp(
  [
    '^((?:(?:slow|fast|quick|whip|swish|slight) )?(?:pan|tilt|crane|jib|dolly|track|truck)(?: (?:up|down|left|right|in|out|back))?) (?:across|over|along|around|through|past|towards?|onto|to) (?=\\S)',
    `^((?:(?:slow|fast|quick|long) )?(?:tracking|dolly|crane|steadicam|hand-?held|panning) shot)${behind}`,
    '^(steadicam|hand-?held|(?:the )?camera) (?:follows|tracks|trails) (?=\\S)',
    '^(?:镜头|机位|摄影机)((?:快速?|缓慢?|慢慢)?(?:横?摇|甩|横?移|推|拉|升|降|跟(?:拍|随|着)?))(?:过|向|至|到|近)?[，,：:\\s]*(?=\\S)',
    '^(跟拍|横移|甩镜头?|摇镜头?|移镜头?|跟镜头?)[，,：:\\s]*(?=[^的\\s])',
  ].join('|'),
  'iu',
);
const bracketed = /^[【[(（]([^】\])）]{1,30})[】\])）]\s*[:：,，-]?\s*/u;
const bracketedLast = /\s*[【[(（]([^】\])）]{1,30})[】\])）][.。]?$/u;
/** Patterns look no further into a cell. */
const longestLook = 80;

/** Takes directions off the start of a text, each kind once. */
function takeDirections(text: string): { said: Framing; length: number } {
  const said: { -readonly [Kind in keyof Framing]: Framing[Kind] } = {};
  let length = 0;
  for (let isDirection = true; isDirection;) {
    const rest = text.slice(length, length + longestLook);
    isDirection = directions.some(([kind, pattern]) => {
      const [all, words] = (said[kind] === undefined ? pattern.exec(rest) : null) ?? [];
      if (all === undefined || words === undefined) return false;
      said[kind] = words;
      length += all.length;
      return true;
    });
  }
  return { said, length };
}

/** The directions that are all of what brackets hold; null where they hold something else. */
function allDirections(words: string | undefined): Framing | null {
  if (words === undefined) return null;
  const { said, length } = takeDirections(words.trim());
  return length === words.trim().length && Object.keys(said).length > 0 ? said : null;
}

function movedOver(text: string): { said: Framing; seen: string; start: number } {
  const [all = '', ...groups] = movesOver.exec(text.slice(0, longestLook)) ?? [];
  const move = groups.find((words) => words !== undefined);
  return move === undefined
    ? { said: {}, seen: text, start: 0 }
    : { said: { move }, seen: text.slice(all.length), start: all.length };
}

/**
 * Parts a cell into what it says to the camera and what is seen. A move alone is a direction only where brackets
 * set it off or it says where it goes; "Tom pans for gold" is a picture. Linear in the text's length.
 * @returns `start`, where what is seen begins in the text
 */
export function framingOf(text: string): { said: Framing; seen: string; start: number } {
  const [lead, inLead] = bracketed.exec(text.slice(0, longestLook)) ?? [];
  const opening = allDirections(inLead);
  if (lead !== undefined && opening) return { said: opening, seen: text.slice(lead.length), start: lead.length };
  const [last, inLast] = bracketedLast.exec(text.slice(-longestLook)) ?? [];
  const closing = allDirections(inLast);
  if (last !== undefined && closing) return { said: closing, seen: text.slice(0, text.length - last.length), start: 0 };
  const { said, length } = takeDirections(text);
  if (said.size === undefined && said.angle === undefined) return movedOver(text);
  return { said, seen: text.slice(length), start: length };
}
