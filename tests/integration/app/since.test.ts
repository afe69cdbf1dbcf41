import { expect, test } from 'vitest';
import { BoardSince } from '../../../src-shared/contract/board.ts';
import { TimelineEditedSince, TimelineSince } from '../../../src-shared/contract/timeline.ts';
import type { Board, BoardDelta, BoardScene, BoardShot } from '../../../src-renderer/storyboard/board-data.ts';
import type { Cut, CutAttached, CutDelta, CutItem } from '../../../src-renderer/timeline/cut-data.ts';
import { Known } from '../../../src-renderer/app/known.ts';
import { patchedBoard } from '../../../src-shared/storyboard/board-delta.ts';
import { patchedView } from '../../../src-shared/timeline/view-delta.ts';
import type { App } from '../../../src-main/app.ts';
import { sharingApp, startApp } from '../../support/app/apps.ts';
import { TINY_SCRIPT } from '../../support/app/films.ts';
import { MADE } from '../../support/app/made-films.ts';
import { randomEdits } from '../../support/library/random-edits.ts';
import { temporaryDirectory, temporaryLibrary } from '../../support/library/libraries.ts';
import { randomNumbers } from '../../support/random.ts';

const ROUNDS = 25;

const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A window that keeps what it was told. */
function windowOf({ calls }: App, project: string) {
  const board = new Known<Board, BoardDelta>(patchedBoard<BoardShot, BoardScene, Board>);
  const cut = new Known<Cut, CutDelta>(patchedView<CutItem, CutAttached, Cut>);
  return {
    board: async () =>
      await board.ask(
        project,
        async (since) => asSent(await calls.projects.boardSince({ project, since })),
        (told) => told,
      ),
    cut: async () =>
      await cut.ask(
        project,
        async (since) => asSent(await calls.timeline.showSince({ project, since })),
        (told) => told,
      ),
    trim: async (item: string) =>
      await cut.ask(
        project,
        async (since) => {
          const commands = [{ command: 'trim' as const, item, edge: 'end' as const, by: -1 }];
          return asSent(await calls.timeline.editSince({ project, commands, since }));
        },
        ({ timeline }) => timeline,
      ),
  };
}

test('what a window makes of what is told of changes is what one is told that was just opened, whatever was changed', async () => {
  const random = randomNumbers();
  const folder = temporaryDirectory();
  const [app, library] = [startApp(folder), temporaryLibrary(folder)];
  const { sha256 } = await library.store.putBytes(Buffer.from('clip'), 'mp4');
  const edit = randomEdits(random, sha256);
  const { project } = await app.calls.scripts.create({ text: TINY_SCRIPT, settings: MADE });
  const [one, other] = [windowOf(app, project), windowOf(app, project)];
  await other.board();
  let deltas = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (random() < 0.4) {
      const { text, revision, editable } = await app.calls.scripts.source({ project });
      const at = Math.floor(random() * text.length);
      const typed = `${text.slice(0, at)}${random() < 0.5 ? 'x' : '\n\nA red boat waits.\n\n'}${text.slice(at)}`;
      if (editable) await app.calls.scripts.write({ project, text: typed, revision });
    } else edit(library, project);
    const [item] = library.shotsOf(project);
    // What is too short to be trimmed is refused.
    const trimmed =
      item && random() < 0.3
        ? await one.trim(item.id).then(
            ({ answer }) => [answer],
            () => [],
          )
        : [];
    expect(trimmed.map((answer) => TimelineEditedSince.parse(answer))).toEqual(trimmed);
    const fresh = sharingApp(folder);
    try {
      const [board, timeline] = [
        asSent(await fresh.calls.projects.board({ project })),
        asSent(await fresh.calls.timeline.show({ project })),
      ];
      const [seen, shown] = [await one.board(), await one.cut()];
      expect(seen.state).toEqual(board);
      expect(shown.state).toEqual(timeline);
      // They are not parsed on their way out.
      expect(BoardSince.parse(seen.answer)).toEqual(seen.answer);
      expect(TimelineSince.parse(shown.answer)).toEqual(shown.answer);
      if ('delta' in seen.answer && seen.answer.delta) deltas += 1;
      // A window that is some steps behind.
      const late = round % 4 === 0 ? await other.board() : seen;
      expect(late.state).toEqual(board);
    } finally {
      await fresh.close();
    }
  }
  expect(deltas).toBeGreaterThan(ROUNDS / 4);
});

test('who knows the newest state is told nothing, and who names one that is not known is told all', async () => {
  const app = startApp(temporaryDirectory());
  const { project } = await app.calls.scripts.create({ text: TINY_SCRIPT, settings: MADE });
  const { version } = await app.calls.projects.boardSince({ project });
  expect(await app.calls.projects.boardSince({ project, since: version })).toEqual({ version, delta: null });
  const stranger = await app.calls.projects.boardSince({ project, since: 'stranger' });
  expect(stranger).toMatchObject({ version, whole: { project: { id: project } } });
  const copy = await app.calls.projects.duplicate({ project });
  expect(await app.calls.projects.boardSince({ project: copy.id, since: version })).toHaveProperty('whole');
});
