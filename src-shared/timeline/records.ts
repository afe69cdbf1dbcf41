import type { FrameRate, Rational } from './rational.ts';

/**
 * The timeline: how the film is cut. Plain data throughout, to be parsed, stored and sent as JSON. Times are exact seconds,
 * ranges half-open; pictures last whole frames of the film's rate.
 */

/** A film as it is cut now: every item, in the order of the film. */
export interface Timeline {
  readonly rate: FrameRate;
  /** The main track. An item begins where the one before it ends: nothing says where, so nothing can lie wrong. */
  readonly main: readonly MainItem[];
  /** What goes with the main track, by id. */
  readonly attached: readonly AttachedItem[];
  /** How the film ends; its `after` is 0. */
  readonly ending: Transition;
  readonly range: MarkedRange;
}

/** The part between the in and the out mark, in film time; null: from the start, to the end. */
export interface MarkedRange {
  readonly in: Rational | null;
  readonly out: Rational | null;
}

/** What the main track shows for some frames. */
export interface MainItem {
  /** The shot's own where the storyboard put it there. */
  readonly id: string;
  readonly source: ItemSource;
  /** Where it begins in the source's own time (seconds; of a shot from its first frame, handles not counted). */
  readonly in: Rational;
  /** Its length in the film, at least 1. It uses `frames * speed` frames' worth of the source. */
  readonly frames: number;
  /** Of source time to film time, 1/4 to 4 in thousandths; the pitch of its sound is kept. */
  readonly speed: Rational;
  /** The same frames, last one first. */
  readonly reversed: boolean;
  /** The moment of the source that stands still for the whole item; null: it moves. */
  readonly freeze: Rational | null;
  /** How it comes in: between the item before it and this. */
  readonly transition: Transition;
  readonly framing: Framing;
  /** Over a still: the part that is shown at its start and at its end. */
  readonly move: Move | null;
  /** 0 to 1, over black. */
  readonly opacity: number;
  readonly colour: ColourGrade;
  /** Of its own sound, in decibels; -60 and below is silence. */
  readonly gain_db: number;
  /** It stands where a person put it, not where the storyboard has it. */
  readonly placed: boolean;
}

/** Where the pictures of a main item come from. */
export type ItemSource =
  /** A shot of the storyboard, as it is shown there (`take` null) or as one of its takes. */
  | { readonly kind: 'shot'; readonly shot: string; readonly take: string | null }
  | { readonly kind: 'footage'; readonly footage: string }
  /** A chart, formula, slide or picture with a record of its own. */
  | { readonly kind: 'graphic'; readonly graphic: string }
  /** Words on a card. */
  | { readonly kind: 'title'; readonly title: TitleText };

/** Words as a template sets them. */
export interface TitleText {
  readonly template: string;
  /** Lines end in "\n". */
  readonly text: string;
}

/** Transitions through one colour: they need no handles, and may stand at either end of the film. */
export const fades = ['fade-black', 'fade-white', 'cut-to-black'] as const;
export const directions = ['left', 'right', 'up', 'down'] as const;

/** Where the second picture goes. */
export type Direction = (typeof directions)[number];

/**
 * How one item gives way to the next: `before` frames before the cut and `after` frames behind it. The cut stays where it is,
 * so no transition changes the length of the film. All but cuts and fades show two pictures at once, and need what lies behind the
 * end of the first item and before the start of the second (handles).
 */
export type Transition =
  | { readonly kind: 'cut'; readonly before: 0; readonly after: 0 }
  | { readonly kind: 'dissolve' | (typeof fades)[number]; readonly before: number; readonly after: number }
  | {
      readonly kind: 'wipe' | 'slide' | 'push';
      readonly direction: Direction;
      readonly before: number;
      readonly after: number;
    };

/** A part of a picture; all from 0 to 1 of its width and height. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whole and with bars, cut to fill the frame, or a chosen part. */
export type Framing =
  | { readonly kind: 'fit' }
  | { readonly kind: 'fill' }
  | { readonly kind: 'crop'; readonly rectangle: Rectangle };

export interface Move {
  readonly from: Rectangle;
  readonly to: Rectangle;
}

export interface ColourGrade {
  /** In stops, -4 to 4. */
  readonly exposure: number;
  /** Factor, 0 to 4. */
  readonly contrast: number;
  /** Factor, 0 (grey) to 4. */
  readonly saturation: number;
  /** -1 (cold) to 1 (warm). */
  readonly temperature: number;
  /** SHA-256 of a stored .cube file. */
  readonly lut: string | null;
}

/**
 * What sounds or is shown over the main track. It belongs to a moment of a main item's source, so it stays with its picture
 * whatever is cut, moved or sped up before it or around it; or to a moment of the film (`anchor` null).
 */
