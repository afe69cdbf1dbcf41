import { z } from 'zod';
import { Said } from './sentence-schema.ts';
import { FilmSoundSchema } from '../audio/schemas.ts';
import { cameraAngles, cameraMoves, shotSizes } from '../storyboard/storyboard.ts';
import { say, sentenceText } from './sentences.ts';

/** A list that nobody may change. */
export function list<T extends z.ZodType>(item: T) {
  return z.array(item).readonly();
}

/**
 * The type of a schema for an answer that src-main makes by that type itself, and which has thousands of records: it is not parsed again
 * on its way out, which would take longer than to make it (docs/decisions/0034-projects-of-2000-shots.md).
 */
export function asMade<T extends z.ZodType>(_: T) {
  return z.custom<z.output<T>>(() => true) as z.ZodType<z.output<T>, z.input<T>>;
}

/** How many. */
export const Count = z.int().nonnegative();

/** Names a file that the host opened for this session; the renderer never sees or sends a path. */
export const FileGrant = z.string().regex(/^file_[0-9a-f]{16}$/u);

/** Ids as the library makes them: a prefix that names the table, then random letters. */
export const recordId = () =>
  z.string().regex(/^[a-z]{3}_[0-9A-Za-z_-]{6,40}$/u, sentenceText(say`ids look like prj_0zncb9q6r6ejaxsb`));
export const ProjectId = recordId();
export const ShotId = recordId();

export const TakeKind = z.enum(['still', 'clip']);

export const Language = z.enum(['en', 'zh']);

const ElementType = z.enum([
  'title_page',
  'scene_heading',
  'action',
  'shot',
  'character',
  'parenthetical',
  'dialogue',
  'lyrics',
  'transition',
  'centered',
  'section',
  'synopsis',
  'note',
  'boneyard',
  'page_break',
]);

const WrittenShot = z.object({
  number: z.string().optional(),
  size: z.string().optional(),
  angle: z.string().optional(),
  move: z.string().optional(),
  duration_s: z.number().nonnegative().optional(),
  sound: z.string().optional(),
  note: z.string().optional(),
});

const FinalDraftParagraph = z.object({
  type: z.string().optional(),
  title: z.string().optional(),
  page: z.string().optional(),
  color: z.string().optional(),
});

export const ParsedScript = z.object({
  language: Language,
  elements: list(
    z.object({
      type: ElementType,
      text: z.string(),
      range: z.tuple([z.int().nonnegative(), z.int().nonnegative()]).readonly(),
      dual: z.enum(['left', 'right']).optional(),
      scene_number: z.string().optional(),
      page_eighths: z.number().nonnegative().optional(),
      final_draft: FinalDraftParagraph.optional(),
      key: z.string().optional(),
      depth: z.int().optional(),
      extension: z.string().optional(),
      shot: WrittenShot.optional(),
    }),
  ),
});

export const SpokenLine = z.object({ character: z.string().nullable(), text: z.string(), off_screen: z.boolean() });

export const ShotSize = z.enum(shotSizes);
export const CameraMove = z.enum(cameraMoves);
export const CameraAngle = z.enum(cameraAngles);

const DraftShot = z.object({
  key: z.string(),
  picture: z.string(),
  size: ShotSize,
  move: CameraMove,
  angle: CameraAngle.optional(),
  duration_s: z.number().positive(),
  lines: list(SpokenLine),
  cast: list(z.string()),
  elements: list(z.int().nonnegative()),
  titles: list(z.object({ template: z.enum(['lower-third']), text: z.string() })).optional(),
  transition_in: z.enum(['cut', 'dissolve', 'wipe', 'fade_in', 'fade_out']),
  transition_out: z.enum(['fade_out', 'cut_to_black']).optional(),
  parts: list(
    z.object({ element: z.int().nonnegative(), start: z.int().nonnegative(), end: z.int().nonnegative() }),
  ).optional(),
});

