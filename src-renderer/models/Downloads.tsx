import { useTranslation } from 'react-i18next';
import { DownloadRow } from './DownloadRow.tsx';
import styles from './Models.module.css';
import { useDownloadActions, useDownloads } from './use-downloads.ts';

/** The models that come from hubs; nothing where there are none. @param which those that come now, or also those that wait to be gone on with */
export function Downloads({ which }: { readonly which: 'running' | 'all' }) {
  const { t } = useTranslation('models');
  const change = useDownloadActions();
  const shown = (useDownloads() ?? []).filter(({ state: { status } }) =>
    which === 'running' ? status === 'running' : status !== 'done',
  );
  if (shown.length === 0) return null;
  return (
    <section aria-label={t('downloads.title')}>
      <h3 className={styles.heading}>{t('downloads.title')}</h3>
      <ul className={styles.checks}>
        {shown.map((download) => (
          <DownloadRow key={download.id} download={download} onChange={change} />
        ))}
      </ul>
    </section>
  );
}
