import { useTranslation } from 'react-i18next';
import { Setting } from '../ui/Setting.tsx';

/** What leaves this machine: nothing. */
export function PrivacyPart() {
  const { t } = useTranslation('settings');
  return (
    <>
      <Setting title={t('privacy.nothing')} about={t('privacy.nothingMore')} />
      <Setting title={t('privacy.files')} about={t('privacy.filesMore')} />
      <Setting title={t('privacy.record')} about={t('privacy.recordMore')} />
    </>
  );
}
