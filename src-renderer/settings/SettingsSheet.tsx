import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Sheet } from '../ui/Sheet.tsx';

/** The settings. */
export default function SettingsSheet() {
  const { t } = useTranslation('settings');
  return (
    <Sheet title={t('title')} open place="side" onClose={() => showSheet(null)}>
      {null}
    </Sheet>
  );
}
