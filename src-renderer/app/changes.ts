import { useQueryClient } from '@tanstack/react-query';
import type { Query, QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { z } from 'zod';
import type { LibraryChanges } from '../../src-shared/contract/library.ts';
import type { Client } from '../host/connection.ts';
import { useHost } from '../host/context.ts';

type Projects = z.output<typeof LibraryChanges>['projects'];
/** What the program says was changed; null where that may be anything. */
type ChangedRecords = Projects[number]['records'];

/**
 * The calls that are asked again first, one after the other: what most screens show, before what is told beside it. Where the cut was changed,
 * it is what is looked at.
 */
const [BOARD, CUT] = ['projects.board', 'timeline.show'];
const CUT_KINDS = ['timelines', 'timeline_items', 'timeline_attachments'];

/** Calls that are asked again only where one of these kinds of records was changed: the text of a whole script is long. */
const ASKED_FOR: Readonly<Record<string, readonly string[]>> = { 'scripts.source': ['projects', 'scripts'] };

/** Asks again for all that is shown, but what is followed anyway, which would be ended and begun anew. */
export function refresh(queries: QueryClient): void {
  void askAgain(queries, null);
}

/** @param records what was changed */
async function askAgain(queries: QueryClient, records: ChangedRecords): Promise<void> {
  const kinds = records && new Set<string>(records.map(({ kind }) => kind));
  const isMeant = (query: Query): boolean => {
    const asked = ASKED_FOR[callOf(query)];
    return !isFollowed(query) && (!kinds || !asked || asked.some((kind) => kinds.has(kind)));
  };
  const first = CUT_KINDS.some((kind) => kinds?.has(kind)) ? [CUT, BOARD] : [BOARD, CUT];
  for (const call of first) await queries.invalidateQueries({ predicate: (query) => callOf(query) === call });
  // Not waited for: some take minutes, as what an export will take, and hold up no further change.
  void queries.invalidateQueries({ predicate: (query) => isMeant(query) && !first.includes(callOf(query)) });
}

/** Keys of oRPC: the path of the call, then its input and the kind of question. */
function callOf({ queryKey: [path] }: Query): string {
  return Array.isArray(path) ? path.join('.') : '';
}

function isFollowed({ queryKey: [, question] }: Query): boolean {
  return typeof question === 'object' && question !== null && 'type' in question && question.type === 'live';
}

/** Asks again for whatever changes in a project or (null) the library, whoever changed it, as long as it is shown. */
export function useChanges(project: string | null): void {
  const { client } = useHost().connection;
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void follow(client, project, queries, stop.signal);
    return () => stop.abort();
  }, [client, project, queries]);
}

async function follow(
  client: Client,
  project: string | null,
  queries: QueryClient,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      // What was changed before it is followed, or while the connection was lost, is not known.
      let isFirst = true;
      const changes = await client.library.changes(project === null ? {} : { project }, { signal });
      for await (const { projects } of changes) {
        await askAgain(queries, isFirst ? null : recordsOf(projects));
        isFirst = false;
      }
    } catch {
      if (signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function recordsOf(projects: Projects): ChangedRecords {
  const all: NonNullable<ChangedRecords>[number][] = [];
  for (const { records } of projects) {
    if (records === null) return null;
    all.push(...records);
  }
  return all;
}
