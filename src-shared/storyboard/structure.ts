import type { Screenplay, ScriptElement } from '../script/screenplay.ts';
import { structureLine } from '../script/structure-line.ts';

/** What a draft makes of lines that say how a script is built. */

/**
 * A script in which what stands right under MONTAGE, LATER and the like is action: by the rules of Fountain such a line is a
 * speaker, and what happens next a speech. Elements keep their numbers.
 */
export function withStructureAsAction(screenplay: Screenplay): Screenplay {
  let isUnder = false;
  const elements = screenplay.elements.map((element): ScriptElement => {
    const { type, text, extension } = element;
    if (type === 'character') isUnder = extension === undefined && structureLine(text) !== null;
    else if (type !== 'dialogue' && type !== 'parenthetical' && type !== 'note' && type !== 'boneyard') isUnder = false;
    const isAction = isUnder && type !== 'note' && type !== 'boneyard';
    return isAction ? { ...element, type: 'action' } : element;
  });
  return { ...screenplay, elements };
}

/** "- Tom runs.", "A) Tom runs.", "• 小明跑步": a shot of a montage. */
const listMark = /^[ \t]*(?:[-–—•·*]{1,2}[ \t]+|\(?[A-Za-z][)）、][ \t]*)(?=[^\s-])/u;

/** How long the mark of a list is that a line begins with; 0 without one. */
export function listMarkLength(line: string): number {
  return listMark.exec(line.slice(0, 20))?.[0].length ?? 0;
}
