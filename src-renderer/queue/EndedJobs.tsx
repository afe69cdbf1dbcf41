import { RotateCw, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { Button } from '../ui/Button.tsx';
import styles from './EndedJobs.module.css';
import { remedyOf } from './remedies.ts';
import type { QueuedJob } from './queue-data.ts';
import type { QueueActions } from './use-queue-actions.ts';
import { toldWords } from '../words/sentences.ts';

/** Ended jobs that are listed. */
const MOST_LISTED = 100;

/** What failed today, each with why and what helps; then what was made or stopped. */
export function EndedJobs({ jobs, actions }: { readonly jobs: readonly QueuedJob[]; readonly actions: QueueActions }) {
  const { t } = useTranslation(['queue', 'errors']);
  const failed = jobs.filter(({ state }) => state.status === 'failed');
  const others = jobs.filter(({ state }) => state.status !== 'failed');
  const nameOf = ({ label, kind, title }: QueuedJob): string =>
    `${t('job', { shot: label ?? '–', kind: t(`kind.${kind}`) })}${title === null ? '' : ` · ${title}`}`;
  return (
    <>
      {failed.length > 0 && (
        <section aria-label={t('failed')}>
          <header className={styles.head}>
            <h3 className={styles.title}>{t('failed')}</h3>
            {failed.length > 1 && (
              <Button
                icon={RotateCw}
                onClick={() => actions.act('retry', { jobs: failed.map(({ number }) => number) })}
              >
                {t('retryAll')}
              </Button>
            )}
          </header>
          <ul className={styles.list}>
            {failed.slice(0, MOST_LISTED).map((job) => {
              const { code, reason, said } =
                job.state.status === 'failed' ? job.state : { code: null, reason: '', said: undefined };
              const sheet = remedyOf(code);
              return (
                <li key={job.number} className={styles.failure}>
                  <TriangleAlert aria-hidden size={16} />
                  <div className={styles.words}>
                    <strong>{t(`errors:${code ?? 'internal'}`)}</strong>
                    <span className={styles.of}>{nameOf(job)}</span>
                    <p>{toldWords(said, reason)}</p>
                    <div className={styles.actions}>
                      <Button icon={RotateCw} onClick={() => actions.act('retry', { jobs: [job.number] })}>
                        {t('retry')}
                      </Button>
                      {sheet !== null && <Button onClick={() => showSheet(sheet)}>{t(`see_${sheet}`)}</Button>}
                    </div>
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{t('endedToday', { count: others.length })}</summary>
          <ul>
            {others.slice(0, MOST_LISTED).map((job) => (
              <li key={job.number} className={styles.ended}>
                <span>{nameOf(job)}</span>
                <span className={styles.of}>{t(job.state.status === 'done' ? 'state.done' : 'state.cancelled')}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
