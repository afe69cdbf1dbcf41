import { useEffect } from 'react';
import type { Cut } from './cut-data.ts';
import type { Edits } from './edits.ts';
import { keptMarks, marksOf, readMarks } from './marks.ts';
import { setStrip } from './strip-state.ts';

/** Where browsers kept the marks of a film before it had them itself. */
const KEPT = 'shotloom.marks.';

/** Tells what plays the film where its marks are; marks that this browser kept become the film's. */
export function useMarks(project: string, cut: Cut | undefined, edits: Edits): void {
  useEffect(() => {
    if (!cut) return;
    setStrip({ marks: marksOf(cut) });
    const kept = localStorage.getItem(KEPT + project);
    if (kept === null || cut.items.length === 0) return;
    localStorage.removeItem(KEPT + project);
    edits.run(keptMarks(cut, readMarks(kept)));
  }, [project, cut, edits]);
}
