import type { ElementType, ScriptElement } from './screenplay.ts';

/** Which elements are written together in Fountain, and in which order. */

/** An element with its place in the screenplay. */
type Entry = readonly [index: number, element: ScriptElement];

const speechTypes: ReadonlySet<ElementType> = new Set(['parenthetical', 'dialogue', 'lyrics']);

/** A title page stands at the very beginning; notes there stay where they are. */
export function titlePageFirst(entries: readonly Entry[]): readonly Entry[] {
  const isTitle = ([, { type }]: Entry): boolean => type === 'title_page';
  const body = entries.findIndex((entry) => !isTitle(entry) && !isCut(entry[1]));
  const late = body < 0 ? -1 : entries.findIndex((entry, index) => index > body && isTitle(entry));
  if (late < 0) return entries;
  return [...entries.filter(isTitle), ...entries.filter((entry) => !isTitle(entry))];
}

/** Whether it stands in the script and is no part of what is played. */
export function isCut({ type }: ScriptElement): boolean {
  return type === 'note' || type === 'boneyard';
}

/** Where the block that begins at an element ends: notes go with what they follow, words with their cue. */
export function endOfBlock(elements: readonly ScriptElement[], start: number): number {
  const first = elements[start];
  let last = first;
  const belongs = (next: ScriptElement): boolean => {
    if (first?.type === 'title_page') return next.type === 'title_page';
    // Lyrics that follow lyrics are others, sung outside the speech.
    if (last?.type === 'lyrics' && next.type === 'lyrics') return false;
    return first?.type === 'character' && speechTypes.has(next.type) && next.dual === first.dual;
  };
  for (let end = start + 1; ; end += 1) {
    const next = elements[end];
    if (!next || !(isCut(next) || belongs(next))) return end;
    if (!isCut(next)) last = next;
  }
}
