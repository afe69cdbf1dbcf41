/** The kinds of element a script is made of (Fountain's, which the other readers fold into). */
export type ElementType =
  | 'title_page'
  | 'scene_heading'
  | 'action'
  | 'character'
  | 'parenthetical'
  | 'dialogue'
  | 'lyrics'
  | 'transition'
  | 'centered'
  | 'section'
  | 'synopsis'
  | 'note'
  | 'boneyard'
  | 'page_break'
  | 'shot';

/**
 * What a script says of a shot that it writes as such (a Shot paragraph of Final Draft, a row of a shot table, a slide's
 * picture), in the words of its columns; the element's text is the picture.
 */
export interface WrittenShot {
  readonly number?: string;
  readonly size?: string;
  readonly angle?: string;
  readonly move?: string;
  /** Seconds. */
  readonly duration_s?: number;
  /** Music and noises. */
  readonly sound?: string;
  readonly note?: string;
}

/** One element of a script. `range` is half-open, in UTF-16 offsets into the decoded text. */
export interface ScriptElement {
  readonly type: ElementType;
  /** The element's text without its markup (forcing characters, `^`, `#1#`, surrounding brackets of notes). */
  readonly text: string;
  readonly range: readonly [start: number, end: number];
  /** On character, parenthetical and dialogue elements that are spoken side by side. */
  readonly dual?: 'left' | 'right';
  readonly scene_number?: string;
  /** Title page only: the key, lower case ("title", "author", ...). */
  readonly key?: string;
  /** Section only: number of `#`. */
  readonly depth?: number;
  /** Character only: what stands in brackets after the name ("V.O.", "O.S.", "CONT'D", "画外音"). */
  readonly extension?: string;
  /** Shot only. The speeches that follow belong to it, up to the next shot or scene heading. */
  readonly shot?: WrittenShot;
}

export type Language = 'en' | 'zh';

/** A script as read: its elements in the order of the text, and the language most of it is written in. */
export interface Screenplay {
  readonly language: Language;
  readonly elements: readonly ScriptElement[];
}
