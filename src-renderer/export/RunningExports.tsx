import { useTranslation } from 'react-i18next';
import { ExportRow } from './ExportRow.tsx';
import styles from './ExportList.module.css';
import { useExportActions, useExports } from './use-exports.ts';

/** The exports that are being made, beside the takes that are. */
export function RunningExports() {
  const { t } = useTranslation('export');
  const running = useExports()?.filter(({ ended_at }) => ended_at === null) ?? [];
  const actions = useExportActions();
  if (running.length === 0) return null;
  return (
    <section aria-label={t('running')}>
      <h3 className={styles.title}>{t('running')}</h3>
      <ul className={styles.list}>
        {running.map((each) => (
          <ExportRow key={each.id} exporting={each} {...actions} />
        ))}
      </ul>
    </section>
  );
}
