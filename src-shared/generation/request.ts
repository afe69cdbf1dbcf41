import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Language } from '../script/screenplay.ts';
import type { CameraAngle, CameraMove } from '../storyboard/storyboard.ts';
import { canonicalJson } from './canonical-json.ts';
import type { StressedThing } from './stress.ts';

/** Frames a second as a fraction. */
interface Rate {
  readonly numerator: number;
  readonly denominator: number;
}

/** A prompt that takes over at a moment of the shot, with whom it shows; all else is as the request has it. */
export interface KeyedPrompt extends Pick<GenerationRequest, 'prompt' | 'identity_keys' | 'looks'> {
  /** Seconds from the shot's start, handles not counted; above 0. */
  readonly at_s: number;
}

/** A model that helps another. */
export interface HelpingModel {
  readonly name: string;
  readonly sha256: string;
}

/** A stored picture that a model pack begins from in place of noise. What of it is see-through is drawn, the rest stays. */
export interface ChosenBeginning {
  /** SHA-256 of its file. */
  readonly picture: string;
  /** How much of the way is drawn anew, above 0 to 1. */
  readonly strength: number;
}

/** What a model pack begins from: a stored picture, or one that it draws of a prompt first, with the noise of the place. */
export type Beginning = ChosenBeginning | { readonly prompt: string; readonly strength: number };

/** What a model pack draws for a request. */
export interface Drawing {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly frames?: number;
  readonly begin?: Beginning;
  /** The frames are pictures of a pack that draws no films: so far each turns away from the noise of the one before, in radians. */
  readonly walk?: number;
  /** The model that enlarges what was drawn. */
  readonly enlarge?: HelpingModel | undefined;
  /** The model that draws what lies between the frames of a film. */
  readonly between?: HelpingModel | undefined;
  /** The model that sees how near things are, so that the camera's move shows it. */
  readonly depth?: HelpingModel | undefined;
}

/**
 * Everything that determines the pixels of a take, and nothing else. Noise comes from the project's seed and from keys
 * of content, never from an index or a random id: a fresh run makes the same film, and an inserted shot changes no other.
 */
export interface GenerationRequest {
  readonly kind: 'still' | 'clip';
  /** Raised only when the same request would give other pixels. */
  readonly engine_revision: number;
  readonly model: { readonly name: string; readonly sha256: string };
  /** As the model reads it: the picture, how the camera moves, the size of the shot. */
  readonly prompt: string;
  /** What takes over from it within the shot, in order of time (keyframes.ts); absent where it holds all through. */
  readonly later?: readonly KeyedPrompt[];
  readonly negative: string;
  readonly language: Language;
  readonly seed: number;
  /** Content key of the shot: decides what is the shot's own. */
  readonly shot_key: string;
  /** Which of several tries at the shot, from 1; absent for the first (0). Decides only what is the shot's own: set and cast stay. */
  readonly take?: number;
  /** The place as its heading names it: decides how a place looks, so that it looks the same in all its shots. */
  readonly place_key: string;
  /**
   * The characters seen, the one named first at the front, whose looks stay the same over the film; null or absent for
   * somebody who is none of the cast. A model that shows two people reads two.
   */
  readonly identity_keys: readonly (string | null)[];
  /**
   * What reference pictures say of these people (look.ts), in the order of `identity_keys`, null for whom there is none;
   * absent where nobody has a picture.
   */
  readonly looks?: readonly (string | null)[];
  /** How the light leans, from the picture whose colours it takes on (look.ts); absent where there is none. */
  readonly palette?: string;
  /** From where the camera looks; absent at the level of the eyes. A view of what is painted. */
  readonly angle?: CameraAngle;
  /** The look, as `plainStyle` writes it; "" is the flat one. A view of what is painted, not painted again. */
  readonly style: string;
  readonly steps: number;
  /** How closely a model pack follows the prompt; absent of the built-in model. */
  readonly guidance?: number;
  /** What a model pack draws, whatever the size and the rate of the film: a picture, or a film of so many frames spread over the shot and its handles. */
  readonly draws?: Drawing;
  /** What the camera does over a picture that a model pack drew; a view of what is painted. Absent where it stands still or the prompt says it. */
  readonly move?: CameraMove;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  readonly rate: Rate;
  /** Frames of the shot itself. */
  readonly frames: number;
  /** Frames before and after it, for transitions; a still has none. */
  readonly handle_frames: number;
  /** What a voice does to the mouth and the gestures of who talks, a row for every frame of the clip (see packVoice). */
  readonly voice?: string;
  /** The things that are stressed as their words are spoken; the model takes the one it shows. Absent where none is. */
  readonly stress?: readonly StressedThing[];
}

