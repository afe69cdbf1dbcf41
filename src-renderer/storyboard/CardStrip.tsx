import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { aspectOf } from './board-cards.ts';
import type { BoardCards } from './board-cards.ts';
import { useCardMarks } from './board-view.ts';
import styles from './CardStrip.module.css';
import { SceneHeading } from './SceneHeading.tsx';
import { ShotCard } from './ShotCard.tsx';

/** CSS pixels; the same as in the styles. */
const GAP = 12;
const EDGE = 16;
const WORDS = 106;
/** A strip has room for larger pictures than a grid. */
const LARGER = 1.6;

/** All shots in one line, as they come in the film. Only what is seen of it is drawn. */
export function CardStrip({
  scroller,
  board,
  shots,
  selected,
  active,
  jobs,
  cardWidth,
}: BoardCards & { readonly cardWidth: number }) {
  const { t } = useTranslation('board');
  const marks = useCardMarks();
  const { scenes } = board;
  const sceneOf = useMemo(
    () => scenes.flatMap((scene, ordinal) => scene.shots.map((_, index) => ({ scene, ordinal, isFirst: index === 0 }))),
    [scenes],
  );
  const width = Math.round(cardWidth * LARGER);
  const aspect = aspectOf(board);
  const items = useVirtualizer({
    horizontal: true,
    count: shots.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => width,
    gap: GAP,
    overscan: 2,
    paddingStart: EDGE,
    paddingEnd: EDGE,
    scrollPaddingStart: EDGE,
    scrollPaddingEnd: EDGE,
  });
  useEffect(() => items.measure(), [items, width]);
  const place = useMemo(() => shots.findIndex(({ id }) => id === active), [active, shots]);
  useEffect(() => {
    if (place >= 0) items.scrollToIndex(place, { align: 'auto' });
  }, [items, place]);

  const seen = items.getVirtualItems();
  const offset = items.scrollOffset ?? 0;
  // A sliver of the shot before is no reason to be told its scene.
  const first = seen.find(({ start, size }) => start + size / 2 > offset);
  const now = first && sceneOf[first.index];
  return (
    <>
      <div className={styles.heading} role="presentation">
        {now && <SceneHeading t={t} scene={now.scene} ordinal={now.ordinal + 1} />}
      </div>
      <div
        className={styles.items}
        style={{ width: items.getTotalSize(), height: Math.round(width / aspect) + WORDS + 32 }}
        role="presentation"
      >
        {seen.map(({ index, start, size }) => {
          const shot = shots[index];
          const of = sceneOf[index];
          if (!shot || !of) return null;
          return (
            <div
              key={shot.id}
              className={styles.item}
              style={{ width: size, transform: `translateX(${start}px)` }}
              role="presentation"
            >
              <span className={styles.begins} role="presentation">
                {of.isFirst && of.scene.heading}
              </span>
              <ShotCard
                t={t}
                shot={shot}
                place={index}
                total={shots.length}
                job={jobs.get(shot.id)}
                selected={selected.has(shot.id)}
                active={active === shot.id}
                as="card"
                width={width}
                aspect={aspect}
                {...marks(shot.id)}
              />
            </div>
          );
        })}
      </div>
    </>
  );
}