export const DraftedScript = z.object({
  title: z.string(),
  language: Language,
  cast: list(
    z.object({
      name: z.string(),
      description: z.string(),
      said: z.string().optional(),
      edited: z.string().optional(),
    }),
  ),
  places: list(z.object({ name: z.string(), description: z.string(), edited: z.string().optional() })),
  scenes: list(z.object({ heading: z.string(), scene_number: z.string().nullable(), shots: list(DraftShot) })),
});

/** A look, e.g. "ink" or "ink:0.5,gouache:0.5"; what is called reads it and says what is wrong with it. */
export const Style = z.string().max(100);

const Pixels = z.int().min(64).max(4096).multipleOf(2);

/** What a film is made with. */
export const FilmSettings = z.object({
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  width: Pixels,
  height: Pixels,
  fps_num: z.int().min(1).max(60_000),
  fps_den: z.int().min(1).max(1001),
  /** Absent: as the project has it, at first flat. */
  style: Style.optional(),
  /** What is absent stays as the project has it. */
  sound: FilmSoundSchema.optional(),
});

export const OpenedProject = z.object({
  project: ProjectId,
  title: z.string(),
  language: Language,
  scenes: z.int().nonnegative(),
  shots: z.int().nonnegative(),
  /** Shots new to the project, unchanged, back from the trash, and gone to it. */
  added: z.int().nonnegative(),
  kept: z.int().nonnegative(),
  restored: z.int().nonnegative(),
  removed: z.int().nonnegative(),
});

/** What undoing or doing again did (null: there was nothing), and how many shots are on the board and in the tray now. */
export const ChangedProject = z.object({
  step: z.string().nullable(),
  shots: z.int().nonnegative(),
  parked: z.int().nonnegative(),
});

/** What the script says, and what a person says instead (null: nothing). */
const Description = z.object({ name: z.string(), description: z.string(), edited: z.string().nullable() });

/** How the cast and the places of a project are described. */
export const Descriptions = z.object({ cast: list(Description), places: list(Description) });

/** Who or what was described, by the name that the film has, and how many shots that changed. */
export const DescribedName = z.object({
  name: z.string(),
  kind: z.enum(['cast', 'place']),
  shots: z.int().nonnegative(),
});

/** A shot that the script lost. */
export const ParkedShot = z.object({
  id: ShotId,
  picture: z.string(),
  lines: list(SpokenLine),
  duration_s: z.number(),
  takes: z.int().nonnegative(),
  parked_at: z.string(),
});

export const ListedProject = z.object({
  id: ProjectId,
  title: z.string(),
  shots: z.int().nonnegative(),
  takes: z.int().nonnegative(),
  width: z.int(),
  height: z.int(),
  seed: z.int(),
  updated_at: z.string(),
  /** Shots whose still, or clip, is current. */
  current: z.object({ stills: z.int().nonnegative(), clips: z.int().nonnegative() }),
  /** The take that is the current still of the first shot that has one. */
  poster: recordId().nullable(),
  /** Jobs that run now. */
  running: z.int().nonnegative(),
});

const HeardPrompt = z.object({
  words: list(
    z.object({
      text: z.string(),
      fate: z.enum(['shown', 'known', 'joins', 'unknown', 'cut']),
      concept: z.string().nullable(),
      name: z.string().nullable(),
      distance: z.int().min(0).max(9),
      slots: list(z.string()),
    }),
  ),
  said: list(
    z.object({
      slot: z.string(),
      value: z.string(),
      share: z.number().min(0).max(1),
      /** How much the slot looked at each word; takes made before this was kept have none. */
      attention: list(z.number().min(0).max(1)).optional(),
    }),
  ),
});

/** Which words of a prompt were heard, as what, and which were not (src-shared/generation/hearing.ts). */
export const Hearing = HeardPrompt.extend({
  language: Language,
  /** Of prompts that take over later within the shot; seconds from its start. */
  later: list(HeardPrompt.extend({ at_s: z.number() })).optional(),
});

