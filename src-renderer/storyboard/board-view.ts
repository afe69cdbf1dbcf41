import { useCallback } from 'react';
import { create } from 'zustand';

/** How the board shows shots: cards beside each other, one long strip of pictures, or lines. */
export const BOARD_MODES = ['grid', 'strip', 'list'] as const;
export type BoardMode = (typeof BOARD_MODES)[number];

/** What stands over the board: the tray, the cast, or where a picture of one's own is made for a shot. */
export type BoardPanel =
  | { readonly kind: 'tray' }
  | { readonly kind: 'cast'; readonly name: string | null }
  | { readonly kind: 'pen' | 'camera'; readonly shot: string };

/** Where a card would be dropped: before or behind another. */
export interface CardDrop {
  readonly shot: string;
  readonly edge: 'before' | 'after';
}

interface BoardView {
  readonly mode: BoardMode;
  /** Of a card, in CSS pixels; in a grid the least, since cards fill the width. */
  readonly cardWidth: number;
  readonly panel: BoardPanel | null;
  /** The shot whose clip plays in its card. */
  readonly playing: string | null;
  /** The shot whose card has been pointed at for a while, so that its clip plays too. */
  readonly lingered: string | null;
  readonly drop: CardDrop | null;
  /** The shot in whose place a file would be shown that is dragged over it. */
  readonly target: string | null;
}

const PLACE = 'shotloom.board';
export const LEAST_CARD = 150;
export const MOST_CARD = 520;
/** Of a window as wide as most; a wider one has larger pictures, not only more room. */
const FIRST_CARD = 236;
const CARDS_OF_A_WINDOW = 9;

/** What the board shows of itself; nothing of it belongs to a film. */
export const useBoardView = create<BoardView>(() => ({
  ...{
    mode: 'grid',
    cardWidth: firstCardWidth(),
    panel: null,
    playing: null,
    lingered: null,
    drop: null,
    target: null,
  },
  ...stored(),
}));

export function showAs(mode: BoardMode): void {
  useBoardView.setState({ mode });
  store();
}

export function sizeCards(pixels: number): void {
  useBoardView.setState({ cardWidth: Math.min(MOST_CARD, Math.max(LEAST_CARD, Math.round(pixels))) });
  store();
}

export function showPanel(panel: BoardPanel | null): void {
  useBoardView.setState({ panel });
}

/** Plays the clip of one shot in its card, and of no other; null stops it. */
export function playCard(playing: string | null): void {
  useBoardView.setState({ playing });
}

/** What a card shows of what the pointer does. */
export interface CardMarks {
  /** The side at which another would be dropped. */
  readonly drop: CardDrop['edge'] | undefined;
  /** A file would be shown in its place. */
  readonly target: boolean;
  readonly plays: boolean;
}

/** What the cards of a list show of what the pointer does; asked once for all of them, because cards that ask themselves take longer to appear. */
export function useCardMarks(): (shot: string) => CardMarks {
  const [playing, lingered] = [useBoardView((view) => view.playing), useBoardView((view) => view.lingered)];
  const [drop, target] = [useBoardView((view) => view.drop), useBoardView((view) => view.target)];
  return useCallback(
    (shot) => ({
      drop: drop?.shot === shot ? drop.edge : undefined,
      target: target === shot,
      plays: playing === shot || lingered === shot,
    }),
    [drop, lingered, playing, target],
  );
}

function store(): void {
  const { mode, cardWidth } = useBoardView.getState();
  localStorage.setItem(PLACE, JSON.stringify({ mode, cardWidth }));
}

function stored(): Partial<Pick<BoardView, 'mode' | 'cardWidth'>> {
  try {
    const told: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    if (typeof told !== 'object' || told === null) return {};
    const mode = BOARD_MODES.find((each) => 'mode' in told && told.mode === each);
    const width = 'cardWidth' in told && typeof told.cardWidth === 'number' ? told.cardWidth : NaN;
    return {
      ...(mode ? { mode } : {}),
      ...(width >= LEAST_CARD && width <= MOST_CARD ? { cardWidth: width } : {}),
    };
  } catch {
    // Somebody wrote something else there; the first view does.
    return {};
  }
}

function firstCardWidth(): number {
  const width = typeof innerWidth === 'number' ? innerWidth : 0;
  return Math.min(MOST_CARD, Math.max(FIRST_CARD, Math.round(width / CARDS_OF_A_WINDOW)));
}
