import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Sheet } from '../ui/Sheet.tsx';

/** The queue. */
export default function QueueSheet() {
  const { t } = useTranslation('queue');
  return (
    <Sheet title={t('title')} open place="side" onClose={() => showSheet(null)}>
      {null}
    </Sheet>
  );
}
