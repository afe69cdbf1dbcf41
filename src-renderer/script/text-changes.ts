import { ChangeSet } from '@codemirror/state';
import type { Text } from '@codemirror/state';

/** The one stretch in which two texts differ, as a change from one to the other; null where they are the same. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** Finds {@link TextChange}, in time linear in the texts. */
export function changeBetween(before: string, after: string): TextChange | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let end = 0;
  while (
    end < shorter - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end += 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/**
 * Brings what was typed and what was changed elsewhere together, where they touch different places of the text.
 * @param mine from the text that both know to the one in the editor
 * @param theirs from that text to the other one
 * @returns both as changes that follow the other; null where they touch the same place, and a person has to choose
 */
export function together(
  mine: ChangeSet,
  theirs: TextChange,
): { readonly toEditor: ChangeSet; readonly mineAfter: ChangeSet } | null {
  let touches = false;
  mine.iterChangedRanges((from, to) => {
    if (from <= theirs.to && to >= theirs.from) touches = true;
  });
  if (touches) return null;
  const change = ChangeSet.of(theirs, mine.length);
  return { toEditor: change.map(mine), mineAfter: mine.map(change) };
}

/** A text as the editor has it: its lines end in `\n` alone. */
export function withPlainBreaks(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
}

/** Tells where an offset of a text stands once {@link withPlainBreaks} has read it. */
export function plainOffsets(text: string): (offset: number) => number {
  if (!text.includes('\r\n')) return (offset) => offset;
  const breaks: number[] = [];
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', at + 2)) breaks.push(at);
  return (offset) => {
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}

/** How many lines stand before each changed stretch, how many it had, and how many it has; from the end of the text to its start. */
export function lineChanges(
  changes: ChangeSet,
  before: Text,
  after: Text,
): readonly { readonly line: number; readonly had: number; readonly has: number }[] {
  const found: { line: number; had: number; has: number }[] = [];
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    const line = before.lineAt(fromA).number;
    found.push({
      line,
      had: before.lineAt(toA).number - line,
      has: after.lineAt(toB).number - after.lineAt(fromB).number,
    });
  });
  return found.toReversed();
}
