import { z } from 'zod';
import type { ArrangeCommand } from '../library/arrange.ts';
import {
  CameraAngle,
  CameraMove,
  Count,
  FilmSettings,
  Language,
  list,
  ProjectId,
  recordId,
  ShotId,
  ShotSize,
  SpokenLine,
} from './schemas.ts';
import { FootageId, FootageKind } from './footage.ts';
import { listParts, since } from './since.ts';
import { KeyframedPrompt, SaidAngle, ShotStanding, Unfollowed } from './takes.ts';

/** What a project is made with. */
export const ProjectSettings = z.object({
  id: ProjectId,
  title: z.string(),
  seed: z.int(),
  width: z.int(),
  height: z.int(),
  fps_num: z.int(),
  fps_den: z.int(),
  style: z.string(),
  language: Language,
  /** Name of a model pack; null is the built-in one. */
  model: z.string().nullable(),
  /** How model packs draw; null is as their makers advise. */
  steps: z.int().nullable(),
  guidance: z.number().nullable(),
  /** Name of the model that enlarges what packs draw; null is none. */
  enlarge: z.string().nullable(),
  /** Name of the model that draws what lies between the frames of packs' films; null is none. */
  between: z.string().nullable(),
  /** Name of the model that sees how near things are in packs' pictures; null is none. */
  depth: z.string().nullable(),
  /** How much of its place's picture a shot of a pack keeps; null is nothing. */
  carry: z.number().nullable(),
  /** Pictures a second that the pictures of packs go through; null is one. */
  walk: z.number().nullable(),
  updated_at: z.string(),
  /** Of the script, without its folder; null where it has no name. */
  script_name: z.string().nullable(),
});

/** What of them changes; a title or a language that is null is as the script says. */
export const ProjectChange = FilmSettings.omit({ sound: true })
  .extend({
    title: z.string().trim().min(1).max(200).nullable(),
    language: Language.nullable(),
    model: z.string().trim().min(1).max(100).nullable(),
    steps: z.int().min(1).max(1000).nullable(),
    guidance: z.number().min(0).max(100).nullable(),
    enlarge: z.string().trim().min(1).max(100).nullable(),
    between: z.string().trim().min(1).max(100).nullable(),
    depth: z.string().trim().min(1).max(100).nullable(),
    carry: z.number().min(0.05).max(0.95).nullable(),
    walk: z.number().min(0.5).max(24).nullable(),
  })
  .partial();

/** One of the cast, or a place: what the script says, what a person says instead (null: nothing), whether it has a picture. */
const BoardName = z.object({
  name: z.string(),
  description: z.string(),
  edited: z.string().nullable(),
  picture: z.boolean(),
});

/** What a person says of a shot in place of its draft and its project. */
const BoardOverrides = z.object({
  picture: z.string().optional(),
  negative: z.string().optional(),
  seed: z.int().optional(),
  model: z.string().optional(),
  style: z.string().optional(),
  take: Count.optional(),
  size: ShotSize.optional(),
  /** `eye_level` is none, where the draft has one. */
  angle: SaidAngle.optional(),
  move: CameraMove.optional(),
  duration_s: z.number().optional(),
  lines: list(SpokenLine).optional(),
  prompts: list(KeyframedPrompt).optional(),
  /** `from`: null where the picture is not the project's any more. */
  begin: z.object({ from: z.string().nullable(), strength: z.number() }).optional(),
});

const framing = {
  picture: z.string(),
  size: ShotSize,
  /** null at the level of the eyes. */
  angle: CameraAngle.nullable(),
  move: CameraMove,
  /** Seconds. */
  duration_s: z.number(),
  lines: list(SpokenLine),
};

/** A shot of a board: as it is in the film, as it was drafted, and what a person said of it. */
export const BoardShot = z.object({
  id: ShotId,
  /** In the film, from 1. */
  number: z.int().positive(),
  /** The scene's number among the film's and the shot's letter: "2B"; after "Z" comes "AA". */
  label: z.string(),
  ...framing,
  cast: list(z.string()),
  drafted: z.object(framing),
  overrides: BoardOverrides,
  /** Where in the script's present text, as it is shown, it comes from, half-open, in UTF-16 offsets; empty where it is the person's own. */
  ranges: list(z.tuple([Count, Count]).readonly()),
  /** It stays although the script lacks it. */
  pinned: z.boolean(),
  still: ShotStanding,
  clip: ShotStanding,
  /** What is said of it that its model cannot follow. */
  unfollowed: Unfollowed,
  /** How many there are, of both kinds. */
  takes: Count,
  /** The person's own picture or video that the film shows in its place; null where it shows the shot. */
  own: z
    .object({
      footage: FootageId,
      kind: FootageKind,
      name: z.string(),
      /** Where it begins in a video. */ in_s: z.number(),
    })
    .nullable(),
});

const BoardScene = z.object({
  id: z.string(),
  heading: z.string(),
  scene_number: z.string().nullable(),
  shots: list(BoardShot),
});

/** A project's storyboard with all that a screen shows of it. */
export const Board = z.object({
  project: ProjectSettings,
  /** Of the script; 0 where there is none. */
  revision: Count,
  language: Language,
  cast: list(BoardName),
  places: list(BoardName),
  scenes: list(BoardScene),
  /** It has a picture whose colours the light of its shots takes on. */
  palette: z.boolean(),
  /** Shots in the tray. */
  parked: Count,
});

/** A board, or what of it is other than it was (src-shared/storyboard/board-delta.ts). */
export const BoardSince = since(
  Board,
  z.object({
    fields: Board.omit({ scenes: true }).partial(),
    scenes: list(BoardScene.omit({ shots: true }).extend({ count: Count })).nullable(),
    shots: listParts(BoardShot).nullable(),
  }),
);

const ofBoard = <Name extends ArrangeCommand['command'], Shape extends z.ZodRawShape>(command: Name, shape: Shape) =>
  z.object({ command: z.literal(command), ...shape });

const someShots = z.array(ShotId).min(1).max(5000).readonly();
const ShotPlace = z.union([z.object({ after: ShotId }), z.object({ scene: recordId() })]);

/** What is done to a board's shots (src-shared/library/arrange.ts). */
export const ShotsCommand: z.ZodType<ArrangeCommand, ArrangeCommand> = z.discriminatedUnion('command', [
  ofBoard('insert', { place: ShotPlace, picture: z.string().trim().min(1).max(2000) }),
  ofBoard('duplicate', { shot: ShotId }),
  ofBoard('remove', { shots: someShots }),
  ofBoard('split', { shot: ShotId, at_line: z.int().min(1).nullable() }),
  ofBoard('merge', { shots: someShots }),
  ofBoard('move', { shots: someShots, place: ShotPlace }),
]);
