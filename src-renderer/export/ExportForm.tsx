import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import { Button } from '../ui/Button.tsx';
import styles from './ExportForm.module.css';
import { useExportActions } from './use-exports.ts';

type Wanted = Parameters<ReturnType<typeof useExportActions>['start']>[0];

interface ExportFormProps {
  readonly title: string;
  readonly about: string;
  readonly wanted: Wanted;
  /** What the file is called unless the user says otherwise. */
  readonly file: string;
  /** What can be said of it. */
  readonly children?: ReactNode;
}

/** How something leaves: what it is, what can be chosen, and the button that begins it. */
export function ExportForm({ title, about, wanted, file, children }: ExportFormProps) {
  const { t } = useTranslation('export');
  const { start, isStarting } = useExportActions();
  const begin = (): void => start(wanted, file);
  useCommands({ 'film.export': begin });
  return (
    <div className={styles.form}>
      <header>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.about}>{about}</p>
      </header>
      {children}
      <footer className={styles.foot}>
        <Button look="main" icon={Upload} disabled={isStarting} onClick={begin}>
          {t('export')}
        </Button>
      </footer>
    </div>
  );
}
