import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Bar } from '../ui/Bar.tsx';
import { IconButton } from '../ui/Button.tsx';
import { clockOf } from '../ui/numbers.ts';
import type { SpokenFilm } from './queue-data.ts';
import styles from './SpeakingFilms.module.css';
import type { QueueActions } from './use-queue-actions.ts';

interface SpeakingFilmsProps {
  readonly films: readonly SpokenFilm[];
  readonly actions: QueueActions;
}

/** The films whose lines are spoken before their clips are queued, each with how far it is. */
export function SpeakingFilms({ films, actions }: SpeakingFilmsProps) {
  const { t } = useTranslation('queue');
  if (films.length === 0) return null;
  return (
    <ul className={styles.films} aria-label={t('spokenFirst')}>
      {films.map(({ project, title, done, lines, left_ms }, index) => (
        <li key={`${project} ${index}`} className={styles.film}>
          <span className={styles.words}>
            <strong className={styles.name}>{t('linesOf', { film: title })}</strong>
            <span className={styles.state}>
              {t('speaking', { done, count: lines })}
              {left_ms !== null && left_ms > 0 && ` · ${t('left', { time: clockOf(left_ms / 1000) })}`}
            </span>
            <Bar label={t('linesOf', { film: title })} share={done / lines} />
          </span>
          <IconButton
            icon={X}
            label={t('stopSpeaking', { film: title })}
            onClick={() => actions.stopSpeaking(project)}
          />
        </li>
      ))}
    </ul>
  );
}
