import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cut } from './cut-data.ts';
import { cutSeconds, placeOf } from './cut-data.ts';
import styles from './MarkLines.module.css';
import { markedPart, marksOf } from './marks.ts';
import { isPicked } from './picks.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';

/** Markers, which are picked and dragged like blocks, and the part between the in and the out mark. */
export const MarkLines = memo(function MarkLines({ cut, pixels }: { readonly cut: Cut; readonly pixels: number }) {
  const { t } = useTranslation('timeline');
  const picked = useStrip((state) => state.picked);
  const { start, end } = markedPart(marksOf(cut), cutSeconds(cut));
  const isPart = cut.range.in !== null || cut.range.out !== null;
  return (
    <>
      {isPart && end > start && (
        <div
          className={styles.part}
          style={{ left: HEAD + start * pixels, width: (end - start) * pixels }}
          aria-hidden
        />
      )}
      {cut.attached.map((attached) => {
        const { id, content } = attached;
        const place = content.kind === 'marker' ? placeOf(attached) : null;
        if (content.kind !== 'marker' || !place) return null;
        const name = content.name === '' ? t('marker') : t('markerNamed', { name: content.name });
        return (
          <button
            key={id}
            type="button"
            className={styles.marker}
            style={{ left: HEAD + place.start * pixels }}
            data-block={id}
            data-kind="attached"
            aria-pressed={isPicked(picked, { kind: 'attached', id })}
            aria-label={name}
            title={name}
          />
        );
      })}
    </>
  );
});
