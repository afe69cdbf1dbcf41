import { PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ExportRow } from './ExportRow.tsx';
import styles from './ExportList.module.css';
import { useExportActions, useExports } from './use-exports.ts';

/** What was exported in this session, and what still is. */
export function ExportList() {
  const { t } = useTranslation('export');
  const exports = useExports();
  const actions = useExportActions();
  return (
    <>
      <h2 className={styles.title}>{t('session')}</h2>
      {exports?.length === 0 && (
        <div className={styles.none}>
          <PackageOpen aria-hidden size={22} strokeWidth={1.4} />
          <p>{t('none')}</p>
        </div>
      )}
      <ul className={styles.list} aria-busy={!exports}>
        {exports?.map((each) => (
          <ExportRow key={each.id} exporting={each} {...actions} />
        ))}
      </ul>
    </>
  );
}
