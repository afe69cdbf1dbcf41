import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../storyboard/board-data.ts';
import { filmSeconds, shotsOf } from '../storyboard/board-data.ts';
import { clockOf } from '../ui/numbers.ts';
import { Tip } from '../ui/Tip.tsx';
import { keysFor } from './shortcuts.ts';
import { showSheet } from './workspace.ts';
import styles from './ProjectTitle.module.css';

/** What the film is called, and how much of it there is. */
export const ProjectTitle = memo(function ProjectTitle({ board }: { readonly board: Board | undefined }) {
  const { t } = useTranslation(['app', 'commands']);
  if (!board) return null;
  return (
    <div className={styles.title}>
      <h1 className={styles.heading}>
        <Tip text={t('commands:go.film')} keys={keysFor('go.film')}>
          <button type="button" className={styles.name} onClick={() => showSheet('film')}>
            {board.project.title}
          </button>
        </Tip>
      </h1>
      <span className={styles.facts}>
        {t('project.shots', { count: shotsOf(board).length })} · {clockOf(filmSeconds(board))} · {t('project.saved')}
      </span>
    </div>
  );
});
