import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../storyboard/board-data.ts';
import { filmSeconds } from '../storyboard/board-data.ts';
import { clockOf } from '../ui/numbers.ts';
import styles from './ProjectTitle.module.css';

/** What the film is called, and how much of it there is. */
export const ProjectTitle = memo(function ProjectTitle({ board }: { readonly board: Board | undefined }) {
  const { t } = useTranslation();
  if (!board) return null;
  const count = board.scenes.reduce((sum, scene) => sum + scene.shots.length, 0);
  return (
    <div className={styles.title}>
      <h1 className={styles.name} title={board.project.title}>
        {board.project.title}
      </h1>
      <span className={styles.facts}>
        {t('project.shots', { count })} · {clockOf(filmSeconds(board))} · {t('project.saved')}
      </span>
    </div>
  );
});
