/** A line of the board as it is scrolled: a scene's heading, or cards beside each other, half-open among the scene's. */
export type Row =
  | { readonly kind: 'heading'; readonly scene: number }
  | { readonly kind: 'cards'; readonly scene: number; readonly from: number; readonly to: number };

/** The lines of a board. @param counts shots of each scene @param columns cards beside each other, at least one */
export function rowsOf(counts: readonly number[], columns: number): Row[] {
  return counts.flatMap((count, scene): Row[] => {
    const rows: Row[] = [{ kind: 'heading', scene }];
    for (let from = 0; from < count; from += columns) {
      rows.push({ kind: 'cards', scene, from, to: Math.min(count, from + columns) });
    }
    return rows;
  });
}

/** The line in which the shot of a place in the film, from 0, stands; -1 where there is none. */
export function rowOfShot(rows: readonly Row[], place: number): number {
  let left = place;
  return rows.findIndex((row) => {
    if (row.kind === 'heading') return false;
    if (left < row.to - row.from) return true;
    left -= row.to - row.from;
    return false;
  });
}

/** The heading that a line stands under. */
export function headingOf(rows: readonly Row[], line: number): number {
  for (let at = Math.min(line, rows.length - 1); at >= 0; at -= 1) if (rows[at]?.kind === 'heading') return at;
  return -1;
}

/** How much narrower than asked for a card may be, where another one finds room then. */
const NARROWER = 0.88;

/** So many cards of about this width stand beside each other. Widths in CSS pixels. */
export function columnsIn(width: number, card: number, gap: number): number {
  return Math.max(1, Math.floor((width + gap) / (card * NARROWER + gap)));
}

const KEYS = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'] as const;
export type MoveKey = (typeof KEYS)[number];

export function isMoveKey(key: string): key is MoveKey {
  return KEYS.some((each) => each === key);
}

/**
 * Where a key leads from one card: to the one beside it, or to the one that lies over or under it, also in another scene; of a
 * shorter line to its last.
 * @param place in the film, from 0
 * @returns a place in the film; the same where it leads nowhere
 */
export function placeAfter(counts: readonly number[], columns: number, place: number, key: MoveKey): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, place - 1);
    case 'ArrowRight':
      return Math.min(total - 1, place + 1);
    case 'Home':
      return 0;
    case 'End':
      return total - 1;
    case 'ArrowUp':
    case 'ArrowDown': {
      const lines = linesOf(counts, columns);
      const at = lines.findIndex(({ from, to }) => place >= from && place < to);
      const here = lines[at];
      const there = lines[at + (key === 'ArrowUp' ? -1 : 1)];
      if (!here || !there) return place;
      return Math.min(there.to - 1, there.from + (place - here.from));
    }
  }
}

/** Lines of cards by places in the film, half-open. */
function linesOf(counts: readonly number[], columns: number): { readonly from: number; readonly to: number }[] {
  let start = 0;
  return counts.flatMap((count) => {
    const first = start;
    start += count;
    return Array.from({ length: Math.ceil(count / columns) }, (_, line) => ({
      from: first + line * columns,
      to: Math.min(first + count, first + (line + 1) * columns),
    }));
  });
}
