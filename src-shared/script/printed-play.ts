import type { OneLineCue } from './cue.ts';
import type { SourceLines } from './source-lines.ts';

/** Plays as they are printed: "LANE. I did not think it polite, sir.", and in Chinese a name, an ideographic space and what it says. */

/** How a speech begins that is printed behind its speaker: name, what stands between, direction in brackets. */
const english =
  /^(?!(?:INT|EXT|EST|ACT|SCENE)\b)((?:(?:MR|MRS|MS|DR|ST)\. )?\p{Lu}[\p{Lu} '’&-]{1,24})(\.\s*)(?:(\([^()]{1,120}\)|\[[^[\]]{1,120}\])\.?\s*)?(?=\S)/u;
const chinese = /^(\p{Script=Han}{1,4})(\u3000+)(?:([（(][^（）()]{1,60}[）)])\s*)?(?=\S)/u;
const longestLead = 200;
/** Fewer speeches, or fewer people who speak twice, make no play. */
const [fewestSpeeches, fewestNames] = [4, 2];

function leadIn(trimmed: string): RegExpExecArray | null {
  const start = trimmed.slice(0, longestLead);
  return english.exec(start) ?? chinese.exec(start);
}

/** Whether a line of action would be a speech in a printed play. */
export function mayBePrintedCue(trimmed: string): boolean {
  return leadIn(trimmed) !== null;
}

/**
 * The people of a text that is a printed play: at least half of its paragraphs (of its lines in Chinese, which does not break
 * them) are speeches behind a name, and several names come again.
 * @returns null where it is none
 */
export function printedNames(lines: SourceLines): ReadonlySet<string> | null {
  const counts = new Map<string, number>();
  let others = 0;
  let isAfterBlank = true;
  for (let at = 0; at < lines.length; at += 1) {
    const trimmed = lines.at(at)?.trimmed ?? '';
    const name = trimmed === '' ? undefined : leadIn(trimmed)?.[1];
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
    else if (trimmed !== '' && (isAfterBlank || /^\p{Script=Han}/u.test(trimmed))) others += 1;
    isAfterBlank = trimmed === '';
  }
  const again = [...counts].filter(([, count]) => count > 1);
  const speeches = again.reduce((sum, [, count]) => sum + count, 0);
  const isPlay = again.length >= fewestNames && speeches >= fewestSpeeches && speeches >= others;
  return isPlay ? new Set(counts.keys()) : null;
}

/** The speech that a line of a printed play begins, as a cue in its line. */
export function printedCue(trimmed: string, names: ReadonlySet<string>): OneLineCue | null {
  const [lead, name = '', parting = '', direction] = leadIn(trimmed) ?? [];
  if (lead === undefined || !names.has(name)) return null;
  const from = name.length + parting.length;
  return {
    cue: { name, dual: false },
    nameEnd: name.length,
    parenthetical: direction === undefined ? null : [from, from + direction.length],
    dialogue: [lead.length, trimmed.length],
  };
}
