import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '../storyboard/board-data.ts';
import { TimelineStrip } from '../timeline/TimelineStrip.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import styles from './panes.module.css';
import { sizePane, useWorkspace } from './workspace.ts';

interface TimelineFootProps {
  readonly project: string;
  readonly board: Board | undefined;
}

/** The film's tracks at the foot of a view, as high as they were dragged in whichever view. */
export const TimelineFoot = memo(function TimelineFoot({ project, board }: TimelineFootProps) {
  const { t } = useTranslation();
  const height = useWorkspace((state) => state.timelineHeight);
  return (
    <>
      <Splitter
        label={t('pane.timeline')}
        axis="y"
        sizes="after"
        value={height}
        least={96}
        most={520}
        onChange={(pixels) => sizePane('timelineHeight', pixels)}
      />
      <section className={styles.foot} style={{ height }} aria-label={t('view.timeline')} data-tour="timeline">
        <TimelineStrip project={project} board={board} />
      </section>
    </>
  );
});
