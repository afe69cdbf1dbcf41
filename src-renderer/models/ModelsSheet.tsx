import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Sheet } from '../ui/Sheet.tsx';

/** The models. */
export default function ModelsSheet() {
  const { t } = useTranslation('models');
  return (
    <Sheet title={t('title')} open place="side" onClose={() => showSheet(null)}>
      {null}
    </Sheet>
  );
}
