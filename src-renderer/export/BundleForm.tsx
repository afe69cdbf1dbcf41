import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import { Button } from '../ui/Button.tsx';
import { fileName } from './export-choices.ts';
import styles from './Form.module.css';
import { useExportActions } from './use-exports.ts';

/** How the project leaves whole, for another machine or a shelf. */
export function BundleForm({ project, title }: { readonly project: string; readonly title: string }) {
  const { t } = useTranslation('export');
  const { start, isStarting } = useExportActions();
  const begin = (): void => start({ what: 'bundle', project }, fileName(title, '.shotloom'));
  useCommands({ 'film.export': begin });
  return (
    <div className={styles.form}>
      <header>
        <h1 className={styles.title}>{t('bundle')}</h1>
        <p className={styles.about}>{t('bundleAbout')}</p>
      </header>
      <footer className={styles.foot}>
        <Button look="main" icon={Upload} disabled={isStarting} onClick={begin}>
          {t('export')}
        </Button>
      </footer>
    </div>
  );
}
