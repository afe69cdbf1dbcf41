import { z } from 'zod';
import { plainItem } from './assemble.ts';
import { isRational } from './rational.ts';
import { directions, fades } from './records.ts';
import type * as records from './records.ts';
import { lookFault, speedFault } from './values.ts';
import { say, sentenceText } from '../contract/sentences.ts';

/**
 * The records of the timeline as they are parsed where they come from outside: over the contract, out of a bundle.
 */

/** Of items, and of what is attached: that which was drafted with a shot is named after it, `sht_1a2b3c4d/caption/0`. */
export const TimelineId = z
  .string()
  .regex(/^[a-z]{3}_[0-9A-Za-z_-]{1,40}(?:\/[a-z]{1,20}\/\d{1,6})?$/u, sentenceText(say`no such id`));

const Name = z.string().min(1).max(100);
const Words = z.string().max(10_000);

export const Time = z
  .object({ n: z.int(), d: z.int().positive() })
  .readonly()
  .refine(isRational, sentenceText(say`a time is a reduced fraction`));

const TitleText = z.object({ template: Name, text: Words }).readonly();

export const ItemSource: z.ZodType<records.ItemSource, records.ItemSource> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shot'), shot: TimelineId, take: TimelineId.nullable() }),
  z.object({ kind: z.literal('footage'), footage: TimelineId }),
  z.object({ kind: z.literal('graphic'), graphic: TimelineId }),
  z.object({ kind: z.literal('title'), title: TitleText }),
]);

const sides = { before: z.int().nonnegative(), after: z.int().nonnegative() };

export const Transition: z.ZodType<records.Transition, records.Transition> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cut'), before: z.literal(0), after: z.literal(0) }),
  z.object({ kind: z.enum(['dissolve', ...fades]), ...sides }),
  z.object({ kind: z.enum(['wipe', 'slide', 'push']), direction: z.enum(directions), ...sides }),
]);

const Rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).readonly();

export const Framing: z.ZodType<records.Framing, records.Framing> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['fit', 'fill']) }),
  z.object({ kind: z.literal('crop'), rectangle: Rectangle }),
]);

export const Move: z.ZodType<records.Move, records.Move> = z.object({ from: Rectangle, to: Rectangle });

export const ColourGrade: z.ZodType<records.ColourGrade, records.ColourGrade> = z.object({
  exposure: z.number(),
  contrast: z.number(),
  saturation: z.number(),
  temperature: z.number(),
  lut: z.string().nullable(),
});

const SoundSource: z.ZodType<records.SoundSource, records.SoundSource> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('footage'), footage: TimelineId }),
  z.object({ kind: z.literal('made'), sound: TimelineId }),
]);

export const AttachedContent: z.ZodType<records.AttachedContent, records.AttachedContent> = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('sound'),
      role: z.enum(['narration', 'music', 'effect', 'ambience']),
      source: SoundSource,
      in: Time,
      gain_db: z.number(),
      fade_in: Time,
      fade_out: Time,
      loops: z.boolean(),
    }),
    z.object({ kind: z.literal('title'), title: TitleText }),
    z.object({ kind: z.literal('graphic'), graphic: TimelineId }),
    z.object({ kind: z.literal('marker'), name: z.string().max(200) }),
    z.object({
      kind: z.literal('caption'),
      lane: Name,
      text: Words,
      style: Name,
      place: z.enum(['bottom', 'top']),
    }),
  ],
);

/** How an item shows its source, each field as the item has it. */
export const itemFields = {
  source: ItemSource,
  in: Time,
  frames: z.int().positive(),
  speed: Time,
  reversed: z.boolean(),
  freeze: Time.nullable(),
  /** Between the item before it and this. */
  transition: Transition,
  framing: Framing,
  move: Move.nullable(),
  opacity: z.number(),
  colour: ColourGrade,
  gain_db: z.number(),
};

const record = { id: TimelineId, project_id: TimelineId };

export const MarkedRange = z.object({ in: Time.nullable(), out: Time.nullable() });

/** Those of before films had marks have none. */
export const StoredSettings = z.object({
  ...record,
  ending: Transition.nullable(),
  range: MarkedRange.nullable().default(null),
});

/** An item as it is stored, its values as commands leave them. */
export const StoredItemRecord = z
  .object({
    ...record,
    own: z.boolean(),
    removed: z.boolean(),
    after: z.array(TimelineId).max(64).readonly().nullable(),
    next: TimelineId.nullable(),
    edit: z.object(itemFields).partial(),
  })
  .refine(
    ({ own, removed, edit }) => own || (edit.source !== undefined && !removed),
    sentenceText(say`an item that shows nothing`),
  )
  .refine(({ edit: { speed } }) => !speed || speedFault(speed) === null, sentenceText(say`no such speed`))
  .refine(({ id, edit }) => {
    const plain = plainItem(id, { kind: 'shot', shot: id, take: null });
    return lookFault({ ...plain, ...(edit as records.StoredItem['edit']) }) === null;
  }, 'no such look');

/** What is attached as it is stored. */
export const StoredAttachmentRecord = z
  .object({
    ...record,
    drafted: z.boolean(),
    removed: z.boolean(),
    edit: z
      .object({ anchor: TimelineId.nullable(), at: Time, duration: Time.nullable(), content: AttachedContent })
      .partial(),
  })
  .refine(
    ({ drafted, removed }) => drafted || !removed,
    sentenceText(say`only what was drafted is remembered when it is taken away`),
  );
