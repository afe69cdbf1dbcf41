import { isParenthetical, listedNames, looksLikeName } from './cue.ts';
import { chineseHeading, isChineseAct } from './scene-heading.ts';
import type { SourceLines } from './source-lines.ts';
import { isChineseTransition } from './transition-line.ts';

const loneName = /^\p{Script=Han}{2,4}(?:[（(][^（）()]{1,12}[）)])?$/u;

/** Whether a line above another is a cue where the rest of the script makes its words a name. */
export function mayBeLoneCue(trimmed: string): boolean {
  return loneName.test(trimmed);
}

/**
 * Chinese names that stand alone above what they say, as English cues do: listed as the script's people, above a line in
 * brackets, or in two places at least. One alone is a short line of action.
 */
export function loneNames(lines: SourceLines): Set<string> {
  const names = new Set<string>();
  const once = new Set<string>();
  let before = '';
  for (let at = 0; at < lines.length; at += 1) {
    const trimmed = lines.at(at)?.trimmed ?? '';
    for (const name of listedNames(trimmed)) names.add(name);
    const said = lines.at(at + 1);
    // What stands before is asked last: few lines are as short as a name.
    if (mayBeLoneCue(trimmed) && said?.blank === false && (before === '' || chineseHeading(before) !== null)) {
      const name = trimmed.replace(/[（(].*$/u, '');
      if (looksLikeName(name) && !isOther(trimmed)) {
        if (once.has(name) || isParenthetical(said.trimmed)) names.add(name);
        once.add(name);
      }
    }
    before = trimmed;
  }
  return names;
}

function isOther(trimmed: string): boolean {
  return isChineseTransition(trimmed) || isChineseAct(trimmed) || chineseHeading(trimmed) !== null;
}
