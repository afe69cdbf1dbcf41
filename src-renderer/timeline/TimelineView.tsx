import { useTranslation } from 'react-i18next';
import { sizePane, useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { Splitter } from '../ui/Splitter.tsx';
import { CutInspector } from './CutInspector.tsx';
import { useCut } from './edits.ts';
import { TimelineStrip } from './TimelineStrip.tsx';
import styles from './TimelineView.module.css';
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
  const inspectorWidth = useWorkspace((state) => state.inspectorWidth);
  const timelineHeight = useWorkspace((state) => state.timelineHeight);
  return (
    <>
      <div className={styles.row}>
        <main id="main" className={styles.viewer} tabIndex={-1} aria-label={t('timeline:film')}>
          <Viewer project={project} cut={cut} />
        </main>
        <Splitter
          label={t('pane.inspector')}
          axis="x"
          sizes="after"
          value={inspectorWidth}
          least={240}
          most={520}
          onChange={(pixels) => sizePane('inspectorWidth', pixels)}
        />
        <aside className={styles.inspector} style={{ width: inspectorWidth }} aria-label={t('inspector')}>
          <CutInspector project={project} cut={cut} board={board} />
        </aside>
      </div>
      <Splitter
        label={t('pane.timeline')}
        axis="y"
        sizes="after"
        value={timelineHeight}
        least={96}
        most={520}
        onChange={(pixels) => sizePane('timelineHeight', pixels)}
      />
      <section className={styles.foot} style={{ height: timelineHeight }} aria-label={t('view.timeline')}>
        <TimelineStrip project={project} board={board} />
      </section>
    </>
  );
}
