import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Upload } from 'lucide-react';
import { useCommands } from '../app/commands.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import type { DocumentFormat } from './documents.ts';
import { fileName } from './export-choices.ts';
import styles from './Form.module.css';
import { useExportActions } from './use-exports.ts';

interface DocumentFormProps {
  readonly project: string;
  readonly title: string;
  readonly format: DocumentFormat;
}

const PER_PAGE = [1, 2, 6] as const;

/** How a paper, captions or a cut of the film are exported. */
export function DocumentForm({ project, title, format }: DocumentFormProps) {
  const { t } = useTranslation('export');
  const [perPage, setPerPage] = useState<(typeof PER_PAGE)[number]>(6);
  const { start, isStarting } = useExportActions();
  const begin = (): void => start({ what: 'board', project, format, per_page: perPage }, fileName(title, `.${format}`));
  useCommands({ 'film.export': begin });
  return (
    <div className={styles.form}>
      <header>
        <h1 className={styles.title}>{t(`format.${format}`)}</h1>
        <p className={styles.about}>{t(`formatAbout.${format}`)}</p>
      </header>
      {format === 'pdf' && (
        <Fields title={t('section.page')}>
          <Field label={t('perPage')}>
            <Choice
              label={t('perPage')}
              value={String(perPage)}
              options={PER_PAGE.map((count) => ({ value: String(count), label: String(count) }))}
              onChange={(value) => setPerPage(PER_PAGE.find((count) => String(count) === value) ?? 6)}
            />
          </Field>
        </Fields>
      )}
      <footer className={styles.foot}>
        <Button look="main" icon={Upload} disabled={isStarting} onClick={begin}>
          {t('export')}
        </Button>
      </footer>
    </div>
  );
}
