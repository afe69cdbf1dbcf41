import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './MarkLines.module.css';
import { markedPart } from './marks.ts';
import { HEAD } from './strip-scale.ts';
import { useStrip } from './strip-state.ts';

/** Markers, and the part between the in and the out mark. */
export const MarkLines = memo(function MarkLines({
  pixels,
  seconds,
}: {
  readonly pixels: number;
  readonly seconds: number;
}) {
  const { t } = useTranslation('timeline');
  const marks = useStrip((state) => state.marks);
  const { start, end } = markedPart(marks, seconds);
  const isPart = marks.in !== null || marks.out !== null;
  return (
    <>
      {isPart && end > start && (
        <div
          className={styles.part}
          style={{ left: HEAD + start * pixels, width: (end - start) * pixels }}
          aria-hidden
        />
      )}
      {marks.markers
        .filter((marker) => marker <= seconds)
        .map((marker) => (
          <div key={marker} className={styles.marker} style={{ left: HEAD + marker * pixels }} title={t('marker')} />
        ))}
    </>
  );
});
