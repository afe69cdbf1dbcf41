import { Clapperboard } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { shotsOf } from '../storyboard/board-data.ts';
import { Empty } from '../ui/Empty.tsx';
import { ShotTakes } from './ShotTakes.tsx';
import styles from './TakesView.module.css';

/** The takes of the selected shot, or of the film's first where none is. */
export default function TakesView({ project, board }: { readonly project: string; readonly board: Board | undefined }) {
  const { t } = useTranslation('board');
  const selected = useWorkspace((state) => state.selected);
  const shots = board ? shotsOf(board) : [];
  const shot = shots.find(({ id }) => id === selected.at(-1)) ?? shots[0];
  return (
    <main id="main" className={styles.view} tabIndex={-1} aria-busy={!board}>
      {board && !shot && <Empty icon={Clapperboard} title={t('empty')} />}
      {shot && <ShotTakes key={shot.id} project={project} shot={shot} shots={shots} />}
    </main>
  );
}
