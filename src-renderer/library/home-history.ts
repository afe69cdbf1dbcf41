/** Something that was done to a film where films are listed, with the way back and the way there again. */
interface Step {
  /** The film. */
  readonly of: string;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What was done in this window, the last at the end. What a film's own log has of it (its title) can be undone there, too. */
let [done, undone]: readonly [readonly Step[], readonly Step[]] = [[], []];

export function noteStep(step: Step): void {
  done = [...done, step];
  undone = [];
}

/** Lets go of the last step of a film that was taken back another way. */
export function forgetStep(of: string): void {
  const last = done.findLastIndex((step) => step.of === of);
  if (last >= 0) done = done.toSpliced(last, 1);
}

/** Takes back the last step; says whether there was one. */
export function undoStep(): boolean {
  const step = done.at(-1);
  if (!step) return false;
  done = done.slice(0, -1);
  undone = [...undone, step];
  step.undo();
  return true;
}

/** Does again what was taken back last; says whether there was something. */
export function redoStep(): boolean {
  const step = undone.at(-1);
  if (!step) return false;
  undone = undone.slice(0, -1);
  done = [...done, step];
  step.redo();
  return true;
}
