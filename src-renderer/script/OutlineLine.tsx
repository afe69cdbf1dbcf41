import { useTranslation } from 'react-i18next';
import { clockOf } from '../ui/numbers.ts';
import styles from './Outline.module.css';
import type { OutlineRow } from './outline-rows.ts';
import { pagesShown } from './page-length.ts';

/** A scene or section of the outline. */
export function OutlineLine({
  row,
  current,
  onGo,
}: {
  readonly row: OutlineRow;
  readonly current: boolean;
  readonly onGo: () => void;
}) {
  const { t } = useTranslation(['script', 'board']);
  const { kind, number, text, drafted, eighths } = row;
  return (
    <button
      type="button"
      className={styles.row}
      data-kind={kind}
      aria-current={current ? 'location' : undefined}
      onClick={onGo}
    >
      {number !== null && <span className={styles.number}>{number}</span>}
      <span className={styles.heading}>{text || t('board:noHeading')}</span>
      {kind === 'scene' && (
        <span className={styles.facts}>
          {drafted
            ? `${t('outline.shots', { count: drafted.shots })} · ${clockOf(drafted.seconds)}`
            : t('outline.undrafted')}
          {eighths > 0 && ` · ${t('outline.pages', { pages: pagesShown(eighths) })}`}
        </span>
      )}
    </button>
  );
}
