import { structureLabelLength } from '../script/structure-line.ts';
import type { CameraAngle, CameraMove, ShotSize } from './storyboard.ts';
import { listMarkLength } from './structure.ts';

/** What a script says to the camera in so many words (CLOSE ON, TRACKING SHOT, 【特写】): it wins over what is drafted. */

const sizeWords: readonly (readonly [ShotSize, RegExp])[] = [
  ['extreme_close', /\bEXTREME CLOSE[- ]?(?:UP|SHOT)|\bECU\b|大特写/i],
  ['extreme_wide', /\bEXTREME (?:WIDE|LONG)|\bELS\b|大远景|大全景/i],
  ['medium_close', /\bMEDIUM CLOSE|\bMCU\b|中近景/i],
  ['over_shoulder', /\bOVER[- ](?:THE|HIS|HER|[A-Z]+['’]S)[- ]SHOULDER|\bOVER[- ]SHOULDER|\bOTS\b|过肩/i],
  ['insert', /\bINSERT\b|插入镜头|^【?插入/],
  [
    'close',
    /\bCLOSE[- ]?UP\b|\bCLOSE (?:ON|SHOT)\b|^CLOSER?\b|\bC\.?U\.?\b(?=[: -])|^ON (?:THE|HER|HIS|A)\b.{0,40}:|特写|近景/i,
  ],
  ['full', /\bFULL SHOT\b|全身/i],
  [
    'wide',
    /\bWIDE (?:SHOT|ON|ANGLE)\b|\bWIDE\b(?=\s*[:.—-])|\bLONG SHOT\b|\bESTABLISHING\b|\bAERIAL\b|全景|远景|航拍/i,
  ],
  ['medium', /\bMEDIUM (?:SHOT|ON)\b|\bMID[- ]SHOT\b|\bTWO[- ]SHOT\b|\bPOV\b|中景|双人镜头|主观镜头/i],
];
const capitalSizeWords: readonly (readonly [ShotSize, RegExp])[] = [
  ['wide', /^WIDER?\b/],
  ['close', /^TIGHT(?:ER)?(?=\s*(?:[:.—–-]|$))/],
];

/** A move, or a track whose way the words leave open. */
export type StatedMove = CameraMove | 'track';

const moveWords: readonly (readonly [StatedMove, RegExp])[] = [
  ['handheld', /\bhand-?held\b|\bshaky cam(?:era)?\b|手持|镜头晃动|晃动镜头|肩扛/i],
  ['tilt_up', /\btilt(?:s|ing)? up|\bcrane(?:s|ing)? up|上摇|摇上|镜头升/i],
  ['tilt_down', /\btilt(?:s|ing)? down|\bcrane(?:s|ing)? down|下摇|摇下|镜头降/i],
  ['track_left', /\b(?:track(?:s|ing)?|dolly|dollies|truck(?:s|ing)) (?:to the )?left|镜头左移|镜头向左移|左移镜头/i],
  ['track_right', /\b(?:track(?:s|ing)?|dolly|dollies|truck(?:s|ing)) (?:to the )?right|镜头右移|镜头向右移|右移镜头/i],
  [
    'track',
    /\btracking(?: shot)?\b|\b(?:camera|we) (?:slowly )?(?:tracks?|follows?|travels?|moves? (?:along )?with)\b|^(?:TRACK|FOLLOW)(?:ING)?\b|\bfollow(?:ing)? shot\b|\bsteadicam\b|跟拍|跟镜头|镜头跟|移动镜头|横移|移镜/i,
  ],
  ['pan_left', /\bpan(?:s|ning)? (?:to the )?left|左摇|向左摇|摇向左/i],
  ['pan_right', /\bpan(?:s|ning)? (?:to the )?right|\bwe pan\b|\b(?:the )?camera pans?\b|右摇|向右摇|摇向右|镜头摇/i],
  ['push_in', /\bpush(?:es|ing)? in|\bmov(?:e|es|ing) in on|\bzoom(?:s|ing)? in|\bdolly in|推近|镜头推|推镜|缓缓推/i],
  ['pull_out', /\bpull(?:s|ing)? (?:back|out)(?= |\.|,|$)|\bzoom(?:s|ing)? out|\bdolly out|拉远|镜头拉|拉镜|缓缓拉/i],
  ['static', /\b(?:static|locked[- ]off|fixed) (?:shot|camera)\b|固定镜头|镜头不动/i],
];

/** The size a text asks for in so many words (CLOSE ON, 【特写】), or null. */
export function statedSize(text: string): ShotSize | null {
  const start = text.slice(0, 80).trim();
  return [...sizeWords, ...capitalSizeWords].find(([, pattern]) => pattern.test(start))?.[0] ?? null;
}

/** The camera move a text asks for in so many words, or null. */
export function statedMove(text: string): StatedMove | null {
  return moveWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const angleWords: readonly (readonly [CameraAngle, RegExp])[] = [
  [
    'overhead',
    /\boverhead (?:shot|angle|view)\b|^overhead\b(?=\s*[:.,–—-])|\btop(?:[- ]down)? (?:shot|view|angle)\b|\b(?:bird|god)['’]?s[- ]eye\b|\b(?:seen|shot|filmed) from (?:directly|straight) above\b|鸟瞰|顶拍|顶视|上帝视角/i,
  ],
  [
    'low',
    /\blow[- ](?:angle|shot)\b|\bworm['’]?s[- ]eye\b|\b(?:seen|shot|filmed) from below\b|仰拍|仰视(?:镜头|角度|视角)|仰角|虫视|低角度|低机位/i,
  ],
  [
    'high',
    /\bhigh[- ](?:angle|shot)\b|\b(?:seen|shot|filmed) from (?:high )?above\b|俯拍|俯视(?:镜头|角度|视角)|俯角|高角度|高机位/i,
  ],
  [
    'dutch',
    /\b(?:dutch|canted|oblique|tilted)[- ](?:angle|shot|frame|framing|camera|tilt)\b|荷兰角|斜角(?:镜头|构图|拍摄)|斜拍|倾斜(?:镜头|构图|画面)/i,
  ],
];

/** The angle a text asks for in so many words (LOW ANGLE, 俯拍), or null. */
export function statedAngle(text: string): CameraAngle | null {
  return angleWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const directions: readonly RegExp[] = [
  // Whose eyes the camera has is not in the picture: "MARA'S POV - ...", "POV MARA".
  /^(?:\p{Lu}[\p{Lu}.'’ -]{0,30}['’]S POV\b|POV(?: OF)? (?!THE |AN? )\p{Lu}[\p{Lu}'’ ]{0,30}(?=\s*(?:[-–—:.]|$)))[\s:.,—–-]*/u,
  /^【[^】]{1,12}】\s*/,
  /^(?:\[[^\]]{1,24}\])\s*/,
  /^(?:EXTREME )?CLOSE[- ]?UP(?: (?:ON|OF|SHOT OF))?\b[\s:.,—–-]*/i,
  /^(?:EXTREME )?CLOSER? (?:ON|SHOT OF|SHOT)\b[\s:.,—–-]*/i,
  /^(?:EXTREME )?(?:WIDE|LONG|FULL|MEDIUM|MID|ESTABLISHING|AERIAL|TWO)[- ](?:CLOSE )?(?:SHOT|ON|ANGLE)(?: (?:OF|ON))?\b[\s:.,—–-]*/i,
  /^(?:INSERT(?: SHOT)?|POV|ANGLE(?: ON)?|(?:NEW|ANOTHER|REVERSE|WIDER?|LOW|HIGH|DUTCH|CANTED) ANGLE(?: ON)?|TOP SHOT|WORM['’]S[- ]EYE(?: VIEW)?|ESTABLISHING|AERIAL|ECU|MCU|CU|OTS|ELS|WIDE)\b[\s:.,—–-]*/,
  /^(?:WIDER|CLOSER|TIGHTER|REVERSE)(?=\s*(?:[:.—–-]|$))[\s:.,—–-]*/,
  /^OVER[- ](?:THE|HIS|HER|[A-Z]+['’]S)?[- ]?SHOULDER(?: SHOT)?(?: (?:OF|ON))?\b[\s:.,—–-]*/i,
  /^(?:(?:TRACKING|TRAVELLING|TRAVELING|FOLLOWING|FOLLOW|STEADICAM|HAND-?HELD|LOW[- ]ANGLE|HIGH[- ]ANGLE|OVERHEAD|BIRD['’]S[- ]EYE|STATIC|CRANE)(?: SHOT| VIEW)?|TRACK(?: WITH)?|FOLLOW)(?: (?:OF|ON|WITH|of|on|with))?(?=[\s:.,—–-])[\s:.,—–-]*/,
  /^(?:(?:slowly|slow),? )?(?:the camera|camera|we)\s+(?:slowly\s+)?(?:pans?|tilts?|tracks?|cranes?|follows?|push(?:es)?|pulls?|moves?|zooms?|doll(?:y|ies))(?:\s+(?:to the left|to the right|left|right|in|out|up|down|back|on|over|across|from|to|away|with))*\b[\s:.,—–-]*/i,
  /^(?:pan|tilt|track|push|pull|zoom|dolly) (?:left|right|in|out|up|down|back)(?: (?:on|over|across|to|from))?\b[\s:.,—–-]*/i,
  /^we (?:see|find|open on|hear)\b\s*/i,
  /^镜头(?:缓缓|慢慢)?(?:向?[左右上下][摇移]|摇|跟着|跟随|跟|推近|推|拉远|拉|晃动)(?:向|到|至|过)?[，：、]?/,
  /^(?:大特写|特写|中近景|近景|中景|全景|大远景|远景|过肩镜头|过肩|插入镜头|插入|跟拍|俯拍|仰拍|手持镜头|手持|航拍|移动镜头|固定镜头|鸟瞰|顶拍|斜角镜头|荷兰角(?:镜头)?|倾斜镜头)[：:，]\s*/,
];

const closingDirection =
  /,? (?:in|from) (?:an? )?(?:extreme )?(?:low|high|dutch|canted|overhead|top)[- ](?:angle(?: shot)?|shot)(?=[.!]?$)|,? (?:and|as|while) (?:the camera|we)(?: slowly)? (?:pans?|tilts?|tracks?|follows?|push(?:es)?|pulls?|moves?|zooms?)(?: (?:to the )?(?:left|right|in|out|up|down|back|along))?(?: (?:him|her|them|it))?(?=[.!]?$)|，镜头(?:缓缓|慢慢)?(?:向?[左右上下][摇移]|推近|推|拉远|拉|跟着[^，。]{0,6}|跟随[^，。]{0,6})(?=[。！]?$)/i;

/** A sentence without what it says to the camera. */
export function withoutDirections(sentence: string): string {
  let rest = sentence.trim().replace(closingDirection, '');
  for (let again = true; again;) {
    const before = rest;
    rest = rest.slice(listMarkLength(rest)).slice(structureLabelLength(rest));
    for (const direction of directions) rest = rest.replace(direction, '');
    again = rest !== before;
  }
  return rest;
}
