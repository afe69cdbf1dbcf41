import { lazy, Suspense, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '../app/panes.module.css';
import { SidePane } from '../app/SidePane.tsx';
import { TimelineFoot } from '../app/TimelineFoot.tsx';
import { Board } from './Board.tsx';
import type { Board as BoardData } from './board-data.ts';
import { Inspector } from './Inspector.tsx';

const ScriptPane = lazy(async () => await import('../script/ScriptPane.tsx'));

/** The storyboard between the script and what is said of the selected shots, over the timeline. */
export default function BoardView({
  project,
  board,
}: {
  readonly project: string;
  readonly board: BoardData | undefined;
}) {
  const { t } = useTranslation();
  // Who changes a shot looks at its card: the script's marks and the strip come a moment later.
  const later = useDeferredValue(board);
  return (
    <>
      <div className={styles.row}>
        <SidePane side="script" label={t('view.script')}>
          <Suspense>
            <ScriptPane project={project} board={later} />
          </Suspense>
        </SidePane>
        <main id="main" className={styles.middle} tabIndex={-1} data-tour="board">
          <Board project={project} board={board} />
        </main>
        <SidePane side="inspector" label={t('inspector')}>
          <Inspector project={project} board={board} />
        </SidePane>
      </div>
      <TimelineFoot project={project} board={later} />
    </>
  );
}
