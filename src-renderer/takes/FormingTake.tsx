import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { FormingPicture, isForming } from '../queue/FormingPicture.tsx';
import { useJobWords } from '../queue/job-words.ts';
import type { QueuedJob } from '../queue/queue-data.ts';
import { Bar } from '../ui/Bar.tsx';
import styles from './FormingTake.module.css';

/** A take that is being made, or waits for it, where it will stand. */
export function FormingTake({ job }: { readonly job: QueuedJob }) {
  const { t } = useTranslation('takes');
  const host = useHost();
  const words = useJobWords()(job);
  const share = job.state.status === 'running' ? job.state.progress : null;
  return (
    <div role="option" aria-selected={false} aria-disabled className={styles.card}>
      <span className={styles.picture}>
        {isForming(job) ? (
          <FormingPicture job={job} />
        ) : (
          job.picture !== null && (
            <img className={styles.before} src={host.media(`takes/${job.picture}/thumb?w=320`)} alt="" />
          )
        )}
      </span>
      <Bar label={t(`forming_${job.kind}`)} share={share} />
      <span className={styles.words}>{words}</span>
    </div>
  );
}
