import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Board } from '../storyboard/board-data.ts';
import { clockOf } from '../ui/numbers.ts';
import styles from './Outline.module.css';
import { OutlineLine } from './OutlineLine.tsx';
import { entryAt, outlineRows } from './outline-rows.ts';
import type { ScriptSession } from './script-session.ts';

/** The scenes of a script, each with its pages, its shots and how long they are; one that is clicked is gone to. */
export function Outline(props: { readonly session: ScriptSession; readonly board: Board | undefined }) {
  const { session } = props;
  // Boards come while somebody types: keys go first.
  const board = useDeferredValue(props.board);
  const { t } = useTranslation('script');
  const outline = useStore(session.store, (state) => state.reading?.outline);
  const rows = useMemo(() => (outline ? outlineRows(outline, board) : []), [board, outline]);
  const current = useStore(session.store, ({ caret }) => entryAt(rows, caret.at));
  const scroller = useRef<HTMLElement>(null);
  // Films have hundreds of scenes, and every pause in typing tells of them anew: only what can be seen is drawn.
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'section' ? 44 : 48),
    overscan: 6,
  });
  const { scrollToIndex } = list;
  useEffect(() => {
    if (current >= 0) scrollToIndex(current, { align: 'auto' });
  }, [current, scrollToIndex]);

  const seconds = rows.reduce((sum, { drafted }) => sum + (drafted?.seconds ?? 0), 0);
  const scenes = rows.filter(({ kind }) => kind === 'scene').length;
  return (
    <>
      <h2 className={styles.title}>
        {t('outline.title')}
        <span className={styles.facts}>
          {t('outline.scenes', { count: scenes })} · {clockOf(seconds)}
        </span>
      </h2>
      <nav ref={scroller} className={styles.outline} aria-label={t('outline.title')}>
        {outline && rows.length === 0 && <p className={styles.none}>{t('outline.none')}</p>}
        <ol className={styles.rows} style={{ height: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <li
                  key={index}
                  ref={list.measureElement}
                  data-index={index}
                  aria-setsize={rows.length}
                  aria-posinset={index + 1}
                  className={styles.place}
                  style={{ translate: `0 ${start}px` }}
                >
                  <OutlineLine row={row} current={index === current} onGo={() => session.goTo(row.start)} />
                </li>
              )
            );
          })}
        </ol>
      </nav>
    </>
  );
}
