import { expect, test } from 'vitest';
import { forgetStep, noteStep, redoStep, undoStep } from '../../../../src-renderer/library/home-history.ts';

test('steps are taken back from the last one on and done again, but not those of a film that was taken back otherwise', () => {
  const told: string[] = [];
  const step = (film: string) => ({ of: film, undo: () => told.push(`-${film}`), redo: () => told.push(`+${film}`) });
  for (const film of ['one', 'other', 'third']) noteStep(step(film));
  forgetStep('other');
  expect([undoStep(), undoStep(), undoStep()]).toEqual([true, true, false]);
  expect([redoStep(), redoStep(), redoStep()]).toEqual([true, true, false]);
  undoStep();
  noteStep(step('fourth'));
  expect(redoStep()).toBe(false);
  expect(told).toEqual(['-third', '-one', '+one', '+third', '-third']);
});
