import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Sheet } from '../ui/Sheet.tsx';

/** Help. */
export default function HelpSheet() {
  const { t } = useTranslation('help');
  return (
    <Sheet title={t('title')} open place="side" onClose={() => showSheet(null)}>
      {null}
    </Sheet>
  );
}
