import { memo } from 'react';
import type { Board } from '../storyboard/board-data.ts';
import { ScriptEditor } from './ScriptEditor.tsx';
import { useScriptSession } from './use-script-session.ts';

/** The script beside the board. */
const ScriptPane = memo(function ScriptPane({
  project,
  board,
}: {
  readonly project: string;
  readonly board: Board | undefined;
}) {
  const { session, editable, error } = useScriptSession(project, board);
  return <ScriptEditor project={project} session={session} editable={editable} error={error} size="pane" />;
});

export default ScriptPane;
