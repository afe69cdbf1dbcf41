import * as z from 'zod';
import { isRational } from '../timeline/rational.ts';
import { directions } from '../timeline/records.ts';
import type { AttachedItem, MainItem, MarkedRange } from '../timeline/records.ts';
import type { CutMedia, CutTransition } from './cut-list.ts';

/** What Shotloom writes of its own into files of others, as it is believed when it is read. */

const rational = z.object({ n: z.number(), d: z.number() }).refine(isRational).readonly();
const title = z.object({ template: z.string(), text: z.string() }).readonly();
const rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).readonly();

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shot'), shot: z.string(), take: z.string().nullable() }).readonly(),
  z.object({ kind: z.literal('footage'), footage: z.string() }).readonly(),
  z.object({ kind: z.literal('graphic'), graphic: z.string() }).readonly(),
  z.object({ kind: z.literal('title'), title }).readonly(),
]);

const framing = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('fit') }).readonly(),
  z.object({ kind: z.literal('fill') }).readonly(),
  z.object({ kind: z.literal('crop'), rectangle }).readonly(),
]);

const mainItem = z.object({
  id: z.string(),
  source,
  in: rational,
  frames: z.int().positive(),
  speed: rational,
  reversed: z.boolean(),
  freeze: rational.nullable(),
  framing,
  move: z.object({ from: rectangle, to: rectangle }).readonly().nullable(),
  opacity: z.number(),
  colour: z
    .object({
      exposure: z.number(),
      contrast: z.number(),
      saturation: z.number(),
      temperature: z.number(),
      lut: z.string().nullable(),
    })
    .readonly(),
  gain_db: z.number(),
  placed: z.boolean(),
});

const content = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('sound'),
      role: z.enum(['narration', 'music', 'effect', 'ambience']),
      source: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('footage'), footage: z.string() }).readonly(),
        z.object({ kind: z.literal('made'), sound: z.string() }).readonly(),
      ]),
      in: rational,
      gain_db: z.number(),
      fade_in: rational,
      fade_out: rational,
      loops: z.boolean(),
    })
    .readonly(),
  z.object({ kind: z.literal('title'), title }).readonly(),
  z.object({ kind: z.literal('graphic'), graphic: z.string() }).readonly(),
  z.object({ kind: z.literal('marker'), name: z.string() }).readonly(),
  z
    .object({
      kind: z.literal('caption'),
      lane: z.string(),
      text: z.string(),
      style: z.string(),
      place: z.enum(['bottom', 'top']),
    })
    .readonly(),
]);

const attachedItem = z.object({
  id: z.string(),
  anchor: z.string().nullable(),
  at: rational,
  duration: rational.nullable(),
  content,
});

const transition = z.object({
  kind: z.enum(['dissolve', 'wipe', 'slide', 'push', 'fade-black', 'fade-white', 'cut-to-black']),
  direction: z.enum(directions).nullable(),
});
const media = z.object({ sha256: z.string().nullable(), reel: z.string().nullable() });
const list = z.object({ waiting: z.array(z.unknown()), markers: z.array(z.unknown()).default([]) });
const marked = z.object({ range: z.object({ in: rational.nullable(), out: rational.nullable() }) });

/** A main item, its transition apart; null where it is none. */
export function ownMainItem(value: unknown): Omit<MainItem, 'transition'> | null {
  return mainItem.safeParse(value).data ?? null;
}

/** What is attached; null where it is none. */
export function ownAttachedItem(value: unknown): AttachedItem | null {
  return attachedItem.safeParse(value).data ?? null;
}

/** What is attached and not shown now. */
export function ownWaiting(value: unknown): AttachedItem[] {
  return (list.safeParse(value).data?.waiting ?? []).flatMap((each) => ownAttachedItem(each) ?? []);
}

/** Markers of the film. */
export function ownMarkers(value: unknown): AttachedItem[] {
  const items = (list.safeParse(value).data?.markers ?? []).flatMap((each) => ownAttachedItem(each) ?? []);
  return items.filter((item) => item.content.kind === 'marker');
}

/** The in and the out mark of the film; null where a list says nothing of them. */
export function ownRange(value: unknown): MarkedRange | null {
  return marked.safeParse(value).data?.range ?? null;
}

/** What kind of transition it is. */
export function ownTransition(value: unknown): Pick<CutTransition, 'kind' | 'direction'> | null {
  return transition.safeParse(value).data ?? null;
}

/** What a file of the library is known by. */
export function ownMedia(value: unknown): Pick<CutMedia, 'sha256' | 'reel'> | null {
  return media.safeParse(value).data ?? null;
}
