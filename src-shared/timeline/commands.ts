import type { Rational } from './rational.ts';
import type { AttachedContent, ColourGrade, Framing, ItemSource, Move, Timeline, Transition } from './records.ts';
import type { Sentence } from '../contract/sentences.ts';

/**
 * What a person can do to a timeline, as data. Frames are the film's. New items get their ids from who asks, so that the same
 * command does the same again.
 */
export type Command =
  /** Puts an item behind another (null: at the film's start). A shot's own item that was taken out is put back under its id. */
  | {
      readonly command: 'insert';
      readonly id: string;
      readonly source: ItemSource;
      readonly in: Rational;
      readonly frames: number;
      readonly after: string | null;
    }
  /** Takes an item out with what is attached to it; what follows moves up (ripple). */
  | { readonly command: 'remove'; readonly item: string }
  | { readonly command: 'reorder'; readonly item: string; readonly after: string | null }
  /** Cuts an item before one of its frames; the second part is a new item. */
  | { readonly command: 'split'; readonly item: string; readonly at: number; readonly id: string }
  /** Moves an edge so many frames later (earlier below 0); what follows moves along (ripple). */
  | { readonly command: 'trim'; readonly item: string; readonly edge: 'start' | 'end'; readonly by: number }
  /** Shows what lies so many frames later in the source, in the same place of the film. */
  | { readonly command: 'slip'; readonly item: string; readonly by: number }
  /** Shows another source, or another take, from a moment of it on and for as long as before. */
  | { readonly command: 'replace'; readonly item: string; readonly source: ItemSource; readonly in: Rational }
  | { readonly command: 'speed'; readonly item: string; readonly speed: Rational }
  | { readonly command: 'reverse'; readonly item: string; readonly reversed: boolean }
  /** Holds one of its frames for the whole item; null lets it move again. */
  | { readonly command: 'freeze'; readonly item: string; readonly frame: number | null }
  /** Between the item before it and this. */
  | { readonly command: 'transition'; readonly item: string; readonly transition: Transition }
  | { readonly command: 'ending'; readonly transition: Transition }
  /** Sets the in and the out mark, in film time; null takes one away. */
  | { readonly command: 'range'; readonly in: Rational | null; readonly out: Rational | null }
  | { readonly command: 'framing'; readonly item: string; readonly framing: Framing }
  | { readonly command: 'move'; readonly item: string; readonly move: Move | null }
  | { readonly command: 'opacity'; readonly item: string; readonly opacity: number }
  | { readonly command: 'colour'; readonly item: string; readonly colour: ColourGrade }
  | { readonly command: 'gain'; readonly item: string; readonly gain_db: number }
  /** Attaches to what an item shows at an offset of film time from its start, or (null) to a moment of the film. */
  | {
      readonly command: 'attach';
      readonly id: string;
      readonly anchor: string | null;
      readonly offset: Rational;
      readonly duration: Rational | null;
      readonly content: AttachedContent;
    }
  | { readonly command: 'detach'; readonly attached: string }
  /** Moves so many seconds later in the film; it belongs to the item that it then begins in. */
  | { readonly command: 'shift'; readonly attached: string; readonly by: Rational }
  | { readonly command: 'stretch'; readonly attached: string; readonly duration: Rational | null }
  /** Says or plays something else of the same kind: other words, another gain. */
  | { readonly command: 'content'; readonly attached: string; readonly content: AttachedContent };

export type CommandOf<Name extends Command['command']> = Extract<Command, { readonly command: Name }>;

/** Why a command cannot be done, for programs and translations. */
export type RefusalCode =
  /** There is no such item in the film. */
  | 'not_found'
  | 'id_taken'
  /** A number or a text is none that can be. */
  | 'bad_value'
  /** A place that is none. */
  | 'bad_place'
  /** The source does not go that far. */
  | 'no_material'
  /** The transition has no pictures to overlap, or is longer than half an item. */
  | 'no_room'
  | 'captions_overlap';

/** A command that was not done: what, why, how to mend it. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly sentence: Sentence;
}

/** What came of a command. */
export type Outcome = { readonly timeline: Timeline } | { readonly refused: Refusal };

export function refuse(code: RefusalCode, sentence: Sentence): { readonly refused: Refusal } {
  return { refused: { code, sentence } };
}
