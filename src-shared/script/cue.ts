import { isShotLabel } from './shot-lines.ts';
import { structureLine } from './structure-line.ts';

/** Which lines name a speaker. */

/** A speaker as named by a cue. */
export interface Cue {
  readonly name: string;
  /** What stands in brackets after the name; several are joined with ", ". */
  readonly extension?: string;
  /** Ends in `^`: spoken beside the speech before it. */
  readonly dual: boolean;
}

/** A Chinese cue with its speech in one line; offsets are into the trimmed line, half-open. */
export interface OneLineCue {
  readonly cue: Cue;
  readonly nameEnd: number;
  readonly parenthetical: readonly [number, number] | null;
  readonly dialogue: readonly [number, number] | null;
}

/** Longer lines are sentences; the limit also keeps every pattern here cheap on a line of a megabyte. */
const longestCue = 120;
/** A forced one whose every letter is written as a code, and its extension. */
const longestWritten = 12 * longestCue;
const longestChineseName = 10;
const closing: Readonly<Record<string, string>> = { '(': ')', '（': '）' };

/** Where the bracket that ends a text opens; -1 where it never does. */
function openingOfLast(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const character = text[at];
    if (character === ')' || character === '）') depth += 1;
    else if (character === '(' || character === '（') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** 小明OS, 小明 V.O.: Chinese scripts leave out the brackets. */
const heardOnly = /^(\p{Script=Han}{1,10})\s*([OV]\.?[SO]\.?|画外音)$/u;

/** Takes the bracketed extensions off the end of a cue: "MARA (V.O.) (CONT'D)"; several are joined with ", ". */
export function splitExtensions(text: string): { readonly name: string; readonly extension: string | null } {
  const found: string[] = [];
  let rest = text.trim();
  const [, name, offScreen] = heardOnly.exec(rest) ?? [];
  if (name !== undefined && offScreen !== undefined) return { name, extension: offScreen };
  while (rest.endsWith(')') || rest.endsWith('）')) {
    const open = openingOfLast(rest);
    if (open < 0) break;
    found.unshift(rest.slice(open + 1, -1).trim());
    rest = rest.slice(0, open).trimEnd();
  }
  return { name: rest, extension: found.length > 0 ? found.join(', ') : null };
}

/** A cue as it is written: the name, and its extension in the brackets of its script. */
export function cueText(name: string, extension: string | undefined): string {
  if (extension === undefined) return name;
  return /\p{Script=Han}/u.test(name) ? `${name}（${extension}）` : `${name} (${extension})`;
}

function makeCue(line: string): Cue {
  const dual = line.endsWith('^') || line.endsWith('＾');
  const { name, extension } = splitExtensions(/[\^＾]/u.test(line) ? line.replace(/[\^＾\s]+$/u, '') : line);
  return { name, dual, ...(extension === null ? {} : { extension }) };
}

/** A cue forced with `@`, for names in any case or script, and for numbers. */
export function forcedCue(trimmed: string): Cue | null {
  if (trimmed.length > longestWritten || !/^[@＠]/.test(trimmed)) return null;
  const cue = makeCue(trimmed.slice(1).trim());
  // Boards write some letters of a name as codes: what they stand for counts, or a name that can be read could not be written.
  const { length } = cue.name.replace(/\\u\{\}|(?<=\\)u\{[0-9a-f]+\}/giu, '');
  return length <= longestCue && /[\p{L}\p{N}]/u.test(cue.name) ? cue : null;
}

/**
 * A cue in capitals: at least one capital letter and none in lower case outside the brackets but for an "and" between names. Letters without case
 * (Han) never make one. Two spaces at the end of the line say that it is action (Fountain's older rule, which
 * screenwriters' tools keep).
 */
export function capitalCue(text: string, trimmed: string): Cue | null {
  if (trimmed.length > longestCue || text.endsWith('  ') || /^[!>~=#.]/.test(trimmed) || trimmed.endsWith('TO:'))
    return null;
  // Most lines are sentences: they are known by their first letters, before anything is made of them.
  if (/^.?[a-z]/u.test(trimmed)) return null;
  const cue = makeCue(trimmed);
  const capitals = cue.name.replace(/(?<=\p{Lu}) and (?=\p{Lu})/gu, ' ');
  if (/[\p{Ll}\p{Lo}]/u.test(capitals) || !/\p{Lu}/u.test(capitals)) return null;
  return cue;
}

/** "人物：李明（30岁）、王芳" declares who speaks. */
export function listedNames(line: string): string[] {
  if (!/^(?:出场)?人物[：:]/.test(line)) return [];
  const list = line.slice(line.search(/[：:]/) + 1, 400).replace(/（[^）]*）/g, '');
  return list.split(/[、，,。\s]+/).filter((name) => name !== '' && name.length <= 8);
}

/** A line that is nothing but a name the script has used as a speaker before. */
export function declaredCue(trimmed: string, names: ReadonlySet<string>): Cue | null {
  if (names.size === 0 || trimmed.length > longestCue) return null;
  const cue = makeCue(trimmed);
  return names.has(cue.name) ? cue : null;
}

/** What Chinese scripts write before a colon that is not a speaker. */
const notSpeakers = new Set([
  '字幕',
  '时间',
  '地点',
  '人物',
  '出场人物',
  '角色',
  '道具',
  '服装',
  '音乐',
  '音效',
  '镜头',
  '画面',
  '特写',
  '备注',
  '注',
  '场景',
  '场次',
  '内容',
  '标题',
  '片名',
  '编剧',
  '作者',
  '导演',
  '日期',
  '天气',
  '景别',
  '机位',
  '转场',
  '闪回',
  '如下',
  '例如',
  '比如',
  '注意',
  '提示',
  '旁注',
  '内景',
  '外景',
  '黑屏',
  '片头',
  '片尾',
]);

/** "他大声说：" introduces a quotation inside action. */
const reportingVerb = /(?:[说问喊答写着了的地得是有到]|[说问喊写答笑叫]道|心想|回答)$/u;
/** What a list of shots writes before a colon in capitals and nobody says. */
const notSpoken =
  /^(?:SFX|VFX|FX|GFX|SUPERS?|TITLES?|SUBTITLES?|CHYRON|CAPTION|TEXT|SIGN|CARD|NOTES?|MUSIC|SOUNDS?|AUDIO|VIDEO|VISUAL|ACTION|CAMERA|LIGHTING|LOCATION|TIME|DATE|PLACE|PROPS?|CUT|FADE|DISSOLVE|DURATION|LENGTH|LENS|CAST|INT|EXT|SHOT|SCENE)\b/;
const narrating = /^(?:narrat(?:or|ion)|voice[- ]?over|v\.?o\.?)$/i;
const pronounStart = /^(?:[他她它我你](?!们?$)|这|那|其中)/u;

/** Whether words may name a speaker: short, without punctuation, no label and no reporting verb. */
export function looksLikeName(name: string): boolean {
  if (name.length === 0 || name.length > longestChineseName || notSpeakers.has(name)) return false;
  if (structureLine(name) !== null) return false;
  if (!/^[\p{L}\p{N}·•\s、&＆]+$/u.test(name) || !/^\p{L}/u.test(name)) return false;
  return !reportingVerb.test(name) && !pronounStart.test(name) && !isShotLabel(name);
}

/** "MARA", "OLD TOM", "Narrator": who speaks in a list of shots. */
function isNamedInCapitals(name: string): boolean {
  if (narrating.test(name)) return true;
  return (
    /^\p{Lu}[\p{Lu}\p{N} .'’&-]{0,30}$/u.test(name) &&
    !notSpoken.test(name) &&
    structureLine(name) === null &&
    !isShotLabel(name)
  );
}

/**
 * `角色：（神态）台词` in one line. Only when what stands before the colon looks like a name: short, without sentence
 * punctuation, not a label such as 时间 and not a reporting verb. With an ASCII colon the name must be Han, so that
 * "Note: ..." stays what it is. Names in `declared` pass without the looks.
 * @param inList the script lists its shots: there "MARA: Wait." is a speech too
 */
export function oneLineCue(trimmed: string, declared: ReadonlySet<string>, inList = false): OneLineCue | null {
  const colon = trimmed.slice(0, longestCue).search(/[：:]/u);
  if (colon <= 0) return null;
  const before = trimmed.slice(0, colon);
  const cue = makeCue(before.replace(/^[@＠]\s*/, ''));
  if (cue.dual) return null;
  const isInCapitals = inList && isNamedInCapitals(cue.name);
  if (!(declared.has(cue.name) || isInCapitals || looksLikeName(cue.name))) return null;
  if (trimmed[colon] === ':' && !isInCapitals && !/^\p{Script=Han}/u.test(cue.name)) return null;
  let at = skipSpace(trimmed, colon + 1);
  const close = closing[trimmed[at] ?? ''];
  const end = close === undefined ? -1 : trimmed.indexOf(close, at);
  const parenthetical = end < 0 ? null : ([at, end + 1] as const);
  if (parenthetical) at = skipSpace(trimmed, end + 1);
  const dialogue = at < trimmed.length ? ([at, trimmed.length] as const) : null;
  return { cue, nameEnd: before.trimEnd().length, parenthetical, dialogue };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

/** A line of a speech that stands in brackets of its own. */
export function isParenthetical(trimmed: string): boolean {
  return (
    (trimmed.startsWith('(') || trimmed.startsWith('（')) &&
    (trimmed.endsWith(')') || trimmed.endsWith('）')) &&
    trimmed.length > 2
  );
}
