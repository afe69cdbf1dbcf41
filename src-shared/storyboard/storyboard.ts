import type { Language } from '../script/screenplay.ts';

/**
 * How much of the subject the frame holds, widest first (ELS … ECU in the trade); an insert shows a thing or a hand with it,
 * and over the shoulder of one the other is seen.
 */
export const shotSizes = [
  'extreme_wide',
  'wide',
  'full',
  'medium',
  'over_shoulder',
  'medium_close',
  'close',
  'extreme_close',
  'insert',
] as const;
export type ShotSize = (typeof shotSizes)[number];

/** What the camera does during the shot. */
export const cameraMoves = [
  'static',
  'pan_left',
  'pan_right',
  'tilt_up',
  'tilt_down',
  'push_in',
  'pull_out',
  'track_left',
  'track_right',
  'handheld',
] as const;
export type CameraMove = (typeof cameraMoves)[number];

/** From where the camera looks, where it is not the level of the eyes; `overhead` looks straight down, `dutch` leans. */
export const cameraAngles = ['low', 'high', 'overhead', 'dutch'] as const;
export type CameraAngle = (typeof cameraAngles)[number];

/**
 * How a shot comes in. `fade_out` is what stored shots of before say where the shot before them fades out; drafts now say
 * it of that one (`transition_out`).
 */
export type Transition = 'cut' | 'dissolve' | 'wipe' | 'fade_in' | 'fade_out';
/** How a shot ends, where not by the transition of the next. */
export type TransitionOut = 'fade_out' | 'cut_to_black';

/** A line spoken in a shot; `character` is null for narration. */
export interface SpokenLine {
  readonly character: string | null;
  readonly text: string;
  /** Voice-over or off-screen: heard, not seen speaking. */
  readonly off_screen: boolean;
}

/** A person of the film. `description` goes into prompts, so that one character looks the same in every shot. */
export interface CastMember {
  readonly name: string;
  /** Words the picture model knows, e.g. "woman nurse in a yellow coat" / "穿黄色大衣的女性护士". */
  readonly description: string;
  /** What of the description a script says itself, where the draft made up the rest: "woman nurse". */
  readonly said?: string;
  /** The name that the looks are drawn from, where the script has renamed the person since. */
  readonly identity?: string;
  /** A person's own words for how they look, in all shots, in place of the description (described.ts). */
  readonly edited?: string;
}

/** A place of the film. */
export interface Place {
  /** As pictures name it, without time and INT./EXT.: "kitchen" / "厨房". */
  readonly name: string;
  /** What the script says of it where it is first shown, '' where it says nothing. Pictures of such shots have it already. */
  readonly description: string;
  /** A person's own words for how it looks, in all shots, in place of its name (described.ts). */
  readonly edited?: string;
}

/** A stretch of an element's text; offsets are UTF-16, half-open, into that text. */
export interface ElementPart {
  /** Index into the screenplay's elements. */
  readonly element: number;
  readonly start: number;
  readonly end: number;
}

/** A shot as drafted: everything but its stored id. */
export interface DraftShot {
  /** Content key: a hash of what the shot shows and its occurrence number among equals; never of its position. */
  readonly key: string;
  /** The prompt's picture part, in the script's language. */
  readonly picture: string;
  readonly size: ShotSize;
  readonly move: CameraMove;
  /** Absent at the level of the eyes. */
  readonly angle?: CameraAngle;
  /** Seconds; a multiple of 1/24 s is not required here, the plan rounds to frames. */
  readonly duration_s: number;
  readonly lines: readonly SpokenLine[];
  /** Names of the cast seen in the picture, the main one first. */
  readonly cast: readonly string[];
  /** Indices into the screenplay's elements that this shot was drafted from. An element in several shots is listed in the first. */
  readonly elements: readonly number[];
  /** Which stretches this shot takes of elements that are divided among several shots. */
  readonly parts?: readonly ElementPart[];
  /** A hash of the script's own words, before anything was made of them (source-words.ts); what is stored has it. */
  readonly source?: string;
  /** These words themselves, so that the shot is found by them; what is stored has them. */
  readonly words?: string;
  /** Words over the picture that the script asks for; they are drawn, and no part of what the model is asked for. */
  readonly titles?: readonly DraftTitle[];
  readonly transition_in: Transition;
  /** The picture ends in black, whatever the next shot comes in by. */
  readonly transition_out?: TransitionOut;
}

export interface DraftScene {
  readonly heading: string;
  readonly scene_number: string | null;
  readonly shots: readonly DraftShot[];
}

/** Words over a picture, as a template of the timeline sets them; lines end in "\n". */
export interface DraftTitle {
  readonly template: 'lower-third';
  readonly text: string;
}

/** The draft of a whole film. */
export interface Storyboard {
  readonly title: string;
  readonly language: Language;
  readonly cast: readonly CastMember[];
  /** In the order in which they are first shown. */
  readonly places: readonly Place[];
  readonly scenes: readonly DraftScene[];
}
