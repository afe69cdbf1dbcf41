/** A line of the board as it is scrolled: a scene's heading, or cards beside each other, half-open among the scene's. */
export type Row =
  | { readonly kind: 'heading'; readonly scene: number }
  | {
      readonly kind: 'cards';
      readonly scene: number;
      readonly from: number;
      readonly to: number;
      /** Of its first shot in the film, from 0. */
      readonly place: number;
      /** Which of the lines of cards it is, from 0. */
      readonly ordinal: number;
    };

/** The lines of a board. @param counts shots of each scene @param columns cards beside each other, at least one */
export function rowsOf(counts: readonly number[], columns: number): Row[] {
  let place = 0;
  let ordinal = 0;
  return counts.flatMap((count, scene): Row[] => {
    const rows: Row[] = [{ kind: 'heading', scene }];
    for (let from = 0; from < count; from += columns) {
      rows.push({ kind: 'cards', scene, from, to: Math.min(count, from + columns), place: place + from, ordinal });
      ordinal += 1;
    }
    place += count;
    return rows;
  });
}

/** Lines of the board, by their number in it, from 0. */
export interface Lines {
  readonly headings: readonly number[];
  readonly cards: readonly number[];
}

/** Where the headings of all scenes and all lines of cards are. */
export function linesByKind(rows: readonly Row[]): Lines {
  const of = (kind: Row['kind']): number[] => rows.flatMap((row, line) => (row.kind === kind ? [line] : []));
  return { headings: of('heading'), cards: of('cards') };
}

/** How many elements there are to draw lines with. */
export interface Slots {
  readonly headings: number;
  readonly cards: number;
}

/**
 * What is drawn of a board where some of its lines are seen: as many of each kind as there are slots, or more where these do not suffice. Which lines
 * those are does not change their number, so that each that comes takes the elements of one that goes (`line % slots`): to write other words into
 * elements is half the work of making new ones [measured].
 *
 * @param seen the first and the last line in sight
 * @param ahead lines of cards that are drawn before and behind those
 */
export function drawnLines(
  rows: readonly Row[],
  { headings, cards }: Lines,
  seen: { readonly from: number; readonly to: number },
  ahead: number,
  slots: Slots,
): Lines {
  const cardsUntil = (line: number): number => {
    for (let at = line; at < rows.length; at += 1) {
      const row = rows[at];
      if (row?.kind === 'cards') return row.ordinal;
    }
    return cards.length;
  };
  const from = Math.max(0, cardsUntil(seen.from) - ahead);
  const until = Math.min(cards.length, cardsUntil(seen.to + 1) + ahead);
  const sceneOf = (line: number | undefined): number => rows[line ?? -1]?.scene ?? 0;
  const drawn = stretch(cards, from, until, slots.cards);
  const first = Math.min(sceneOf(headingOf(rows, seen.from)), sceneOf(drawn[0] ?? seen.from));
  const last = Math.max(sceneOf(seen.to), sceneOf(drawn.at(-1)));
  return { headings: stretch(headings, first, last + 1, slots.headings), cards: drawn };
}

/** A stretch of a list, made as long as asked for where the list suffices. */
function stretch(list: readonly number[], from: number, until: number, least: number): readonly number[] {
  const length = Math.max(until - from, least);
  const start = Math.max(0, Math.min(from, list.length - length));
  return list.slice(start, start + length);
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