/** How far a generation is. Frames count those of the running shot; `work` is the share of all frames to be made, 0 to 1. */
export const GenerationProgress = z.object({
  kind: TakeKind,
  provider: z.string(),
  /** The shot's number in the film, from 1. */
  shot: z.int().positive(),
  shots: z.int().positive(),
  done: z.int().nonnegative(),
  to_do: z.int().nonnegative(),
  work: z.number().min(0).max(1),
  /** Milliseconds, as takes like these took before; null where none was ever made. */
  left_ms: z.number().nonnegative().nullable().default(null),
  /** What nothing goes on for: a pause, another try later, or another process that is making the rest. */
  waits_for: z.enum(['pause', 'retry', 'others']).nullable().default(null),
});

export const GenerationSummary = z.object({
  kind: TakeKind,
  generated: z.int().nonnegative(),
  reused: z.int().nonnegative(),
  provider: z.string(),
  model: z.string(),
  /** SHA-256 over the frame digests of the shots' current takes (32 bytes each), in shot order. */
  digest_of_frames: z.string(),
});

/** What came of a prompt, and which of its words were heard. */
export const PromptSummary = GenerationSummary.extend({
  hearing: Hearing,
  /** Of several takes, how the discriminator scored them; the best is the one that was written. */
  scores: list(z.number()).optional(),
  /** Where words with their times were given: the thing that is shown, as its word is named, and when it is spoken of; null if it is not. */
  stressed: z
    .object({ name: z.string(), at_s: list(z.number()) })
    .nullable()
    .optional(),
});

/** Which of a shot's takes the model's discriminator chose, and how it scored them (higher is better), from the first on. */
export const ChosenTake = z.object({
  shot: ShotId,
  number: z.int().positive(),
  take: z.int().nonnegative(),
  scores: list(z.number()),
});

/** Of a render of this process, while it runs. */
export const RenderId = z.string().min(1).max(64);

export const RenderProgress = z.object({
  render: RenderId,
  paused: z.boolean(),
  segment: z.int().nonnegative(),
  segments: z.int().nonnegative(),
  frames: z.int().nonnegative(),
  total: z.int().nonnegative(),
  /** While its sound is mixed: the pieces that are. */
  sound: z.object({ done: z.int().nonnegative(), total: z.int().nonnegative() }).nullable(),
  /** Milliseconds, learned from the frames that were encoded; null until that can be told, and while it is paused. */
  left_ms: z.int().nonnegative().nullable(),
});

/** The frame of a film that was written, from 0, and when it begins. */
export const DrawnFrame = z.object({ frame: z.int().nonnegative(), seconds: z.number().nonnegative() });

export const RenderSummary = z.object({
  frames: z.int().positive(),
  duration_s: z.number().positive(),
  encoded: z.int().nonnegative(),
  reused: z.int().nonnegative(),
  /** Shots shown as stills because they have no clip yet. */
  stills: z.int().nonnegative(),
});

/** Kinds of files that a shot list (CSV, XLSX), a storyboard (PDF, HTML, PPTX, and text: Fountain), captions (SRT, VTT, ASS) or a cut (OTIO, EDL, FCPXML) are written as. */
export const ExportFormat = z.enum([
  'csv',
  'xlsx',
  'pdf',
  'html',
  'pptx',
  'fountain',
  'srt',
  'vtt',
  'ass',
  'otio',
  'otioz',
  'edl',
  'fcpxml',
]);
export type ExportFormat = z.output<typeof ExportFormat>;

/** How many shots a page of a PDF holds: one, two below each other, three beside each other in two rows. */
export const ShotsPerPage = z.union([z.literal(1), z.literal(2), z.literal(6)]);
export type ShotsPerPage = z.output<typeof ShotsPerPage>;

/** How far the pictures of an export are. */
export const ExportProgress = z.object({ shot: z.int().positive(), shots: z.int().positive() });

export const ExportSummary = z.object({
  shots: z.int().nonnegative(),
  /** Shots with a picture. */
  pictures: z.int().nonnegative(),
  /** Of a PDF; null for what has none. */
  pages: z.int().positive().nullable(),
  /** Of a file of captions; null for what has none. */
  captions: z.int().nonnegative().nullable(),
});

export const DoctorReport = z.object({
  checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string(), said: Said })),
});
