import { chineseHeading, isChineseAct, plainHeading } from './scene-heading.ts';
import type { ScriptElement } from './screenplay.ts';
import { lineRange } from './source-lines.ts';
import type { SourceLine, SourceLines } from './source-lines.ts';
import { isBareTransition } from './transition-line.ts';

/** A title that stands above the first heading without a key: 《雨夜》, "THE BRIDGE" over "by". */

const mostCredits = 8;
const longestLine = 40;
const chineseCredit = /^(编剧|作者|导演|原著|编导|出品|制片人?|监制|改编)\s*[:：]\s*(\S.*)$/u;
const chineseKeys: ReadonlyMap<string, string> = new Map([
  ['编剧', 'author'],
  ['作者', 'author'],
  ['原著', 'source'],
]);
const credit =
  '(?:(?:screenplay|teleplay|story|written|directed|created)(?: (?:and|&) (?:written|directed))? |a film )?by';
const creditAlone = new RegExp(`^${credit}:?$`, 'i');
const creditNamed = new RegExp(`^${credit}:? (\\p{Lu}.*)$`, 'iu');
const inTitleMarks = /^《([^《》]+)》$/u;
const bare = /^[\p{L}\p{N}][\p{L}\p{N}·・' ’&,!?—-]*$/u;
/** What stands alone above a heading and names no film. */
const division = /^(?:序幕?|引子|楔子|片头|片尾|尾声|正片|预告|字幕|黑屏|prologue|teaser|cold open)$/iu;

/** The filled lines above the first heading; null where there are more than a title and its credits. */
function linesAbove(lines: SourceLines): { readonly above: readonly SourceLine[]; readonly lineCount: number } | null {
  const above: SourceLine[] = [];
  for (let index = 0; index < lines.length && index < 4 * mostCredits; index += 1) {
    const line = lines.at(index);
    if (!line || line.blank) continue;
    if (chineseHeading(line.trimmed) ?? plainHeading(line.trimmed)) return { above, lineCount: index };
    if (above.length > mostCredits || line.trimmed.length > longestLine) return null;
    above.push(line);
  }
  return null;
}

function creditElement(line: SourceLine, before: SourceLine | undefined): ScriptElement | null {
  const range = lineRange(line);
  const { trimmed } = line;
  const element = (key: string, text: string): ScriptElement => ({ type: 'title_page', key, text, range });
  const [, role, named] = chineseCredit.exec(trimmed) ?? [];
  if (role !== undefined && named !== undefined) return element(chineseKeys.get(role) ?? role, named);
  if (creditAlone.test(trimmed)) return element('credit', trimmed);
  const author = creditNamed.exec(trimmed)?.[1];
  if (author !== undefined) return element('author', author);
  const isNamed = before !== undefined && creditAlone.test(before.trimmed) && /^\p{Lu}/u.test(trimmed);
  return isNamed ? element('author', trimmed) : null;
}

function titleOf(line: SourceLine, isCredited: boolean, isAlone: boolean): string | null {
  const { trimmed } = line;
  const marked = inTitleMarks.exec(trimmed)?.[1];
  if (marked !== undefined) return marked;
  if (!bare.test(trimmed) || division.test(trimmed) || isBareTransition(trimmed) || isChineseAct(trimmed)) return null;
  // Fountain takes any other line of Latin letters for action or a cue.
  return isCredited || (isAlone && /^\p{Script=Han}/u.test(trimmed)) ? trimmed : null;
}

/**
 * Reads a title without a key, and the credits below it: they stand alone between the beginning and the first heading. The
 * title is in 《》, has credits below it, or is a short Chinese line with a blank one below.
 * @returns its elements and the number of lines they take; null where there is none
 */
export function readBareTitle(lines: SourceLines): { elements: ScriptElement[]; lineCount: number } | null {
  const { above: [first, ...rest] = [], lineCount = 0 } = linesAbove(lines) ?? {};
  if (!first || creditElement(first, undefined)) return null;
  const credits = rest.map((line, index) => creditElement(line, rest[index - 1]));
  const found = credits.filter((element) => element !== null);
  if (found.length < rest.length) return null;
  const isAlone = rest.length === 0 && lines.at(lineCount - 1)?.blank === true;
  const text = titleOf(first, found.length > 0, isAlone);
  if (text === null) return null;
  return { elements: [{ type: 'title_page', key: 'title', text, range: lineRange(first) }, ...found], lineCount };
}
