import { z } from 'zod';
import { LoudnessSchema } from '../audio/schemas.ts';
import type { PresetName } from '../render/delivery.ts';
import type { EncoderName } from '../render/hardware-encodings.ts';
import type { FrameShape } from '../render/reframed.ts';
import { FileGrant, ProjectId, RenderId, RenderProgress } from './schemas.ts';

const Preset = z.enum([
  'web',
  'broadcast',
  'hevc',
  'vp9',
  'av1',
  'prores',
  'gif',
  'png',
  'sound',
] satisfies PresetName[]);
const Encoder = z.enum([
  'software',
  'auto',
  'nvenc',
  'qsv',
  'amf',
  'videotoolbox',
  'vaapi',
  'v4l2m2m',
] satisfies EncoderName[]);
const Shape = z.enum(['wide', 'square', 'vertical'] satisfies FrameShape[]);
const Pixels = z.int().min(16).max(8192).multipleOf(2);
/** `12.5`, `1:02.5`, `00:00:01:12` */
const Moment = z.string().min(1).max(40);

/** Where captions go: into the pictures, a track that a player can show, a file beside the film, or nowhere. */
export const captionWays = ['burnt', 'soft', 'sidecar', 'none'] as const;

/** How a film is delivered. What is left out is as the ending of the output's name, and the project, have it. */
export const DeliveryInput = z.object({
  project: ProjectId,
  pictures: z.enum(['best', 'stills']),
  /** A file, or the pattern of the names of pictures: `film.%05d.png`. */
  output: FileGrant,
  preset: Preset.optional(),
  loudness: LoudnessSchema.optional(),
  /** Which encoder of the preset's pictures; `auto` is a hardware encoder that works, else software. */
  encoder: Encoder.default('software'),
  rate: z.object({ fps_num: z.int().positive(), fps_den: z.int().positive() }).optional(),
  size: z.object({ width: Pixels, height: Pixels }).optional(),
  shape: Shape.optional(),
  /** The number of a scene in the script, else in the storyboard, from 1. */
  scene: z.string().trim().min(1).max(40).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  review: z.boolean().default(false),
  captions: z.enum(captionWays).default('burnt'),
  /** Said to be made by a machine: of Chinese films unless it is said otherwise. */
  ai_label: z.boolean().optional(),
  /** A picture of the film beside it (PNG), and the moment that it shows. */
  poster: FileGrant.optional(),
  poster_at: Moment.optional(),
});

/** A preset as it can be asked for on this machine. */
export const PresetView = z.object({
  name: Preset,
  about: z.string(),
  /** How names of outputs end, the usual one first. */
  endings: z.array(z.string()),
  /** Null: as the project has it. */
  loudness: LoudnessSchema.nullable(),
  encoder: z.string().nullable(),
});

/** A render of this process, as far as it is. */
export const RunningRender = z.object({
  project: ProjectId,
  /** The name of its output, without its folder. */
  output: z.string(),
  progress: RenderProgress,
});

/**
 * What is done to a render. A pause ends what is being encoded or mixed at that moment and nothing runs until it goes on, when that alone is begun again; a process
 * that is killed while one is paused loses nothing of what was encoded.
 */
export const RenderChange = z.object({ render: RenderId, do: z.enum(['pause', 'resume', 'cancel']) });
