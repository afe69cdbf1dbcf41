import { z } from 'zod';
import { Said } from './sentence-schema.ts';
import {
  CameraAngle,
  CameraMove,
  Count,
  Hearing,
  list,
  ProjectId,
  recordId,
  ShotId,
  ShotSize,
  SpokenLine,
  Style,
  TakeKind,
} from './schemas.ts';

export const TakeId = recordId();

/** What differs between what a take was made for and what its shot asks for now (src-shared/generation/stale-reasons.ts). */
export const StaleReason = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('words'),
    of: z.enum(['prompt', 'negative', 'later']),
    removed: z.string(),
    added: z.string(),
  }),
  z.object({ kind: z.literal('model'), from: z.string(), to: z.string() }),
  z.object({
    kind: z.literal('value'),
    of: z.enum([
      'seed',
      'take',
      'size',
      'rate',
      'length',
      'moments',
      'style',
      'place',
      'language',
      'steps',
      'guidance',
      'move',
      'handles',
      'begin',
      'walk',
    ]),
    from: z.string(),
    to: z.string(),
  }),
  z.object({ kind: z.literal('look'), of: z.string().nullable() }),
  z.object({ kind: z.literal('voice') }),
]);

/** How a shot stands with its takes of one kind, and why. */
export const ShotStanding = z.discriminatedUnion('state', [
  z.object({ state: z.literal('missing') }),
  /** `locked`: shown whatever the shot asks for. */
  z.object({ state: z.literal('current'), take_id: TakeId, locked: z.boolean() }),
  z.object({ state: z.literal('stale'), take_id: TakeId, because: list(StaleReason) }),
  z.object({ state: z.literal('blocked'), reason: z.string(), said: Said }),
]);

export const Unfollowed = list(z.enum(['prompts', 'begin']));

/** A shot of a project, and how it stands. */
export const ShotStatus = z.object({
  id: ShotId,
  number: z.int().positive(),
  heading: z.string(),
  picture: z.string(),
  duration_s: z.number(),
  still: ShotStanding,
  clip: ShotStanding,
  /** Which words of the shot's newest take were heard, as what, and which were not; null where there is none. */
  hearing: Hearing.nullable(),
  /** What is said of the shot that its model cannot follow, so that its takes do not show it. */
  unfollowed: Unfollowed,
});

const SaidLine = SpokenLine.extend({
  character: z.string().trim().min(1).max(200).nullable(),
  text: z.string().trim().min(1).max(2000),
});

/** From where the camera looks; `eye_level` is from nowhere else. */
export const SaidAngle = z.enum([...CameraAngle.options, 'eye_level']);

/** A moment's prompt, in seconds from the shot's start. */
export const KeyframedPrompt = z.object({
  at_s: z.number().min(0).max(60),
  prompt: z.string().trim().min(1).max(2000),
});

/** How much of a picture is drawn anew. */
export const Strength = z.number().min(0.05).max(1);

/** What a person says of one shot; null is as the script and the project have it, absent is as it was. */
export const ShotEdit = z.object({
  picture: z.string().trim().min(1).max(2000).nullable().optional(),
  negative: z.string().trim().min(1).max(1000).nullable().optional(),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).nullable().optional(),
  style: Style.nullable().optional(),
  /** Name of a model pack. */
  model: z.string().trim().min(1).max(100).nullable().optional(),
  size: ShotSize.nullable().optional(),
  /** `eye_level` is none, where the draft has one. */
  angle: SaidAngle.nullable().optional(),
  move: CameraMove.nullable().optional(),
  /** Seconds. What is said longer lengthens the shot all the same. */
  duration_s: z.number().min(0.5).max(60).nullable().optional(),
  /** What is said: spoken, captioned, and seen on mouths; none is silence. */
  lines: z.array(SaidLine).max(50).readonly().nullable().optional(),
  prompts: z.array(KeyframedPrompt).max(20).readonly().nullable().optional(),
  /** What a model pack begins from: a picture among the footage, by its id, or that of one of the cast, by the name; and how much is drawn anew. */
  begin: z
    .object({ from: z.string().trim().min(1).max(200), strength: Strength })
    .nullable()
    .optional(),
});

/** Edits of one gesture (a drag, a run of typing) become one step. */
export const Gesture = z.string().min(1).max(100);

/** A take with all that is known of it. */
export const TakeDetails = z.object({
  id: TakeId,
  project: ProjectId,
  shot: ShotId,
  kind: TakeKind,
  created_at: z.string(),
  /** Canonical JSON of everything that determined its pixels. */
  request: z.string(),
  request_digest: z.string(),
  frames_digest: z.string(),
  frames: Count,
  /** Of `frames`, those of the handle at either end. */
  handle_frames: Count,
  width: Count,
  height: Count,
  bytes: Count,
  /** Its file is there with its size. */
  present: z.boolean(),
  fingerprint: z.object({ provider: z.string(), runtime: z.string(), cpu: z.string(), threads: Count }),
  timings: z.record(z.string(), z.number()),
  /** Which words of its prompt were heard, as what, and which were not; null for takes from before this was kept. */
  hearing: Hearing.nullable(),
  rating: z.int().nullable(),
  tags: list(z.string()),
  note: z.string(),
  score: z.number().nullable(),
  /** Shown by its shot now, and kept there whatever the shot asks for. */
  shown: z.boolean(),
  locked: z.boolean(),
});

/** What two takes differ in: what they were asked for, and their pictures. */
export const TakeComparison = z.object({
  because: list(StaleReason),
  /** Every frame is the same, bit for bit. */
  identical: z.boolean(),
  /** In dB over all frames; null where they are identical or cannot be laid over each other. */
  psnr: z.number().nullable(),
});

export const VerifyProgress = z.object({ done: Count, to_do: Count, take: TakeId });

/** What came of making a take again. */
export const VerifiedTake = z.object({
  take: TakeId,
  shot: ShotId,
  kind: TakeKind,
  /**
   * `identical`: the same frames, bit for bit; `alike`: elsewhere or in another time, at 50 dB at least; `different`: neither;
   * `unverified`: it could not be made again.
   */
  outcome: z.enum(['identical', 'alike', 'different', 'unverified']),
  /** Made by the same provider, runtime, processor and number of threads as the take. */
  same_fingerprint: z.boolean(),
  psnr: z.number().nullable(),
  reason: z.string().nullable(),
  said: Said,
});

export const VerifySummary = z.object({ takes: list(VerifiedTake) });
