import type { WrittenShot } from '../script/screenplay.ts';
import { statedAngle, statedMove, statedSize } from './directions.ts';
import type { StatedMove } from './directions.ts';
import type { CameraAngle, ShotSize } from './storyboard.ts';

/** Shots that a script writes as such: what their columns mean, and which lines of action begin one. */

/** 全景 shows the whole of a place, or of a person from head to feet. */
type WrittenSize = ShotSize | 'whole';

/** What shot lists and 景别 columns write; the first that fits. Letters are compared in capitals. */
const sizeColumn: readonly (readonly [WrittenSize, RegExp])[] = [
  ['extreme_close', /^(?:[EXB]\.?C\.?U)\b|EXTREME CLOSE|BIG CLOSE|大特/],
  ['extreme_wide', /^(?:[EX]\.?[LW]\.?S|V\.?[LW]\.?S)\b|(?:EXTREME|VERY) (?:LONG|WIDE)|大远|大全/],
  ['medium_close', /^M\.?C\.?U\b|MEDIUM CLOSE|中近/],
  ['over_shoulder', /^O\.?[TS]\.?S\b|OVER.{0,20}SHOULDER|过肩|越肩/],
  ['insert', /INSERT|CUT-?AWAY|插入/],
  ['full', /^(?:F\.?S|M\.?[LFW]\.?S)\b|FULL|COWBOY|AMERICAN|MEDIUM (?:LONG|WIDE|FULL)|中全|小全|中远|全身/],
  ['whole', /全/],
  ['medium', /^(?:M\.?S|M|2\.?S)\b|MEDIUM|MID\b|\bTWO|2[- ]SHOT|\bPOV\b|中|双人|主观/],
  ['close', /^C\.?[US]\b|CLOSE|TIGHT|特|近/],
  ['wide', /^(?:[LWG]\.?S|W)\b|WIDE|LONG|MASTER|ESTABLISH|AERIAL|DRONE|远|航拍|空镜/],
];

/** What shot lists and 运镜 columns write; where several are named, the first in the text. */
const moveColumn: readonly (readonly [StatedMove, RegExp])[] = [
  ['handheld', /HAND-?HELD|SHAKY|手持|晃|肩扛/],
  ['pan_left', /PAN\w*[^,;/]{0,8}LEFT|左摇|摇[^，、/]{0,3}左/],
  ['pan_right', /PAN\w*(?![^,;/]{0,8}LEFT)|右摇|摇[^，、/]{0,3}右|甩/],
  ['tilt_down', /TILT\w*[^,;/]{0,8}DOWN|(?:CRANE|BOOM|JIB|PED\w*)[^,;/]{0,8}DOWN|下摇|俯摇|摇[^，、/]{0,3}下|降/],
  ['tilt_up', /(?:TILT|CRANE|BOOM|JIB|PED)\w*(?![^,;/]{0,8}DOWN)|上摇|仰摇|摇[^，、/]{0,3}上|升/],
  ['track_left', /(?:TRUCK|TRACK|DOLLY|SLIDE)\w*[^,;/]{0,8}LEFT|左移|移[^，、/]{0,3}左/],
  ['track_right', /(?:TRUCK|TRACK|DOLLY|SLIDE)\w*[^,;/]{0,8}RIGHT|右移|移[^，、/]{0,3}右/],
  ['pull_out', /PULL|(?:ZOOM|DOLLY|MOVE|TRACK)\w* (?:OUT|BACK)|拉/],
  ['push_in', /PUSH|(?:ZOOM|DOLLY)\w*(?! (?:OUT|BACK|LEFT|RIGHT))|(?:MOVE|TRACK)\w* IN|推|变焦/],
  ['track', /TRUCK|TRACK|FOLLOW|STEADICAM|SLIDE|ORBIT|\bARC\b|移|跟|环绕/],
  ['pan_right', /摇/],
  ['static', /STATIC|FIXED|LOCK|STILL|NONE|TRIPOD|固|静|定|不动|^无/],
];

