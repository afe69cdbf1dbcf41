import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalls } from '../host/context.ts';
import type { Board } from '../storyboard/board-data.ts';
import { BundleForm } from './BundleForm.tsx';
import type { Chosen } from './documents.ts';
import { DocumentForm } from './DocumentForm.tsx';
import { ExportKinds } from './ExportKinds.tsx';
import { ExportList } from './ExportList.tsx';
import styles from './ExportView.module.css';
import { FilmForm } from './FilmForm.tsx';

/** How the film leaves: what as, with which choices, and what was exported in this session. */
export default function ExportView({
  project,
  board,
}: {
  readonly project: string;
  readonly board: Board | undefined;
}) {
  const { t } = useTranslation('export');
  const calls = useCalls();
  const { data: presets } = useQuery(calls.films.presets.queryOptions());
  const [chosen, choose] = useState<Chosen>({ what: 'film', preset: 'web' });
  const preset = chosen.what === 'film' ? presets?.find(({ name }) => name === chosen.preset) : undefined;
  return (
    <main id="main" className={styles.view} tabIndex={-1}>
      <nav className={styles.kinds} aria-label={t('kinds')}>
        <ExportKinds presets={presets} chosen={chosen} onChoose={choose} />
      </nav>
      <section className={styles.form} aria-label={t('choices')} aria-busy={!board || !presets}>
        {board && preset && <FilmForm key={preset.name} project={project} board={board} preset={preset} />}
        {board && chosen.what === 'document' && (
          <DocumentForm key={chosen.format} project={project} title={board.project.title} format={chosen.format} />
        )}
        {board && chosen.what === 'bundle' && <BundleForm project={project} title={board.project.title} />}
      </section>
      <aside className={styles.list} aria-label={t('session')}>
        <ExportList />
      </aside>
    </main>
  );
}
