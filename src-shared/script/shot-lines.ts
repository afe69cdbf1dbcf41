import { cameraLead, cameraStart } from './shot-terms.ts';
import type { CameraLead } from './shot-terms.ts';
import { chineseHeading, englishHeading } from './scene-heading.ts';

/** Which lines of a text list shots: "1. Wide shot of a beach.", "Shot 2: ...", 镜头3：全景, "WS the sea". */

/** How a line begins that may be a shot of a list. */
export interface ShotLead {
  readonly number: number | null;
  /** `named` says that it counts shots; `plain` may count anything. */
  readonly counts: 'named' | 'plain' | null;
  readonly camera: CameraLead | null;
  /** Where the picture begins. */
  readonly length: number;
}

const digits: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const count = '[0-9０-９]{1,4}[A-Za-z]?|[一二两三四五六七八九十百]{1,5}';
const mark = '[ \\t]*(?:[:：.．、。,，)）\\]】–—-]+[ \\t]*|$)';
const namedEnglish = new RegExp(
  `^(?:shot|frame|panel|set-?up)[ \\t]*(?:no\\.?[ \\t]*|#[ \\t]*)?(\\d{1,4})[a-z]?(?![\\p{L}\\p{N}.]\\d|[\\p{L}\\p{N}])(?:${mark}|[ \\t]+(?<space>))`,
  'iu',
);
const namedChinese = new RegExp(
  `^(?:(?:分镜头?|镜头编号|镜头?号?|画面)[ \\t]*(?:#|第)?[ \\t]*(${count})(?:号镜?头?|镜头?)?|(${count})号?镜头?)(?:${mark}|[ \\t\\u3000]+(?<space>))|^第[ \\t]*(${count})[ \\t]*(?:个|号)?镜头?(?:${mark}|[ \\t\\u3000]+)`,
  'u',
);
const plain = new RegExp(
  `^(?:[(（【[［][ \\t]*(${count})[ \\t]*[)）】\\]］]|#(\\d{1,4})[a-z]?(?=[\\s:：.、])[:：.、]?|([0-9０-９]{1,4})[a-z]?[ \\t]*[.．、:：)）](?!\\d)|([一二三四五六七八九十]{1,3})[ \\t]*[、.．])[ \\t\\u3000]*`,
  'iu',
);
const circled = /^[①-⑳][ \t]*[.、]?[ \t]*/u;
const bare = /^(\d{1,4})[a-z]?[ \t\u3000]+/iu;
const bullet = /\s*(?:[-*•·–—][ \t]+)?(?:[*_]{1,3}(?=\S))?/uy;
/** No more of a line is looked at. */
const longestLead = 120;
/** Most lines are none, and known by their first letters. */
const mayCount = /^(?:[\d#(（【[［①-⑳０-９一二两三四五六七八九十百第镜分画]|shot|frame|panel|set-?up)/i;
const leadStart = `[ \\t\\u3000*_•·–—-]*(?:${mayCount.source.slice(1)}|${cameraStart})`;
const mayBegin = new RegExp(`^${leadStart}`, 'i');
const lineThatMayBegin = new RegExp(`\\n${leadStart}`, 'gi');

function numberOf(written: string): number {
  const plainDigits = /^[0-9０-９]+/u.exec(written)?.[0];
  if (plainDigits !== undefined)
    return Number(plainDigits.replaceAll(/[０-９]/gu, (digit) => String(digit.charCodeAt(0) - 0xff10)));
  const [tens = '', ones = ''] = written.includes('十') ? written.split('十') : ['0', written];
  return (digits[tens] ?? (tens === '' ? 1 : 0)) * 10 + (digits[ones] ?? 0);
}

interface Label {
  readonly number: number;
  readonly counts: 'named' | 'plain';
  readonly length: number;
  /** Nothing but a space parts it from what follows, which must be a term then. */
  readonly isOpen: boolean;
}

function labelOf(line: string): Label | null {
  if (!mayCount.test(line)) return null;
  const named = namedEnglish.exec(line) ?? namedChinese.exec(line);
  if (named) {
    const number = numberOf(named[1] ?? named[2] ?? named[3] ?? '');
    return { number, counts: 'named', length: named[0].length, isOpen: named.groups?.['space'] !== undefined };
  }
  const sign = circled.exec(line)?.[0];
  if (sign !== undefined)
    return { number: (sign.codePointAt(0) ?? 0) - 0x24_5f, counts: 'plain', length: sign.length, isOpen: false };
  const found = plain.exec(line) ?? bare.exec(line);
  if (!found) return null;
  const number = numberOf(found[1] ?? found[2] ?? found[3] ?? found[4] ?? '');
  return { number, counts: 'plain', length: found[0].length, isOpen: !plain.test(line) };
}

/** Reads how a line begins; null where it begins as no shot of a list does. */
export function shotLead(line: string): ShotLead | null {
  if (!mayBegin.test(line)) return null;
  const start = line.slice(0, longestLead).trimEnd();
  bullet.lastIndex = 0;
  const text = bullet.test(start) ? start.slice(bullet.lastIndex) : start;
  const label = labelOf(text);
  const rest = text.slice(label?.length ?? 0).replace(/^[*_]{1,3}[ \t]*/u, '');
  const camera = cameraLead(rest);
  if (label === null && camera === null) return null;
  if (label?.isOpen === true && camera === null) return null;
  if (label?.counts === 'plain' && (englishHeading(rest) ?? chineseHeading(text)) !== null) return null;
  return {
    number: label?.number ?? null,
    counts: label?.counts ?? null,
    camera,
    length: start.length - rest.length + (camera?.length ?? 0),
  };
}

/** Whether a line begins a shot whatever stands around it. */
function isCertain({ counts, camera }: ShotLead): boolean {
  return counts === 'named' || camera?.stands === 'certain';
}

/** Whether what stands before a colon counts a shot or says how it is taken, and is no name: 镜头1, 大远景, "SHOT 3 - CU". */
export function isShotLabel(text: string): boolean {
  const lead = shotLead(text);
  return lead !== null && lead.length >= text.trimEnd().length;
}

/** Fewer lines that only count make no list of shots. */
const fewest = 3;

/**
 * Tells which of the lines of a text, in order, begin a shot. A plain number counts shots where at least two follow each
 * other and half of the run name a size, an angle or a move, or where all that happens in the text stands behind such
 * numbers; letters such as MS only beside others that leave no doubt.
 * @param isAll nothing happens in the text outside of these lines
 */
export function listedAmong(leads: readonly ShotLead[], isAll: boolean): ReadonlySet<ShotLead> {
  const listed = new Set(leads.filter(isCertain));
  const hasLetters = [...listed].some(({ counts, camera }) => counts === null && camera?.size !== undefined);
  for (const lead of leads)
    if (lead.counts === null && lead.camera?.stands === 'letters' && hasLetters) listed.add(lead);
  for (const run of runsOf(leads)) {
    const naming = run.filter(({ camera }) => camera !== null).length;
    const isList = run.length > 1 && naming * 2 >= run.length;
    if (isList || (isAll && run.length >= fewest)) for (const lead of run) listed.add(lead);
  }
  return listed;
}

/** Plain numbers that follow each other, each the next of the one before (3, 3A, 4). */
function runsOf(leads: readonly ShotLead[]): ShotLead[][] {
  const runs: ShotLead[][] = [];
  for (const lead of leads) {
    if (lead.counts !== 'plain' || lead.number === null) continue;
    const last = runs.at(-1);
    const before = last?.at(-1)?.number ?? null;
    if (last && before !== null && (lead.number === before + 1 || lead.number === before)) last.push(lead);
    else runs.push([lead]);
  }
  return runs;
}

/** What stands before a colon and is neither a speaker nor a shot; "MARA: Wait." is a speech in a list of shots. */
const label = /^(?:[\p{L}][\p{L}\p{N} .'’-]{0,30}|[\p{Script=Han}·（）()]{1,12})[:：]/u;

/** How the lines of a text begin that may be shots of a list. One search finds them all: asking line by line takes twice as long. */
function leadsOf(text: string): ShotLead[] {
  const leads: ShotLead[] = [];
  for (let at = mayBegin.test(text) ? 0 : nextThatMayBegin(text, 0); at >= 0;) {
    const next = text.indexOf('\n', at);
    const lead = shotLead(text.slice(at, next < 0 ? undefined : next));
    if (lead) leads.push(lead);
    at = next < 0 ? -1 : nextThatMayBegin(text, next);
  }
  return leads;
}

/** Where the next line begins, behind a place, that may be a shot; -1 where none does. */
function nextThatMayBegin(text: string, from: number): number {
  lineThatMayBegin.lastIndex = from;
  const found = lineThatMayBegin.exec(text);
  return found ? found.index + 1 : -1;
}

/**
 * Whether a text is a list of shots in plain lines, with what is said under them: it counts them, or most of its lines
 * name a size or an angle. Linear in its length.
 */
export function listsShots(text: string): boolean {
  const leads = leadsOf(text);
  if (leads.length < 2) return false;
  const counted = [...listedAmong(leads, false)].filter(({ counts }) => counts !== null).length;
  if (counted > 1) return true;
  let others = 0;
  for (let at = 0; at >= 0 && others <= leads.length;) {
    const next = text.indexOf('\n', at);
    const line = text.slice(at, Math.min(next < 0 ? text.length : next, at + longestLead));
    if (shotLead(line) === null && !isBesideShots(line.trim())) others += 1;
    at = next < 0 ? -1 : next + 1;
  }
  if (others > leads.length) return false;
  const listed = listedAmong(leads, others === 0);
  return listed.size > 1 && listed.size >= others;
}

/** A heading, a speech in one line, nothing. */
function isBesideShots(line: string): boolean {
  return line === '' || label.test(line) || englishHeading(line) !== null || chineseHeading(line) !== null;
}
