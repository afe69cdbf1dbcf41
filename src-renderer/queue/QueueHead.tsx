import { Ellipsis, Pause, Play, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import type { MenuLine } from '../ui/Menu.tsx';
import { clockOf } from '../ui/numbers.ts';
import { filmsOf } from './queue-order.ts';
import styles from './QueueHead.module.css';
import type { Queue } from './queue-data.ts';
import type { QueueActions } from './use-queue-actions.ts';

/** How much there is to make and how long it takes, and what can be done to all of it or to one film's. */
export function QueueHead({ queue, actions }: { readonly queue: Queue; readonly actions: QueueActions }) {
  const { t } = useTranslation('queue');
  const films = filmsOf(queue.jobs);
  const isPaused = (project: string): boolean => queue.paused_projects.includes(project);
  // A film that is paused holds what is to come, also while nothing of it waits.
  const paused = queue.paused_projects.filter((id) => films.every(({ project }) => project !== id));
  if (queue.jobs.length === 0 && !queue.paused && paused.length === 0) return null;
  const lines: MenuLine[] = [
    ...films.flatMap(({ project, title }): MenuLine[] => {
      const film = title ?? project;
      return [
        isPaused(project)
          ? { label: t('resumeFilm', { film }), icon: Play, run: () => actions.act('resume', { project }) }
          : { label: t('pauseFilm', { film }), icon: Pause, run: () => actions.act('pause', { project }) },
        { label: t('cancelFilm', { film }), icon: X, run: () => actions.act('cancel', { project }) },
        null,
      ];
    }),
    ...paused.map((project) => ({
      label: t('resumeFilm', { film: project }),
      icon: Play,
      run: () => actions.act('resume', { project }),
    })),
    {
      label: t('cancelAll'),
      icon: X,
      danger: true,
      disabled: queue.jobs.length === 0,
      run: () => actions.act('cancel', { all: true }),
    },
  ];
  return (
    <header className={styles.head}>
      <p className={styles.words}>
        <strong>{t('toMake', { count: queue.jobs.length })}</strong>
        {queue.paused
          ? ` · ${t('state.paused')}`
          : queue.left_ms !== null && queue.left_ms > 0
            ? ` · ${t('left', { time: clockOf(queue.left_ms / 1000) })}`
            : null}
      </p>
      {queue.paused ? (
        <Button icon={Play} onClick={() => actions.act('resume', { all: true })}>
          {t('resumeAll')}
        </Button>
      ) : (
        <Button icon={Pause} onClick={() => actions.act('pause', { all: true })}>
          {t('pauseAll')}
        </Button>
      )}
      <Menu trigger={<IconButton icon={Ellipsis} label={t('more')} />} lines={lines} />
    </header>
  );
}
