import { useQuery } from '@tanstack/react-query';
import { lazy, memo, Suspense, useDeferredValue } from 'react';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../host/errors.ts';
import { useCalls } from '../host/context.ts';
import { boardQuery } from '../storyboard/board-query.ts';
import { QueuePill } from '../queue/QueuePill.tsx';
import { Button } from '../ui/Button.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useCommands } from './commands.ts';
import { useChanges } from './changes.ts';
import { MakeButton } from './MakeButton.tsx';
import { keysFor } from './shortcuts.ts';
import { ProjectTitle } from './ProjectTitle.tsx';
import { TopBar } from './TopBar.tsx';
import { useHistory } from './history.ts';
import styles from './panes.module.css';
import { ViewFocus } from './view-focus.ts';
import { openProject, showSheet, showView, useWorkspace, VIEWS } from './workspace.ts';

const ScriptView = lazy(async () => await import('../script/ScriptView.tsx'));
const BoardView = lazy(async () => await import('../storyboard/BoardView.tsx'));
const TimelineView = lazy(async () => await import('../timeline/TimelineView.tsx'));
const TakesView = lazy(async () => await import('../takes/TakesView.tsx'));
const ExportView = lazy(async () => await import('../export/ExportView.tsx'));

/** One film: five views of it, with the same selection, play-head and queue. */
export function Workspace({ project }: { readonly project: string }) {
  const { t } = useTranslation(['app', 'commands']);
  const calls = useCalls();
  const view = useWorkspace((state) => state.view);
  const board = useQuery(boardQuery(calls, project));
  // What a change does to the bar comes a moment after what it does to the view.
  const later = useDeferredValue(board.data);
  const history = useHistory(project);
  useChanges(project);
  useCommands({
    'go.script': () => showView('script'),
    'go.board': () => showView('board'),
    'go.timeline': () => showView('timeline'),
    'go.takes': () => showView('takes'),
    'go.export': () => showView('export'),
    'go.film': () => showSheet('film'),
    'edit.undo': history.undo,
    'edit.redo': history.redo,
  });

  if (board.isError) {
    return (
      <>
        <TopBar title={null} />
        <main id="main" className={styles.middle}>
          <Empty icon={TriangleAlert} title={t('project.unopened')}>
            <p>{failureOf(board.error).message}</p>
            <Button onClick={() => openProject(null)}>{t('commands:go.home')}</Button>
          </Empty>
        </main>
      </>
    );
  }
  return (
    <>
      <TopBar
        title={<ProjectTitle board={later} />}
        middle={<ViewSwitch />}
        end={<QueuePill />}
        main={<MakeButton project={project} board={later} />}
      />
      <Suspense fallback={<main id="main" className={styles.middle} aria-busy />}>
        {view === 'script' && <ScriptView project={project} board={board.data} />}
        {view === 'board' && <BoardView project={project} board={board.data} />}
        {view === 'timeline' && <TimelineView project={project} board={board.data} />}
        {view === 'takes' && <TakesView project={project} board={board.data} />}
        {view === 'export' && <ExportView project={project} board={board.data} />}
        {board.data && <ViewFocus key={view} />}
      </Suspense>
    </>
  );
}

const ViewSwitch = memo(function ViewSwitch() {
  const { t } = useTranslation();
  const view = useWorkspace((state) => state.view);
  return (
    <Segments
      label={t('views')}
      value={view}
      options={VIEWS.map((each) => ({ value: each, label: t(`view.${each}`), keys: keysFor(`go.${each}`) }))}
      onChange={showView}
    />
  );
});
