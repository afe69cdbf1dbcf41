import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import { useWorkspace } from '../app/workspace.ts';
import { useCalls, useHost } from '../host/context.ts';
import { failureOf } from '../host/errors.ts';
import type { Board } from '../storyboard/board-data.ts';
import { ScriptSession } from './script-session.ts';
import type { SessionCalls, Source } from './script-session.ts';

/** The one film that is open has one session, whichever view shows it. */
const useOpen = create<{ readonly project: string | null; readonly session: ScriptSession | null }>(() => ({
  project: null,
  session: null,
}));

useWorkspace.subscribe(({ project }) => {
  const open = useOpen.getState();
  if (open.session === null || open.project === project) return;
  open.session.close();
  useOpen.setState({ project: null, session: null });
});

function sessionOf(project: string, source: Source, calls: SessionCalls): ScriptSession {
  const open = useOpen.getState();
  if (open.session && open.project === project) return open.session;
  open.session?.close();
  const session = new ScriptSession(project, source, calls);
  useOpen.setState({ project, session });
  return session;
}

interface Shown {
  /** Null until the script is there. */
  readonly session: ScriptSession | null;
  readonly form: 'fountain' | 'text' | 'board' | 'document' | null;
  readonly editable: boolean;
  /** Why the script cannot be shown. */
  readonly error: unknown;
}

/** The script of a project in its editor. */
export function useScriptSession(project: string, board: Board | undefined): Shown {
  const { connection } = useHost();
  const calls = useCalls();
  const queries = useQueryClient();
  const { data: source, error } = useQuery(calls.scripts.source.queryOptions({ input: { project } }));
  const session = useOpen((open) => (open.project === project ? open.session : null));

  useEffect(() => {
    if (!source) return;
    const { scripts } = connection.client;
    const key = calls.scripts.source.queryKey({ input: { project } });
    const found = sessionOf(project, source, {
      write: async (text, revision) => {
        const written = await scripts.write({ project, text, revision });
        // An answer that is on its way may be of the text before.
        await queries.cancelQueries({ queryKey: key });
        queries.setQueryData(key, (known) => known && { ...known, text, revision: written.revision });
        return written.revision;
      },
      read: async () => await scripts.source({ project }),
      failure: (failed) => {
        const { code, message } = failureOf(failed);
        return { isConflict: code === 'library_conflict', message };
      },
    });
    found.hear(source);
  }, [calls, connection, project, queries, source]);

  useEffect(() => {
    if (session && board) session.showBoard(board);
  }, [board, session]);

  useEffect(
    () =>
      connection.subscribe(() => {
        if (connection.state === 'open') void session?.sync.save();
      }),
    [connection, session],
  );
  return { session, form: source?.form ?? null, editable: source?.editable ?? false, error };
}
