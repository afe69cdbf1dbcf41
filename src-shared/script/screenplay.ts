/** The kinds of element a script is made of (Fountain's, which the other readers fold into). */
export type ElementType =
  | 'title_page'
  | 'scene_heading'
  | 'action'
  /** A shot that is written as such: a Shot paragraph of Final Draft, a row of a shot table, a slide's picture. */
  | 'shot'
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
  | 'page_break';

/** Somebody whom a written shot shows, and what it says of how they look. */
export interface WrittenPerson {
  readonly name: string;
  readonly description?: string;
}

/** What a written shot says besides its picture, in the words of its column or paragraph. */
export interface WrittenShot {
  readonly number?: string;
  readonly size?: string;
  readonly angle?: string;
  readonly move?: string;
  /** Seconds. */
  readonly duration_s?: number;
  readonly sound?: string;
  readonly note?: string;
  /** Who is seen, the main one first. */
  readonly people?: readonly WrittenPerson[];
  /** It stands in a list of ours: its picture is one that was drafted, with where and when, and how people look. */
  readonly is_drafted?: true;
}

/** What a Final Draft script says of a paragraph that elements of other formats do not. */
export interface FinalDraftParagraph {
  /** Its type, where elements of this type are usually another there: "General", "Cast List", a writer's own; always of a shot. */
  readonly type?: string;
  /** Of a scene: its title in the navigator. */
  readonly title?: string;
  /** Of a scene: the page it begins on, as the file says it. */
  readonly page?: string;
  /** Of a scene: its colour in the navigator, as the file says it ("#FFFF00000000"). */
  readonly color?: string;
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
  /** Scene heading of a Final Draft script only: the scene's length in eighths of a page, as the file says it. */
  readonly page_eighths?: number;
  /** Of a Final Draft script only. */
  readonly final_draft?: FinalDraftParagraph;
  /** Title page only: the key, lower case ("title", "author", ...). */
  readonly key?: string;
  /** Section only: number of `#`. */
  readonly depth?: number;
  /** Character only: what stands in brackets after the name ("V.O.", "O.S.", "CONT'D", "画外音"). */
  readonly extension?: string;
  /** Shot only; `text` is its picture, and speeches up to the next shot or heading belong to it. */
  readonly shot?: WrittenShot;
  /** Shot only: an item of a list or a row, which stays one shot however long it is. */
  readonly is_listed?: true;
}

export type Language = 'en' | 'zh';

/** A script as read: its elements in the order of the text, and the language most of it is written in. */
export interface Screenplay {
  readonly language: Language;
  readonly elements: readonly ScriptElement[];
}
