import { useTranslation } from 'react-i18next';
import styles from '../app/panes.module.css';
import { SidePane } from '../app/SidePane.tsx';
import { TimelineFoot } from '../app/TimelineFoot.tsx';
import type { Board } from '../storyboard/board-data.ts';
import { CutInspector } from './CutInspector.tsx';
import { useCut } from './edits.ts';
import { Viewer } from './Viewer.tsx';

/** The film over its tracks, beside what is said of what is picked of its cut. */
export default function TimelineView({
  project,
  board,
}: {
  readonly project: string;
  readonly board: Board | undefined;
}) {
  const { t } = useTranslation(['app', 'timeline']);
  const cut = useCut(project);
  return (
    <>
      <div className={styles.row}>
        <main id="main" className={styles.middle} tabIndex={-1} aria-label={t('timeline:film')}>
          <Viewer project={project} cut={cut} />
        </main>
        <SidePane side="inspector" label={t('inspector')}>
          <CutInspector project={project} cut={cut} board={board} />
        </SidePane>
      </div>
      <TimelineFoot project={project} board={board} />
    </>
  );
}
