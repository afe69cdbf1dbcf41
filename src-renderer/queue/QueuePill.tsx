import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor } from '../app/shortcuts.ts';
import { showSheet, useWorkspace } from '../app/workspace.ts';
import { useExportNews, useExports } from '../export/use-exports.ts';
import { Ring } from '../ui/Ring.tsx';
import { Tip } from '../ui/Tip.tsx';
import { clockOf } from '../ui/numbers.ts';
import styles from './QueuePill.module.css';
import { jobNow, useQueue } from './use-queue.ts';

/** What is being made and how long still, on every screen; opens the queue. */
export function QueuePill() {
  const { t } = useTranslation('queue');
  const queue = useQueue();
  const exporting = useExports()?.findLast(({ state }) => state.status === 'running');
  const exported = exporting?.state.status === 'running' ? exporting.state.progress : null;
  useExportNews();
  const sheet = useWorkspace((state) => state.sheet);
  const job = queue && jobNow(queue);
  const isRunning = job?.state.status === 'running';
  const left = queue?.left_ms ?? null;
  return (
    <Tip text={t('title')} keys={keysFor('go.queue')}>
      <button
        type="button"
        className={styles.pill}
        aria-pressed={sheet === 'queue'}
        onClick={() => showSheet(sheet === 'queue' ? null : 'queue')}
      >
        {queue?.paused === true ? (
          <Pause aria-hidden size={14} />
        ) : (
          <Ring share={job ? (job.state.status === 'running' ? job.state.progress : null) : exported} />
        )}
        <span>
          {!queue || !job
            ? exporting
              ? t('exporting', { name: exporting.name })
              : t('idle')
            : isRunning
              ? t('running', { shot: job.shot ?? '–', count: queue.jobs.length })
              : t('waiting', { count: queue.jobs.length })}
          {left !== null && left > 0 && ` · ${t('left', { time: clockOf(left / 1000) })}`}
        </span>
      </button>
    </Tip>
  );
}
