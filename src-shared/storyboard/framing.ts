import { actionsIn, hashText } from './words.ts';
import type { CameraMove, ShotSize } from './storyboard.ts';

const sizeWords: readonly (readonly [ShotSize, RegExp])[] = [
  ['extreme_close', /\bEXTREME CLOSE[- ]?(?:UP|SHOT)|\bECU\b|大特写/i],
  ['extreme_wide', /\bEXTREME (?:WIDE|LONG)|\bELS\b|大远景|大全景/i],
  ['medium_close', /\bMEDIUM CLOSE|\bMCU\b|中近景/i],
  [
    'close',
    /\bCLOSE[- ]?UP\b|\bCLOSE (?:ON|SHOT)\b|^CLOSER?\b|\bC\.?U\.?\b(?=[: -])|\bINSERT\b|^ON (?:THE|HER|HIS|A)\b.{0,40}:|特写|近景|插入镜头/i,
  ],
  ['full', /\bFULL SHOT\b|全身/i],
  [
    'wide',
    /\bWIDE (?:SHOT|ON|ANGLE)\b|\bWIDE\b(?=\s*[:.—-])|\bLONG SHOT\b|\bESTABLISHING\b|\bAERIAL\b|全景|远景|航拍/i,
  ],
  ['medium', /\bMEDIUM (?:SHOT|ON)\b|\bMID[- ]SHOT\b|\bTWO[- ]SHOT\b|\bPOV\b|中景|双人镜头|主观镜头/i],
];
const capitalSizeWords: readonly (readonly [ShotSize, RegExp])[] = [['wide', /^WIDE\b/]];
const moveWords: readonly (readonly [CameraMove, RegExp])[] = [
  ['pan_left', /\bpan(?:s|ning)? (?:to the )?left|左摇|向左摇|摇向左/i],
  ['pan_right', /\bpan(?:s|ning)? (?:to the )?right|\bwe pan\b|\b(?:the )?camera pans?\b|右摇|向右摇|摇向右|镜头摇/i],
  ['push_in', /\bpush(?:es|ing)? in|\bmov(?:e|es|ing) in on|\bzoom(?:s|ing)? in|\bdolly in|推近|镜头推|推镜|缓缓推/i],
  ['pull_out', /\bpull(?:s|ing)? (?:back|out)(?= |\.|,|$)|\bzoom(?:s|ing)? out|\bdolly out|拉远|镜头拉|拉镜|缓缓拉/i],
];
/** Small things that a wide frame would lose. */
const smallThings =
  /\b(?:hands?|fingers?|eyes?|face|tears?|letter|note|photo(?:graph)?|watch|key|ring|phone screen|coin|button)\b|手里|手中|手指|眼睛|眼泪|脸上|信封|照片|手表|钥匙|戒指/i;
/** They count where the sentence is about them, which is near its start. */
function showsSmallThing(text: string): boolean {
  return smallThings.test(withoutDirections(text).slice(0, /\p{Script=Han}/u.test(text) ? 12 : 40));
}

const drawingIn =
  /\b(?:looks|stares|gazes|listens|notices|realises|realizes|remembers|discovers|sees)\b|看着|望着|注视|凝视|倾听|发现|想起/i;
const drawingBack =
  /\b(?:alone|empty|disappears|vanishes|walks away|drives away|sails away|flies away|leaves|into the distance)\b|独自|空荡|消失|远去|离开|走远|飞走|远方/i;

/** The size a text asks for in so many words (CLOSE ON, 【特写】), or null. */
export function statedSize(text: string): ShotSize | null {
  const start = text.slice(0, 80).trim();
  return [...sizeWords, ...capitalSizeWords].find(([, pattern]) => pattern.test(start))?.[0] ?? null;
}

