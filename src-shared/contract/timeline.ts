import { z } from 'zod';
import { SentenceSchema } from './sentence-schema.ts';
import type { Command } from '../timeline/commands.ts';
import {
  AttachedContent,
  itemFields,
  Framing,
  MarkedRange,
  Move,
  ColourGrade,
  Transition,
  ItemSource,
  Time,
  TimelineId,
} from '../timeline/schemas.ts';
import { Count, list, ProjectId } from './schemas.ts';
import { listParts, since } from './since.ts';
import { Gesture } from './takes.ts';

const of = <Name extends Command['command'], Shape extends z.ZodRawShape>(command: Name, shape: Shape) =>
  z.object({ command: z.literal(command), ...shape });

const item = TimelineId;
const attached = TimelineId;
const Frames = z.int();

/**
 * What is done to a timeline (src-shared/timeline/commands.ts). Here its form is looked at; what its values have to be says the
 * edit, in a sentence.
 */
export const TimelineCommand: z.ZodType<Command, Command> = z.discriminatedUnion('command', [
  of('insert', { id: item, source: ItemSource, in: Time, frames: Frames, after: item.nullable() }),
  of('remove', { item }),
  of('reorder', { item, after: item.nullable() }),
  of('split', { item, at: Frames, id: item }),
  of('trim', { item, edge: z.enum(['start', 'end']), by: Frames }),
  of('slip', { item, by: Frames }),
  of('replace', { item, source: ItemSource, in: Time }),
  of('speed', { item, speed: Time }),
  of('reverse', { item, reversed: z.boolean() }),
  of('freeze', { item, frame: Frames.nullable() }),
  of('transition', { item, transition: Transition }),
  of('ending', { transition: Transition }),
  of('range', { in: Time.nullable(), out: Time.nullable() }),
  of('framing', { item, framing: Framing }),
  of('move', { item, move: Move.nullable() }),
  of('opacity', { item, opacity: z.number() }),
  of('colour', { item, colour: ColourGrade }),
  of('gain', { item, gain_db: z.number() }),
  of('attach', {
    id: attached,
    anchor: item.nullable(),
    offset: Time,
    duration: Time.nullable(),
    content: AttachedContent,
  }),
  of('detach', { attached }),
  of('shift', { attached, by: Time }),
  of('stretch', { attached, duration: Time.nullable() }),
  of('content', { attached, content: AttachedContent }),
]);

/** A command to a project's film; those of one gesture are one step. */
export const CutEdit = z.object({ project: ProjectId, command: TimelineCommand, gesture: Gesture.optional() });

/** The most commands of one edit: all items of a film of 2,000 shots and what is attached to them. */
const MOST_COMMANDS = 20_000;

/** Commands to a project's film that are done together or not at all. */
export const CutEdits = CutEdit.omit({ command: true }).extend({
  commands: z.array(TimelineCommand).min(1).max(MOST_COMMANDS),
});

const Sides = z.object({ before: Count, after: Count });

/** The most frames before and behind a cut: of a fade through a colour, and of what shows both pictures at once. */
const TransitionRoom = z.object({ fade: Sides, overlap: Sides });

/** An item of the main track, in the order of the film. */
export const TimelineItem = z.object({
  /** From 1. */
  number: z.int().positive(),
  id: TimelineId,
  ...itemFields,
  /** What its source is called: `shot 3`, the name of a file. */
  name: z.string(),
  /** First frame in the film, and its label (SMPTE, without drop frames). */
  start: Count,
  timecode: z.string(),
  /** It stands where a person put it. */
  placed: z.boolean(),
  /** What a person changed of it: names of these fields. */
  changed: list(z.string()),
  /** Frames that its source has before its first one and behind its last one, at its speed; null: as many as one likes. */
  handles: z.object({ before: Count.nullable(), after: Count.nullable() }),
  room: TransitionRoom,
});

const TimelineAttached = z.object({
  /** From 1. */
  number: z.int().positive(),
  id: TimelineId,
  /** What it says, or what its source is called. */
  name: z.string(),
  anchor: TimelineId.nullable(),
  at: Time,
  duration: Time.nullable(),
  content: AttachedContent,
  place: z.object({ start: Time, end: Time }).nullable(),
});

/** How a project's film is cut now. */
export const TimelineView = z.object({
  project: ProjectId,
  rate: z.object({ numerator: z.int().positive(), denominator: z.int().positive() }),
  frames: Count,
  items: list(TimelineItem),
  /**
   * What goes with items, or (anchor null) with the film, in the order of the film; those without a place, the last, are
   * trimmed away now.
   */
  attached: list(TimelineAttached),
  ending: Transition,
  /** The in and the out mark. */
  range: MarkedRange,
  /** What there is room for at the film's end. */
  ending_room: TransitionRoom,
  /** Shots that were taken out of the film: how long they are, and behind which item they would be put back. */
  removed: list(z.object({ shot: TimelineId, name: z.string(), frames: z.int().positive(), after: item.nullable() })),
});

/** What came of a file that was read into a film: captions, or another cut of it. */
export const ImportedCut = z.object({
  kind: z.enum(['captions', 'cut']),
  timeline: TimelineView,
  /** How many records it wrote: none where the film was so already. */
  changes: Count,
  /** How many captions are there now, and how many of the same lanes gave way to them. */
  captions: Count,
  replaced: Count,
  /** Files that the project has not: their names stand on cards in their places. */
  missing: list(z.string()),
  /** A sentence for whatever else is not as in the file. */
  faults: list(z.string()),
  /** The same sentences for other languages. */
  said: list(SentenceSchema),
});

/** How a film is cut, or what of that is other than it was (src-shared/timeline/view-delta.ts). */
export const TimelineSince = since(
  TimelineView,
  z.object({
    fields: TimelineView.omit({ items: true, attached: true }).partial(),
    items: listParts(TimelineItem).nullable(),
    attached: listParts(TimelineAttached).nullable(),
  }),
);

/** The film after a command, and how many records it wrote: none where nothing changed. */
export const TimelineEdited = z.object({ timeline: TimelineView, changes: Count });

/** The same for who knows how it was cut before. */
export const TimelineEditedSince = z.object({ timeline: TimelineSince, changes: Count });