/** What shot lists and 角度 columns write. */
const angleColumn: readonly (readonly [CameraAngle, RegExp])[] = [
  ['overhead', /BIRD|GOD|OVERHEAD|\bTOP\b|鸟瞰|顶|上帝/],
  ['high', /\bHIGH|\bH\.?A\b|俯|高/],
  ['low', /\bLOW|WORM|\bL\.?A\b|仰|虫|低/],
  ['dutch', /DUTCH|CANT|OBLIQUE|TILTED|荷兰|斜/],
];

function firstNamed<Meaning>(column: readonly (readonly [Meaning, RegExp])[], words: string): Meaning | null {
  const said = words.trim().toUpperCase().slice(0, 80);
  const found = column.flatMap(([meaning, pattern]) => {
    const at = said.search(pattern);
    return at < 0 ? [] : [{ meaning, at }];
  });
  return found.toSorted((first, second) => first.at - second.at)[0]?.meaning ?? null;
}

function sizeNamed(words: string | undefined): WrittenSize | null {
  const said = (words ?? '').trim().toUpperCase().slice(0, 80);
  return sizeColumn.find(([, pattern]) => pattern.test(said))?.[0] ?? null;
}

/** The size that columns name; some write it beside the angle (POV, OTS) or the move. null where none does. */
export function writtenSize({ size, angle, move }: WrittenShot): ((hasPerson: boolean) => ShotSize) | null {
  const named = sizeNamed(size) ?? sizeNamed(angle) ?? (move === undefined ? null : statedSize(move));
  if (named === null) return null;
  return (hasPerson) => (named !== 'whole' ? named : hasPerson ? 'full' : 'wide');
}

/** The move that columns name; null where they name none. */
export function writtenMove({ size, move }: WrittenShot): StatedMove | null {
  const named = move === undefined ? null : (firstNamed(moveColumn, move) ?? statedMove(move));
  return named ?? (size === undefined ? null : statedMove(size));
}

/** From the air one looks down. */
const fromAir = /AERIAL|DRONE|航拍/i;

/** The angle that columns name; some write it beside the size or the move. null where none does, or eye level. */
export function writtenAngle({ size = '', angle = '', move = '' }: WrittenShot): CameraAngle | null {
  const named = firstNamed(angleColumn, angle) ?? statedAngle(size) ?? statedAngle(move);
  return named ?? (angle === '' && fromAir.test(size) ? 'high' : null);
}

