import { useTranslation } from 'react-i18next';
import { useCommands } from '../app/commands.ts';
import styles from '../app/panes.module.css';
import { SidePane } from '../app/SidePane.tsx';
import type { Board } from '../storyboard/board-data.ts';
import { Outline } from './Outline.tsx';
import { ScriptEditor } from './ScriptEditor.tsx';
import { useScriptSession } from './use-script-session.ts';

/** The script on a page of its own, beside its outline. */
export default function ScriptView({
  project,
  board,
}: {
  readonly project: string;
  readonly board: Board | undefined;
}) {
  const { t } = useTranslation('script');
  const { session, editable, error } = useScriptSession(project, board);
  useCommands(session ? { 'shot.edit': () => session.view.focus() } : {});
  return (
    <div className={styles.row}>
      <SidePane side="script" widthLabel={t('outline.width')}>
        {session && <Outline session={session} board={board} />}
      </SidePane>
      <main id="main" className={styles.middle} tabIndex={-1}>
        <ScriptEditor project={project} session={session} editable={editable} error={error} size="page" />
      </main>
    </div>
  );
}