/** A request as it is stored: its canonical JSON and the SHA-256 of that. */
export interface SealedRequest {
  readonly digest: string;
  readonly json: string;
}

/** Gives a request its name. */
export function sealRequest(request: GenerationRequest): SealedRequest {
  const json = canonicalJson(request);
  return { digest: bytesToHex(sha256(utf8ToBytes(json))), json };
}

/** A request from its canonical JSON, which is our own and was checked when it was stored. */
export function readRequest(json: string): GenerationRequest {
  return JSON.parse(json) as GenerationRequest;
}

/**
 * What of a request decides what is painted, as one text: a still and a clip of one shot, at whatever size and rate, are
 * two views of the same painting, and so is another style. How long the shot is decides how far things move, so it is part of the painting,
 * unless it is one picture.
 */
export function paintKey(request: GenerationRequest): string {
  const painting: Record<string, unknown> = Object.fromEntries(
    Object.entries(request).filter(([name]) => !VIEW.has(name)),
  );
  // What lies between frames is drawn when they are shown.
  const { between: _, ...drawn } = request.draws ?? {};
  if (request.draws) painting['draws'] = drawn;
  return canonicalJson(isOnePicture(request) ? painting : { ...painting, seconds: secondsOf(request) });
}

/** Whether a model pack draws one picture for it, over which the camera moves. */
function isOnePicture({ draws, later = [] }: GenerationRequest): boolean {
  return draws !== undefined && draws.frames === undefined && later.length === 0;
}

/** SHA-256 of the stored picture that a pack begins from; null where it begins from none. */
export function beginsFrom({ draws }: GenerationRequest): string | null {
  return draws?.begin && 'picture' in draws.begin ? draws.begin.picture : null;
}

/** The models that make it: the one that draws, then those that help it. */
export function modelsOf({ model, draws }: Pick<GenerationRequest, 'model' | 'draws'>): HelpingModel[] {
  return [model, draws?.enlarge, draws?.between, draws?.depth].filter((each) => each !== undefined);
}

/** A request for each of its prompts alone, in order of time. */
export function promptsOf({ later = [], ...whole }: GenerationRequest): GenerationRequest[] {
  const { looks: _, ...rest } = whole;
  return [whole, ...later.map(({ at_s: _at, ...keyed }) => ({ ...rest, ...keyed }))];
}

/** Frames a second as a project has them. */
export function rateOf({ fps_num, fps_den }: { readonly fps_num: number; readonly fps_den: number }): Rate {
  return { numerator: fps_num, denominator: fps_den };
}

/** How long so many frames last in seconds; of a request, the shot itself, without handles. */
export function secondsOf({ frames, rate }: Pick<GenerationRequest, 'frames' | 'rate'>): number {
  return (frames * rate.denominator) / rate.numerator;
}

/** What of a request chooses the view, not what is painted. */
const VIEW: ReadonlySet<string> = new Set<keyof GenerationRequest>([
  'kind',
  'angle',
  'move',
  'style',
  'width',
  'height',
  'rate',
  'frames',
  'handle_frames',
  'voice',
  'stress',
]);

/** Frames of a shot that lasts `seconds`, at least one. */
export function framesOf(seconds: number, rate: Rate): number {
  return Math.max(1, Math.round((seconds * rate.numerator) / rate.denominator));
}

/** Frames of a handle: half a second. */
export function handleFrames(rate: Rate): number {
  return Math.round((0.5 * rate.numerator) / rate.denominator);
}
