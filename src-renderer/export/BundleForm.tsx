import { useTranslation } from 'react-i18next';
import { fileName } from './export-choices.ts';
import { ExportForm } from './ExportForm.tsx';

/** How the project leaves whole, for another machine or a shelf. */
export function BundleForm({ project, title }: { readonly project: string; readonly title: string }) {
  const { t } = useTranslation('export');
  return (
    <ExportForm
      title={t('bundle')}
      about={t('bundleAbout')}
      wanted={{ what: 'bundle', project }}
      file={fileName(title, '.shotloom')}
    />
  );
}
