import { memo } from 'react';
import { Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysFor } from '../app/shortcuts.ts';
import { showSheet, useWorkspace } from '../app/workspace.ts';
import { useExportNews, useExports } from '../export/use-exports.ts';
import { useDownloadNews, useDownloads } from '../models/use-downloads.ts';
import { Ring } from '../ui/Ring.tsx';
import { Tip } from '../ui/Tip.tsx';
import { clockOf } from '../ui/numbers.ts';
import styles from './QueuePill.module.css';
import type { QueuedJob } from './queue-data.ts';
import { jobNow, useQueue } from './use-queue.ts';

/** What is being made and how long still, on every screen; opens the queue. */
export const QueuePill = memo(function QueuePill() {
  const { t } = useTranslation('queue');
  const queue = useQueue();
  const exporting = useExports()?.findLast(({ state }) => state.status === 'running');
  const exported = exporting?.state.status === 'running' ? exporting.state.progress : null;
  useExportNews();
  const coming = useDownloads()?.find(({ state }) => state.status === 'running');
  const come = coming && coming.of_bytes > 0 ? coming.bytes / coming.of_bytes : null;
  useDownloadNews();
  const sheet = useWorkspace((state) => state.sheet);
  const job = queue && jobNow(queue);
  const isRunning = job?.state.status === 'running';
  // What is spoken now is queued later.
  const speaking = job ? undefined : queue?.speaking[0];
  const left = speaking ? speaking.left_ms : (queue?.left_ms ?? null);
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
          <Ring
            share={job ? shareMade(job) : speaking ? speaking.done / speaking.lines : exporting ? exported : come}
          />
        )}
        <span>
          {!queue || !job
            ? speaking
              ? t('speaking', { done: speaking.done, count: speaking.lines })
              : exporting
                ? t('exporting', { name: exporting.name })
                : coming
                  ? t('downloading', { name: coming.repository })
                  : t('idle')
            : isRunning
              ? t('running', { shot: job.label ?? '–', count: queue.jobs.length })
              : t('waiting', { count: queue.jobs.length })}
          {left !== null && left > 0 && ` · ${t('left', { time: clockOf(left / 1000) })}`}
        </span>
      </button>
    </Tip>
  );
});

/** How far a job is, 0 to 1; null while it waits. */
function shareMade({ state }: QueuedJob): number | null {
  return state.status === 'running' ? state.progress : null;
}
