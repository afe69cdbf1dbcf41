import { memo } from 'react';
import type { TFunction } from 'i18next';
import type { BoardCards } from './board-cards.ts';
import type { BoardScene } from './board-data.ts';
import type { CardMarks } from './board-view.ts';
import styles from './CardList.module.css';
import type { Row } from './rows.ts';
import { ShotCard } from './ShotCard.tsx';

interface CardLineProps extends Pick<BoardCards, 'jobs' | 'selected' | 'active'> {
  readonly t: TFunction<'board'>;
  readonly scene: BoardScene;
  readonly row: Extract<Row, { kind: 'cards' }>;
  /** How many shots the film has. */
  readonly total: number;
  readonly columns: number;
  readonly marks: (shot: string) => CardMarks;
  readonly as: 'card' | 'line';
  /** Of a card's picture, in CSS pixels, and its width over its height. */
  readonly width: number;
  readonly aspect: number;
  /** Where the line begins in the list, and how high it is, in CSS pixels. */
  readonly start: number;
  readonly height: number;
}

/** Cards beside each other. While the board is scrolled, only the line that comes is another one. */
export const CardLine = memo(function CardLine(props: CardLineProps) {
  const { t, scene, row, total, columns, marks, jobs, selected, active, as, width, aspect, start, height } = props;
  return (
    <div
      className={styles.cards}
      style={{
        height,
        gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
        transform: `translateY(${start}px)`,
      }}
      role="presentation"
    >
      {scene.shots.slice(row.from, row.to).map((shot, column) => (
        <ShotCard
          // The elements of a card belong to its column, whichever shot it shows.
          key={column}
          t={t}
          shot={shot}
          place={row.place + column}
          total={total}
          job={jobs.get(shot.id)}
          selected={selected.has(shot.id)}
          active={active === shot.id}
          as={as}
          width={width}
          aspect={aspect}
          {...marks(shot.id)}
        />
      ))}
    </div>
  );
});
