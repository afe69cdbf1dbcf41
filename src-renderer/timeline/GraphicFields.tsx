import { Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import styles from './CutInspector.module.css';
import { setStrip } from './strip-state.ts';

/** A graphic of the film: what it says is written in a sheet of its own, wherever it is shown. */
export function GraphicFields({ graphic }: { readonly graphic: string }) {
  const { t } = useTranslation('timeline');
  return (
    <div className={styles.buttons}>
      <Button icon={Pencil} onClick={() => setStrip({ drawing: { graphic } })}>
        {t('graphic.change')}
      </Button>
    </div>
  );
}
