import { useTranslation } from 'react-i18next';
import type { Cut } from './cut-data.ts';
import { momentOf, placeOf } from './cut-data.ts';
import styles from './DragWords.module.css';
import type { Drag, Told } from './drags.ts';
import { SILENT_DB } from './drags.ts';
import { HEAD } from './strip-scale.ts';

/** How far something is dragged, in words beside it. */
export function DragWords({
  told,
  drag,
  cut,
  pixels,
}: {
  readonly told: Told;
  readonly drag: Drag;
  readonly cut: Cut;
  readonly pixels: number;
}) {
  const { t } = useTranslation('timeline');
  const id = 'item' in drag ? drag.item : 'attached' in drag ? drag.attached : drag.id;
  const item = cut.items.find((each) => each.id === id);
  const attached = cut.attached.find((each) => each.id === id);
  const start = item ? momentOf(item.start, cut.rate) : attached ? (placeOf(attached)?.start ?? 0) : 0;
  return (
    <div className={styles.words} style={{ left: HEAD + start * pixels }}>
      {told.kind === 'frames'
        ? t('dragged.frames', { by: `${told.by > 0 ? '+' : '−'}${Math.abs(told.by)}`, count: told.frames })
        : told.decibels <= SILENT_DB
          ? t('dragged.silent')
          : t('dragged.gain', { decibels: told.decibels.toFixed(1) })}
    </div>
  );
}