export interface AttachedItem {
  readonly id: string;
  readonly anchor: string | null;
  /** The moment it begins at: in the time of the anchor's source, or of the film. */
  readonly at: Rational;
  /** In seconds; null lasts to the end of the film. Of pictures: whole frames. */
  readonly duration: Rational | null;
  readonly content: AttachedContent;
}

export type AttachedContent =
  | {
      readonly kind: 'sound';
      readonly role: 'narration' | 'music' | 'effect' | 'ambience';
      readonly source: SoundSource;
      /** Where it begins in the sound, in seconds. */
      readonly in: Rational;
      readonly gain_db: number;
      readonly fade_in: Rational;
      readonly fade_out: Rational;
      /** It begins again at its start where it is too short. */
      readonly loops: boolean;
    }
  | { readonly kind: 'title'; readonly title: TitleText }
  | { readonly kind: 'graphic'; readonly graphic: string }
  /** Marks a frame for people and other programs; nobody sees or hears it in the film. "" is one without a name. */
  | { readonly kind: 'marker'; readonly name: string }
  | {
      readonly kind: 'caption';
      /** Captions of one lane (a language) never show together. */
      readonly lane: string;
      readonly text: string;
      readonly style: string;
      readonly place: 'bottom' | 'top';
    };

/** Footage, or speech, music and ambience that Shotloom makes, with a record of its own. */
export type SoundSource =
  | { readonly kind: 'footage'; readonly footage: string }
  | { readonly kind: 'made'; readonly sound: string };

/** What the film is cut from: what the timeline has to know of the storyboard and of footage. */
export interface FilmSources {
  readonly project_id: string;
  readonly rate: FrameRate;
  /** In the order of the storyboard, without the trash. */
  readonly shots: readonly FilmShot[];
  /** Without the trash. */
  readonly footage: readonly FilmFootage[];
  /** Ids of those that have a record. */
  readonly graphics: readonly string[];
}

export interface FilmShot {
  readonly id: string;
  /** As it was drafted, at least 1. */
  readonly frames: number;
  /** Of what shows it now. */
  readonly material: Material;
  readonly takes: readonly { readonly id: string; readonly material: Material }[];
  readonly transition_in: 'cut' | 'dissolve' | 'wipe' | 'fade_in' | 'fade_out';
  readonly transition_out: 'fade_out' | 'cut_to_black' | null;
  /** Captions of its lines, narration: what goes with it unless a person changed it. Anchored to it, in its own time. */
  readonly attached: readonly Omit<AttachedItem, 'anchor'>[];
}

/** Frames of the film's rate, from a shot's first frame; handles lie before 0 and behind its length. Null: a still, which lasts. */
export type Material = { readonly from: number; readonly to: number } | null;

export interface FilmFootage {
  readonly id: string;
  /** Null for a picture, which lasts. */
  readonly duration: Rational | null;
  readonly has_picture: boolean;
  readonly has_sound: boolean;
}

/** What is stored of a timeline: only what a person changed. Everything else follows the storyboard. */
export interface StoredTimeline {
  readonly settings: TimelineSettings | null;
  readonly items: readonly StoredItem[];
  readonly attached: readonly StoredAttachment[];
}

export interface TimelineSettings {
  /** The project's. */
  readonly id: string;
  readonly project_id: string;
  /** Null: as the storyboard ends. */
  readonly ending: Transition | null;
  /** Null: all of it. */
  readonly range: MarkedRange | null;
}

/** What a person changed of a shot's own item, or an item that a person put in (with its whole edit). */
export interface StoredItem {
  readonly id: string;
  readonly project_id: string;
  /** Of a shot's own item, whose id is the shot's. */
  readonly own: boolean;
  /** A shot's own item that was taken out of the film. */
  readonly removed: boolean;
  /** The items it stands behind, nearest first, as far back as there may be need; null: where the storyboard has it. */
  readonly after: readonly string[] | null;
  /** Of a shot's own item that was moved: the shot that was its next in the storyboard. New ones between them follow it. */
  readonly next: string | null;
  /** What is absent follows the storyboard. */
  readonly edit: Partial<Omit<MainItem, 'id' | 'placed'>>;
}

/** What a person changed of what goes with a shot, or what a person attached (with its whole edit). */
export interface StoredAttachment {
  readonly id: string;
  readonly project_id: string;
  /** It was drafted with a shot. */
  readonly drafted: boolean;
  /** What was drafted and taken away. */
  readonly removed: boolean;
  readonly edit: Partial<Omit<AttachedItem, 'id'>>;
}

/** The tables of the log that a timeline is stored in. */
export interface TimelineTables {
  readonly timelines: TimelineSettings;
  readonly timeline_items: StoredItem;
  readonly timeline_attachments: StoredAttachment;
}

/** One stored record before and after: `before` null adds it, `after` null removes it. */
export type TimelineChange = {
  [T in keyof TimelineTables]: {
    readonly table: T;
    readonly id: string;
    readonly before: TimelineTables[T] | null;
    readonly after: TimelineTables[T] | null;
  };
}[keyof TimelineTables];
