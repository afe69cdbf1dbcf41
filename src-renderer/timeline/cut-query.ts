import { queryOptions } from '@tanstack/react-query';
import type { RouterUtils } from '@orpc/tanstack-query';
import type { Command } from '../../src-shared/timeline/commands.ts';
import { patchedView } from '../../src-shared/timeline/view-delta.ts';
import { Known } from '../app/known.ts';
import type { Client } from '../host/connection.ts';
import type { Cut, CutAttached, CutDelta, CutItem } from './cut-data.ts';

const known = new Known<Cut, CutDelta>(patchedView<CutItem, CutAttached, Cut>);

/** How a film's cut is asked for: as a whole once, then what of it changed. */
export function cutQuery(calls: RouterUtils<Client>, project: string) {
  return queryOptions({
    ...calls.timeline.show.queryOptions({ input: { project } }),
    queryFn: async ({ signal }) => {
      const ask = async (since: string | undefined) =>
        await calls.timeline.showSince.call({ project, since }, { signal });
      return (await known.ask(project, ask, (answer) => answer)).state;
    },
    // What did not change is the same object already.
    structuralSharing: false,
  });
}

/** Does commands to a film's cut, all or none; answers how it is then. */
export async function editCut(
  calls: RouterUtils<Client>,
  project: string,
  commands: readonly Command[],
  gesture: string,
): Promise<Cut> {
  const ask = async (since: string | undefined) =>
    await calls.timeline.editSince.call({ project, commands: [...commands], gesture, since });
  return (await known.ask(project, ask, ({ timeline }) => timeline)).state;
}
