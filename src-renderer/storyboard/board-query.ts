import type { RouterUtils } from '@orpc/tanstack-query';
import { queryOptions } from '@tanstack/react-query';
import { patchedBoard } from '../../src-shared/storyboard/board-delta.ts';
import { Known } from '../app/known.ts';
import type { Client } from '../host/connection.ts';
import type { Board, BoardDelta, BoardScene, BoardShot } from './board-data.ts';

const known = new Known<Board, BoardDelta>(patchedBoard<BoardShot, BoardScene, Board>);

/** How a film's board is asked for: as a whole once, then what of it changed. */
export function boardQuery(calls: RouterUtils<Client>, project: string) {
  return queryOptions({
    ...calls.projects.board.queryOptions({ input: { project } }),
    queryFn: async ({ signal }) => {
      const ask = async (since: string | undefined) =>
        await calls.projects.boardSince.call({ project, since }, { signal });
      return (await known.ask(project, ask, (answer) => answer)).state;
    },
    // What did not change is the same object already.
    structuralSharing: false,
  });
}
