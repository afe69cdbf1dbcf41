import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import type { Library } from '../../../src-main/library/open.ts';
import { startChild } from '../child.ts';
import { after, editAt, PROJECT, replay, rowsOf, rowsOfState, START, timeless, type Model } from './edits.ts';
import { inspectLibrary } from './inspect.ts';
import { unless, type Activity, type Finding, type Lane } from './lane.ts';

const EDIT = new URL('./children/edit.ts', import.meta.url);
/** So many edits are made by one process. */
const EDITS = 30;

/** Records change, are taken back and done again; states get names; the project goes to the trash and comes back. */
export const editing: Activity = { name: 'edit', share: 25, begin };

function begin(folder: string): Lane {
  const directory = join(folder, 'library');
  let model = START;
  let next = 0;
  const goOn = (): void => {
    model = after(model, next, editAt(next, model.rows));
    next += 1;
  };

  function look(library: Library, thoroughly: boolean): Finding[] {
    // One more edit may have been committed before the kill than there was time to acknowledge.
    if (!isAt(library, model)) goOn();
    if (!isAt(library, model))
      return [{ fault: 'lost', what: `The project is neither as edit ${next - 2} nor as the next left it.` }];
    return thoroughly ? logFaults(library, model) : [];
  }

  return {
    start: () => startChild(EDIT, directory, String(next), String(next + EDITS - 1)),
    inspect: async ({ lines }, thoroughly) => {
      const expected = lines.slice(1).map((_, index) => String(next + index));
      const said = unless(isDeepStrictEqual(lines.slice(1), expected), 'lost', () => `It said ${lines.join(' ')}.`);
      for (const _ of expected) goOn();
      return [...said, ...(await inspectLibrary(directory, thoroughly, (library) => look(library, thoroughly)))];
    },
    finish: () => unless(next >= EDITS, 'not_resumed', () => `After all there were only ${next} edits.`),
  };
}

function isAt(library: Library, { rows, snapshots }: Model): boolean {
  const [newest] = library.snapshotsOf(PROJECT);
  const names = library.snapshotsOf(PROJECT).map(({ name }) => name);
  return (
    isDeepStrictEqual(rowsOf(library), rows) &&
    isDeepStrictEqual(
      names.toReversed(),
      snapshots.map(({ name }) => name),
    ) &&
    (!newest || isDeepStrictEqual(rowsOfState(library.stateOfSnapshot(newest.id)), snapshots.at(-1)?.rows))
  );
}

/** The log must hold every step, as it was made, and lead to what is there. */
function logFaults(library: Library, { rows, standing, undone }: Model): Finding[] {
  const steps = library.history(PROJECT);
  const stands = steps.filter((step) => step.undone_at === null).map(({ diff }) => timeless(diff));
  return [
    ...unless(steps.length === standing.length + undone.length, 'lost', () => `The log has ${steps.length} steps.`),
    ...unless(isDeepStrictEqual(stands, standing), 'lost', () => 'The steps that stand are not those that were made.'),
    ...unless(isDeepStrictEqual(replay(stands), rows), 'corrupt', () => 'The log does not lead to what is there.'),
  ];
}
