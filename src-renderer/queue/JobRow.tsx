import { ArrowDownToLine, ArrowUpToLine, Ellipsis, GripVertical, Pause, Play, X } from 'lucide-react';
import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../host/context.ts';
import { Bar } from '../ui/Bar.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { FormingPicture, isForming } from './FormingPicture.tsx';
import styles from './JobRow.module.css';
import { useJobWords } from './job-words.ts';
import { useJobDrag } from './use-job-drag.ts';
import type { QueuedJob } from './queue-data.ts';
import type { QueueActions } from './use-queue-actions.ts';
import { toldWords } from '../words/sentences.ts';

interface JobRowProps {
  readonly job: QueuedJob;
  /** Jobs of other films are in the list too. */
  readonly showsFilm: boolean;
  readonly actions: QueueActions;
  readonly onStep: (by: 1 | -1) => void;
}

/** One take that is made or waits: what it looks like by now, how far it is, and what can be done with it. */
export function JobRow({ job, showsFilm, actions, onStep }: JobRowProps) {
  const { t } = useTranslation('queue');
  const host = useHost();
  const row = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const { edge, isDragged } = useJobDrag(row, handle, job.number);
  const words = useJobWords()(job);
  const { number, state, title, picture } = job;
  const to = { jobs: [number] };
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
    if (by === null) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(by);
  };
  const name = t('job', { shot: job.label ?? '–', kind: t(`kind.${job.kind}`) });
  return (
    <div ref={row} className={styles.job} data-edge={edge} data-dragged={isDragged} data-status={state.status}>
      <button
        ref={handle}
        type="button"
        className={styles.handle}
        aria-label={t('reorder', { job: name })}
        title={t('reorderHint')}
        onKeyDown={press}
      >
        <GripVertical aria-hidden size={14} />
      </button>
      <span className={styles.picture}>
        {isForming(job) ? (
          <FormingPicture job={job} />
        ) : (
          picture !== null && <img src={host.media(`takes/${picture}/thumb?w=320`)} alt="" loading="lazy" />
        )}
      </span>
      <span className={styles.words}>
        <strong className={styles.name}>
          {name}
          {showsFilm && <span className={styles.film}> · {title}</span>}
        </strong>
        <span className={styles.state}>
          {words}
          {state.status === 'queued' && state.set_back && `: ${toldWords(state.set_back.said, state.set_back.reason)}`}
        </span>
        {state.status === 'running' && <Bar label={name} share={state.progress} />}
      </span>
      {state.status === 'paused' ? (
        <IconButton icon={Play} label={t('resume', { job: name })} onClick={() => actions.act('resume', to)} />
      ) : (
        <IconButton icon={Pause} label={t('pause', { job: name })} onClick={() => actions.act('pause', to)} />
      )}
      <IconButton icon={X} label={t('cancel', { job: name })} onClick={() => actions.act('cancel', to)} />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('moreOf', { job: name })} />}
        lines={[
          { label: t('toFront'), icon: ArrowUpToLine, run: () => actions.toFront(number) },
          { label: t('toBack'), icon: ArrowDownToLine, run: () => actions.toBack(number) },
        ]}
      />
    </div>
  );
}
