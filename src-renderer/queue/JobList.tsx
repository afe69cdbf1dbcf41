import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { jobOfData } from './job-drag.ts';
import styles from './JobList.module.css';
import { JobRow } from './JobRow.tsx';
import { droppedPlace, filmsOf, steppedPlace } from './queue-order.ts';
import type { Queue } from './queue-data.ts';
import type { QueueActions } from './use-queue-actions.ts';

const ROW_HEIGHT = 64;

/** What is made and what waits, in its order, which is changed by dragging or by Alt with the arrow keys. */
export function JobList({ queue, actions }: { readonly queue: Queue; readonly actions: QueueActions }) {
  const { t } = useTranslation('queue');
  const frame = useRef<HTMLDivElement>(null);
  const { jobs } = queue;
  const rows = useVirtualizer({
    count: jobs.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => jobs[index]?.number ?? index,
    overscan: 4,
  });
  const severalFilms = filmsOf(jobs).length > 1;

  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => jobOfData(source.data) !== null,
        onDrop: ({ source, location }) => {
          const target = location.current.dropTargets[0];
          const [moved, onto] = [jobOfData(source.data), target && jobOfData(target.data)];
          if (moved === null || target === undefined || onto === null || onto === undefined) return;
          const edge = target.data['edge'] === 'above' ? 'above' : 'below';
          const place = droppedPlace(jobs, moved, onto, edge);
          if (place) actions.move(moved, place);
        },
      }),
    [jobs, actions],
  );
  const step = (number: number, by: 1 | -1): void => {
    const place = steppedPlace(jobs, number, by);
    if (place) actions.move(number, place);
  };
  return (
    <div ref={frame} className={styles.frame}>
      <ol className={styles.all} aria-label={t('order')} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const job = jobs[row.index];
          return (
            job && (
              <li
                key={row.key}
                className={styles.row}
                aria-setsize={jobs.length}
                aria-posinset={row.index + 1}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <JobRow job={job} showsFilm={severalFilms} actions={actions} onStep={(by) => step(job.number, by)} />
              </li>
            )
          );
        })}
      </ol>
    </div>
  );
}
