import { useTranslation } from 'react-i18next';
import { sizePane, useWorkspace } from '../app/workspace.ts';
import type { Board } from '../storyboard/board-data.ts';
import { Splitter } from '../ui/Splitter.tsx';
import { Outline } from './Outline.tsx';
import { ScriptEditor } from './ScriptEditor.tsx';
import styles from './ScriptView.module.css';
import { useScriptSession } from './use-script-session.ts';

/** The script on a page of its own, beside its outline. */
export default function ScriptView({
  project,
  board,
}: {
  readonly project: string;
  readonly board: Board | undefined;
}) {
  const { t } = useTranslation(['script', 'app']);
  const width = useWorkspace((state) => state.scriptWidth);
  const { session, editable, error } = useScriptSession(project, board);
  return (
    <div className={styles.row}>
      <aside className={styles.aside} style={{ width }}>
        {session && <Outline session={session} board={board} />}
      </aside>
      <Splitter
        label={t('outline.width')}
        axis="x"
        sizes="before"
        value={width}
        least={200}
        most={640}
        onChange={(pixels) => sizePane('scriptWidth', pixels)}
      />
      <main id="main" className={styles.page} tabIndex={-1}>
        <ScriptEditor project={project} session={session} editable={editable} error={error} size="page" />
      </main>
    </div>
  );
}
