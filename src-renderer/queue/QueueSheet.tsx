import { useTranslation } from 'react-i18next';
import { showSheet } from '../app/workspace.ts';
import { RunningExports } from '../export/RunningExports.tsx';
import { Downloads } from '../models/Downloads.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { EndedJobs } from './EndedJobs.tsx';
import { JobList } from './JobList.tsx';
import { QueueHead } from './QueueHead.tsx';
import styles from './QueueSheet.module.css';
import { SpeakingFilms } from './SpeakingFilms.tsx';
import { useEndedToday, useQueue } from './use-queue.ts';
import { useQueueActions } from './use-queue-actions.ts';

/** The queue: what is made now and next, what failed and what can be done about it, what was made today. */
export default function QueueSheet() {
  const { t } = useTranslation('queue');
  const queue = useQueue();
  const ended = useEndedToday(queue);
  const actions = useQueueActions();
  return (
    <Sheet title={t('title')} open place="side" onClose={() => showSheet(null)}>
      <div className={styles.queue} aria-busy={!queue}>
        {queue && <QueueHead queue={queue} actions={actions} />}
        {queue && <SpeakingFilms films={queue.speaking} actions={actions} />}
        <RunningExports />
        <Downloads which="running" />
        {queue && queue.jobs.length + queue.speaking.length === 0 && <p className={styles.none}>{t('none')}</p>}
        {queue && queue.jobs.length > 0 && <JobList queue={queue} actions={actions} />}
        <EndedJobs jobs={ended} actions={actions} />
      </div>
    </Sheet>
  );
}
