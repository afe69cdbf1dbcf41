import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { failureOf } from '../host/errors.ts';
import { Empty } from '../ui/Empty.tsx';
import styles from './ScriptEditor.module.css';
import { ScriptNotices } from './ScriptNotices.tsx';
import { StatusLine } from './StatusLine.tsx';
import type { ScriptSession } from './script-session.ts';

interface ScriptEditorProps {
  readonly project: string;
  readonly session: ScriptSession | null;
  readonly editable: boolean;
  readonly error: unknown;
  /** A page of its own, or a pane beside something. */
  readonly size: 'page' | 'pane';
}

/** A film's script, to be written: the editor between what has to be said of the text and how it stands. */
export function ScriptEditor({ project, session, editable, error, size }: ScriptEditorProps) {
  const { t } = useTranslation('script');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (session && place.current ? session.showIn(place.current) : undefined), [session]);
  if (error !== null && session === null) {
    return (
      <Empty icon={TriangleAlert} title={t('unread')}>
        <p>{failureOf(error).message}</p>
      </Empty>
    );
  }
  return (
    <div className={styles.editor} data-size={size}>
      {session && <ScriptNotices project={project} session={session} editable={editable} />}
      <div ref={place} className={styles.text} aria-busy={session === null} />
      {session && <StatusLine session={session} size={size} />}
    </div>
  );
}
