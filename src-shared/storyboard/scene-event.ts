import type { IndexedElement, Speech } from './speech.ts';
import type { Transition } from './storyboard.ts';

/** What happens in a scene, in order. */
export type SceneEvent =
  | { readonly kind: 'action'; readonly source: IndexedElement }
  /** Shown with the shot before or after and adding nothing to it: centered text, "FADE IN:". */
  | { readonly kind: 'silent'; readonly source: IndexedElement; readonly transition: Transition | null }
  | { readonly kind: 'speech'; readonly speeches: readonly Speech[] }
  | { readonly kind: 'transition'; readonly transition: Transition };
