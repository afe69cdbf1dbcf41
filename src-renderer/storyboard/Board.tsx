import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { select, useWorkspace } from '../app/workspace.ts';
import { Empty } from '../ui/Empty.tsx';
import { secondsShown } from '../ui/numbers.ts';
import type { Board as BoardData } from './board-data.ts';
import styles from './Board.module.css';
import { ShotCard } from './ShotCard.tsx';

/** The storyboard: cards in scenes. */
export function Board({ board }: { readonly project: string; readonly board: BoardData | undefined }) {
  const { t } = useTranslation('board');
  const selected = useWorkspace((state) => state.selected);
  if (!board) return <div className={styles.board} aria-busy />;
  if (board.scenes.length === 0) return <Empty icon={Clapperboard} title={t('empty')} />;
  return (
    <div className={styles.board}>
      {board.scenes.map((scene, index) => (
        <section key={scene.id} aria-label={scene.heading}>
          <h2 className={styles.scene}>
            {scene.scene_number ?? index + 1} · {scene.heading}
            <span className={styles.facts}>
              {t('scene', { count: scene.shots.length })} ·{' '}
              {secondsShown(scene.shots.reduce((sum, { duration_s }) => sum + duration_s, 0))}
            </span>
          </h2>
          <ul className={styles.cards}>
            {scene.shots.map((shot) => (
              <ShotCard
                key={shot.id}
                shot={shot}
                selected={selected.includes(shot.id)}
                onSelect={() => select([shot.id])}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
