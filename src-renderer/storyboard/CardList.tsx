import type { Range } from '@tanstack/react-virtual';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useWidth } from '../ui/use-width.ts';
import { aspectOf } from './board-cards.ts';
import type { BoardCards } from './board-cards.ts';
import { useCardMarks } from './board-view.ts';
import styles from './CardList.module.css';
import { columnsIn, drawnLines, headingOf, linesByKind, rowOfShot, rowsOf } from './rows.ts';
import type { Row, Slots } from './rows.ts';
import { SceneHeading } from './SceneHeading.tsx';
import { cardId } from './ShotCard.tsx';
import { CardLine } from './CardLine.tsx';

/** CSS pixels; the same as in the styles. */
const GAP = 12;
const EDGE = 16;
const HEADING = 40;
const WORDS = 106;
/** Room for three lines of words. */
const LINE = 80;
const LINE_GAP = 6;
/** The widest picture; what is higher than wide fills the line's height. */
const LINE_PICTURE = 140;
/** A card has a border. */
const BORDER = 2;
/** Lines of cards that are drawn before and behind those in sight. */
const AHEAD = { grid: 2, list: 4 };

interface CardListProps extends BoardCards {
  readonly as: 'grid' | 'list';
  /** Least width of a card in a grid, in CSS pixels. */
  readonly cardWidth: number;
  /** Told how many stand beside each other, for who moves between them. */
  readonly onColumns: (columns: number) => void;
}

/** Scenes below each other, each with its cards beside each other or one a line. Only what is seen of them is drawn. */
export function CardList(props: CardListProps) {
  const { t } = useTranslation('board');
  const marks = useCardMarks();
  const { scroller, board, shots, selected, active, jobs, as, cardWidth, onColumns } = props;
  const [measure, measured] = useWidth();
  const width = Math.max(0, measured - 2 * EDGE);
  const columns = as === 'list' ? 1 : columnsIn(width, cardWidth, GAP);
  useEffect(() => onColumns(columns), [columns, onColumns]);

  const { scenes } = board;
  // Boards come anew with every change; where the cards stand is mostly the same.
  const counts = scenes.map((scene) => scene.shots.length).join(' ');
  const rows = useMemo(() => rowsOf(counts.split(' ').map(Number), columns), [columns, counts]);
  const kinds = useMemo(() => linesByKind(rows), [rows]);
  const aspect = aspectOf(board);
  const card =
    as === 'list'
      ? Math.min(LINE_PICTURE, Math.round((LINE - BORDER) * aspect))
      : Math.floor((width - (columns - 1) * GAP) / columns);
  const height = as === 'list' ? LINE : Math.round(card / aspect) + WORDS;
  const gap = as === 'list' ? LINE_GAP : GAP;
  const heading = useRef(0);
  const slots = useRef<Slots>({ headings: 0, cards: 0 });
  const lines = useVirtualizer({
    count: width === 0 ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (line) => (rows[line]?.kind === 'heading' ? HEADING : height + gap),
    paddingEnd: EDGE,
    scrollPaddingStart: HEADING,
    scrollPaddingEnd: EDGE,
    rangeExtractor: useCallback(
      ({ startIndex, endIndex }: Range) => {
        // The heading that the topmost line stands under stays in sight.
        heading.current = headingOf(rows, startIndex);
        const seen = { from: startIndex, to: endIndex };
        const { headings, cards } = drawnLines(rows, kinds, seen, AHEAD[as], slots.current);
        slots.current = { headings: headings.length, cards: cards.length };
        return [...headings, ...cards];
      },
      [as, kinds, rows],
    ),
  });
  useEffect(() => lines.measure(), [height, lines, rows]);

  const activePlace = useMemo(() => shots.findIndex(({ id }) => id === active), [active, shots]);
  useEffect(() => {
    const line = activePlace < 0 ? -1 : rowOfShot(rows, activePlace);
    if (line >= 0) lines.scrollToIndex(line, { align: 'auto' });
    // Whoever scrolls away may; only what becomes active, or moves, is brought into sight.
  }, [activePlace, columns, lines, rows]);

  const total = shots.length;
  const drawn = lines.getVirtualItems();
  const { headings, cards } = slots.current;
  const slotOf = (row: Row): string =>
    row.kind === 'heading' ? `heading ${row.scene % headings}` : `cards ${row.ordinal % cards}`;
  const inSlots = drawn
    .flatMap(({ index, start, size }) => {
      const row = rows[index];
      return row ? [{ index, start, size, row, slot: slotOf(row) }] : [];
    })
    // Elements that changed their places among each other would be made anew.
    .toSorted((one, other) => (one.slot < other.slot ? -1 : 1));
  // Cards are read as they stand, not as their elements come.
  const order = drawn
    .map(({ index }) => rows[index])
    .flatMap((row) => (row?.kind === 'cards' ? [row] : []))
    .toSorted((one, other) => one.place - other.place)
    .flatMap(({ place, from, to }) => shots.slice(place, place + to - from))
    .map(({ id }) => cardId(id))
    .join(' ');
  useLayoutEffect(() => {
    const list = scroller.current;
    list?.setAttribute('aria-owns', order);
    return () => list?.removeAttribute('aria-owns');
  }, [order, scroller]);
  return (
    <div ref={measure} className={styles.lines} style={{ height: lines.getTotalSize() }} role="presentation">
      {inSlots.map(({ index, start, size, row, slot }) => {
        const scene = scenes[row.scene];
        if (row.kind === 'heading') {
          const isSticky = index === heading.current;
          return (
            <div
              key={slot}
              className={styles.heading}
              data-sticky={isSticky}
              style={isSticky ? { height: size } : { height: size, transform: `translateY(${start}px)` }}
              role="presentation"
            >
              {scene && <SceneHeading t={t} scene={scene} ordinal={row.scene + 1} />}
            </div>
          );
        }
        return scene ? (
          <CardLine
            {...{ t, marks, scene, row, total, columns, jobs, selected, active, aspect, start }}
            key={slot}
            height={size - gap}
            as={as === 'list' ? 'line' : 'card'}
            width={card}
          />
        ) : null;
      })}
    </div>
  );
}
