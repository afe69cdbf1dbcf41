import type { WrittenShot } from '../script/screenplay.ts';
import type { StructureLine } from '../script/structure-line.ts';
import type { SaidTransition } from '../script/transition-line.ts';
import type { IndexedElement, Speech } from './speech.ts';

/** A stretch of an element that stands in several events; offsets are UTF-16, half-open, into its text. */
export interface ActionStretch {
  readonly start: number;
  readonly end: number;
  /** An event before has listed the element. */
  readonly goesOn: boolean;
}

/** A shot as the script writes it, with what stands under it. */
export interface WrittenShotEvent {
  readonly kind: 'shot';
  readonly source: IndexedElement;
  /** null where the whole element is this one shot. */
  readonly stretch: ActionStretch | null;
  /** Where in the element's text its picture begins. */
  readonly picture: number;
  /** What its columns, or the head of its line, say; empty where its words do. */
  readonly columns: WrittenShot;
  /** The paragraphs that say what is in it. */
  readonly more: readonly IndexedElement[];
  readonly speeches: readonly Speech[];
}

/** Shown with the shot before or after and adding nothing to it: centered text, "FADE IN:", "LATER". */
export interface SilentEvent {
  readonly kind: 'silent';
  readonly source: IndexedElement;
  /** null where the whole element is this. */
  readonly stretch: ActionStretch | null;
  readonly transition: SaidTransition | null;
  readonly structure: StructureLine | null;
}

/** What happens in a scene, in order. */
export type SceneEvent =
  | { readonly kind: 'action'; readonly source: IndexedElement; readonly stretch: ActionStretch | null }
  | SilentEvent
  | { readonly kind: 'speech'; readonly speeches: readonly Speech[] }
  | WrittenShotEvent
  | { readonly kind: 'transition'; readonly transition: SaidTransition };
