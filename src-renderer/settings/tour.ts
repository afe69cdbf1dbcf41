import { create } from 'zustand';
import { openProject, showSheet, showView } from '../app/workspace.ts';

/** What the tour shows, one after the other: parts of the page that carry these names as `data-tour`. */
export const TOUR_STEPS = ['script', 'board', 'inspector', 'timeline', 'queue', 'make', 'views'] as const;
export type TourStep = (typeof TOUR_STEPS)[number];

/** The step that is shown; null where there is no tour. */
export const useTour = create<{ readonly step: TourStep | null }>(() => ({ step: null }));

/** Begins the tour on a film. */
export function startTour(project: string): void {
  openProject(project);
  showView('board');
  showSheet(null);
  useTour.setState({ step: TOUR_STEPS[0] });
}

/** Shows the step before (-1) or after (1) a step; behind the last one the tour is over. */
export function stepBeside(step: TourStep, way: -1 | 1): TourStep | null {
  return TOUR_STEPS[TOUR_STEPS.indexOf(step) + way] ?? null;
}

export function showStep(step: TourStep | null): void {
  useTour.setState({ step });
}
