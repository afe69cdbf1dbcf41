import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueuedJob } from '../queue/queue-data.ts';
import { useWidth } from '../ui/use-width.ts';
import { columnsIn, movedInGrid } from '../ui/grid.ts';
import { FormingTake } from './FormingTake.tsx';
import type { Take } from './take-data.ts';
import { TakeCard } from './TakeCard.tsx';
import styles from './TakeGrid.module.css';
import type { TakeActions } from './use-takes.ts';

interface TakeGridProps {
  readonly takes: readonly Take[];
  /** Takes of the shot that are to be made. */
  readonly jobs: readonly QueuedJob[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly picked: readonly string[];
  readonly actions: TakeActions;
  readonly onPick: (id: string) => void;
  /** Takes it into the comparison, or leaves it out. */
  readonly onCompare: (id: string) => void;
}

/** In CSS pixels; the pictures are 16:9 whatever the film, with bars where it is not. */
const CELL = { width: 168, height: 132, gap: 8 };
/** Of the frame around them, its line included; below the last row is a gap already. */
const FRAME = 17;

/**
 * Every take of the shot, what is being made first, the newest next. Arrows move, with Shift they
 * compare, Space leaves out of a comparison, Enter shows.
 */
export function TakeGrid({ takes, jobs, numbers, picked, actions, onPick, onCompare }: TakeGridProps) {
  const { t } = useTranslation('takes');
  const frame = useRef<HTMLDivElement>(null);
  const [measure, width] = useWidth();
  const columns = columnsIn(width, CELL);
  const cells = [...jobs, ...takes];
  const rows = useVirtualizer({
    count: Math.ceil(cells.length / columns),
    getScrollElement: () => frame.current,
    estimateSize: () => CELL.height + CELL.gap,
    overscan: 2,
  });
  const current = picked.at(-1);

  const press = (event: KeyboardEvent): void => {
    const at = takes.findIndex(({ id }) => id === current);
    const to = takes[movedInGrid(at, event.key, { count: takes.length, columns })];
    if (!to || to.id === current) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey && !picked.includes(to.id)) onCompare(to.id);
    else onPick(to.id);
    rows.scrollToIndex(Math.floor((takes.indexOf(to) + jobs.length) / columns));
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#take-${to.id}`)?.focus());
  };
  return (
    <div ref={frame} className={styles.frame} style={{ height: rows.getTotalSize() + FRAME }}>
      <div
        ref={measure}
        className={styles.all}
        role="listbox"
        aria-label={t('all')}
        aria-multiselectable
        tabIndex={-1}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={press}
      >
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            role="presentation"
            className={styles.row}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {cells
              .slice(row.index * columns, (row.index + 1) * columns)
              .map((cell) =>
                'state' in cell ? (
                  <FormingTake key={cell.number} job={cell} />
                ) : (
                  <TakeCard
                    key={cell.id}
                    take={cell}
                    numbers={numbers}
                    place={picked.length > 1 ? picked.indexOf(cell.id) : -1}
                    isPicked={picked.includes(cell.id)}
                    isCurrent={cell.id === current}
                    onPick={(isMore) => (isMore ? onCompare(cell.id) : onPick(cell.id))}
                    onShow={() => actions.show(cell.id)}
                  />
                ),
              )}
          </div>
        ))}
      </div>
    </div>
  );
}