const englishShot = new RegExp(
  `^(?:${[
    '(?:EXTREME |MEDIUM |BIG |TIGHT )?CLOSE(?:R)?(?:[- ]?UP| ON| SHOT| ANGLE)',
    'CLOSE(?=\\s*[:–—-])',
    'ANGLE(?: ON|(?=\\s*[:–—-]))',
    '(?:NEW|ANOTHER|REVERSE|WIDER?|LOW|HIGH|DUTCH|CANTED) ANGLE',
    'TOP[- ]SHOT',
    '(?:EXTREME |VERY )?(?:WIDE|LONG|FULL|MEDIUM|MID|MASTER|ESTABLISHING|AERIAL|TWO|TRACKING|TRAVELL?ING|FOLLOW(?:ING)?|STEADICAM|CRANE|STATIC|HAND-?HELD|OVERHEAD)[- ](?:CLOSE )?(?:SHOT|ON|VIEW)',
    '(?:ESTABLISHING|AERIAL|WIDE|WIDER|CLOSER|TIGHTER|REVERSE)(?=\\s*(?:[:.–—-]|$))',
    "(?:BIRD|WORM)['’]S[- ]EYE(?: VIEW)?",
    "OVER[- ](?:THE |HIS |HER |[A-Z]+['’]S )?SHOULDER",
    'INSERT(?:S| SHOT)?',
    "(?:[A-Z][A-Z.'’ -]{0,30}['’]S )?POV",
    '(?:ECU|MCU|CU|OTS|ELS|MLS|MS|LS|WS)(?=\\s*[:–—-])',
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'u',
);
const bracketed = /^(?:【([^】]{1,12})】|［([^］]{1,12})］|\[([^\]]{1,24})\])/;
const chineseShot =
  /^(?:大特写|特写|中近景|近景|中景|小全景|大全景|全景|大远景|远景|空镜头?|过肩镜头|主观镜头|插入镜头|航拍)[：:]/;

/** What a bracket at the start of a line says to the camera: 【特写】, [CLOSE ON]. */
function bracketColumns(line: string): WrittenShot | null {
  const found = bracketed.exec(line);
  const words = found?.[1] ?? found?.[2] ?? found?.[3];
  if (words === undefined) return null;
  const says = statedSize(words) ?? statedMove(words) ?? statedAngle(words);
  if (says === null && !words.startsWith('空镜')) return null;
  return { size: words, move: words };
}

/**
 * What a line of action writes of the shot that it begins, or null where it begins none: "CLOSE ON the letter",
 * "ANGLE ON MARA", "INSERT - LETTER", "MARA'S POV", 【特写】信, 全景：码头. English directions stand in capitals.
 */
export function shotLine(line: string): WrittenShot | null {
  const start = line.slice(0, 80).trimStart();
  const inBrackets = bracketColumns(start);
  if (inBrackets) return inBrackets;
  const label = chineseShot.exec(start)?.[0];
  if (label !== undefined) return { size: label };
  return englishShot.test(start) ? {} : null;
}

/** A shot line that only announces: what is in the shot stands in the paragraph or the speech after it. */
export function isShotSlug(text: string): boolean {
  const line = text.trim();
  if (line.length > 80 || line.includes('\n')) return false;
  if (bracketed.exec(line)?.[0] === line || chineseShot.exec(line)?.[0] === line) return true;
  return /\p{Lu}/u.test(line) && !/[\p{Ll}.!?]/u.test(line);
}

/** "BACK TO SCENE", 回到场景 ends a shot that was written and shows nothing of its own. */
export function isBackToScene(text: string): boolean {
  return /^(?:BACK TO (?:THE )?(?:SCENE|SHOT)|【?(?:切回|回到)(?:原|主)?(?:场景|现场|画面)】?)[.:。]?$/.test(
    text.trim().slice(0, 40),
  );
}

const inserting = /^(?:INSERTS?(?: SHOT)?[\s:.–—-]+|【?插入(?:镜头)?[】：:\s]+)(?=[\p{L}\p{N}])/u;

/**
 * What a line inserts and no more: "A WATCH" of "INSERT - A WATCH". null where it inserts nothing, does not say what, or
 * tells of it itself.
 */
export function insertOf(line: string): string | null {
  const said = line.length > 80 ? undefined : inserting.exec(line.trim())?.[0];
  if (said === undefined) return null;
  const thing = line
    .trim()
    .slice(said.length)
    .replace(/[.。]$/u, '');
  return /[\p{Ll}\n.!?，。！？]/u.test(thing) ? null : thing;
}

/** Words that stand before the name of a thing. */
const beforeThing = /^(?:THE|AN?|HIS|HER|ITS|THEIR|一?[封张把枚本块支个只部台条份]|这|那)[\s]*/iu;

/**
 * Whether a paragraph clearly tells of a thing: it is what it begins with, by its name or as "it". Somebody who does
 * something with it ("Tom reads the letter") is a picture of its own.
 */
export function tellsOf(thing: string, text: string): boolean {
  const start = text.trim().slice(0, 60).toLowerCase();
  if (/^(?:it|its)\b|^它/u.test(start)) return true;
  const name = thing.replace(beforeThing, '').toLowerCase();
  if (/\p{Script=Han}/u.test(name)) {
    const at = start.indexOf(/^\p{Script=Han}+/u.exec(name)?.[0] ?? name);
    return at >= 0 && at <= 3;
  }
  const first = (start.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, 3);
  return (name.match(/[\p{L}\p{N}]{3,}/gu) ?? []).some((word) => first.includes(word));
}
