import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import styles from './FormingPicture.module.css';
import type { QueuedJob } from './queue-data.ts';

/** A job of whose take something is seen already. */
export type FormingJob = QueuedJob & { readonly forming: number };

export function isForming(job: QueuedJob | undefined): job is FormingJob {
  return job !== undefined && job.forming !== null;
}

/** What a take looks like so far that is being made: small and soft, another picture every half a second. */
export function FormingPicture({ job: { number, forming, label, kind } }: { readonly job: FormingJob }) {
  const { t } = useTranslation('queue');
  const host = useHost();
  const job = t('job', { shot: label ?? '–', kind: t(`kind.${kind}`) });
  return (
    <img
      className={styles.forming}
      src={host.media(`forming/${number}?v=${forming}`)}
      alt={t('forming', { job })}
      draggable={false}
    />
  );
}