/** The camera move a text asks for in so many words, or null. */
export function statedMove(text: string): CameraMove | null {
  return moveWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Whether a text speaks of something that only a closer shot can show. */
export function asksForCloser(text: string): boolean {
  const stated = statedSize(text);
  return stated === null ? showsSmallThing(text) : stated !== 'wide' && stated !== 'extreme_wide';
}

/** The size for a piece of action by its own words: as stated, else by how much room what happens takes. */
export function sizeOfAction(text: string, hasPerson: boolean): ShotSize {
  const stated = statedSize(text);
  if (stated) return stated;
  if (showsSmallThing(text)) return 'close';
  if (!hasPerson) return 'wide';
  const actions = actionsIn(text);
  return (['walk', 'run', 'drive', 'sail', 'fly', 'jump'] as const).some((action) => actions.has(action))
    ? 'full'
    : 'medium';
}

/**
 * The camera move for a piece of action by its own words: as stated; else mostly static, with now and then a push in
 * where someone looks, a pull out where someone leaves, a pan over an empty landscape.
 */
export function moveOfAction(text: string, hasPerson: boolean): CameraMove {
  const stated = statedMove(text);
  if (stated) return stated;
  const draw = hashText(text) % 3;
  if (drawingBack.test(text) && draw < 2) return 'pull_out';
  if (drawingIn.test(text) && draw < 2) return 'push_in';
  if (!hasPerson && actionsIn(text).size === 0 && draw === 0)
    return hashText(`${text}.`) % 2 === 0 ? 'pan_left' : 'pan_right';
  return 'static';
}

const directions: readonly RegExp[] = [
  /^【[^】]{1,12}】\s*/,
  /^(?:\[[^\]]{1,24}\])\s*/,
  /^(?:EXTREME )?CLOSE[- ]?UP(?: (?:ON|OF|SHOT OF))?\b[\s:.,—–-]*/i,
  /^(?:EXTREME )?CLOSER? (?:ON|SHOT OF|SHOT)\b[\s:.,—–-]*/i,
  /^(?:EXTREME )?(?:WIDE|LONG|FULL|MEDIUM|MID|ESTABLISHING|AERIAL|TWO)[- ](?:CLOSE )?(?:SHOT|ON|ANGLE)(?: (?:OF|ON))?\b[\s:.,—–-]*/i,
  /^(?:INSERT|POV|ANGLE ON|ESTABLISHING|AERIAL|ECU|MCU|CU|ELS|WIDE)\b[\s:.,—–-]*/,
  /^(?:(?:slowly|slow),? )?(?:the camera|camera|we)\s+(?:slowly\s+)?(?:pans?|push(?:es)?|pulls?|moves?|zooms?|doll(?:y|ies))(?:\s+(?:to the left|to the right|left|right|in|out|back|on|over|across|from|to|away))*\b[\s:.,—–-]*/i,
  /^(?:pan|push|pull|zoom|dolly) (?:left|right|in|out|back)(?: (?:on|over|across|to|from))?\b[\s:.,—–-]*/i,
  /^we (?:see|find|open on|hear)\b\s*/i,
  /^镜头(?:缓缓|慢慢)?(?:向?[左右]摇|摇|推近|推|拉远|拉)(?:向|到|至|过)?[，：、]?/,
  /^(?:大特写|特写|中近景|近景|中景|全景|大远景|远景)[：:，]\s*/,
];

const closingDirection =
  /,? (?:and|as|while) (?:the camera|we)(?: slowly)? (?:pans?|push(?:es)?|pulls?|moves?|zooms?)(?: (?:to the )?(?:left|right|in|out|back))?(?=[.!]?$)|，镜头(?:缓缓|慢慢)?(?:向?[左右]摇|推近|推|拉远|拉)(?=[。！]?$)/i;

/** A sentence without what it says to the camera. */
export function withoutDirections(sentence: string): string {
  let rest = sentence.trim().replace(closingDirection, '');
  for (let again = true; again;) {
    const before = rest;
    for (const direction of directions) rest = rest.replace(direction, '');
    again = rest !== before;
  }
  return rest;
}
