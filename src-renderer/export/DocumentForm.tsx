import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../ui/Choice.tsx';
import { Field, Fields } from '../ui/Fields.tsx';
import type { DocumentFormat } from './documents.ts';
import { fileName } from './export-choices.ts';
import { ExportForm } from './ExportForm.tsx';

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
  return (
    <ExportForm
      title={t(`format.${format}`)}
      about={t(`formatAbout.${format}`)}
      wanted={{ what: 'board', project, format, per_page: perPage }}
      file={fileName(title, `.${format}`)}
    >
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
    </ExportForm>
  );
}
