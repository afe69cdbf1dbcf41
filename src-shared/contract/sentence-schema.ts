import { z } from 'zod';
import { JOINTS } from './sentences.ts';
import type { ByHost, Joint, List, Sentence, Value } from './sentences.ts';

const List: z.ZodType<List, List> = z.object({
  joint: z.enum(Object.keys(JOINTS) as [Joint, ...Joint[]]),
  parts: z.array(z.lazy(() => Value)).readonly(),
});

const ByHost: z.ZodType<ByHost, ByHost> = z.object({
  typed: z.lazy(() => SentenceSchema),
  shown: z.lazy(() => SentenceSchema),
});

const Value: z.ZodType<Value, Value> = z.union([z.string(), z.number(), z.lazy(() => SentenceSchema), List, ByHost]);

/** A sentence as it travels and is stored, so that whoever looks reads it in their own language (sentences.ts). */
export const SentenceSchema: z.ZodType<Sentence, Sentence> = z.object({
  template: z.string(),
  values: z.array(Value).readonly(),
});

/** Beside a text in English: what other languages say it by. Absent where it was stored before there was such a thing. */
export const Said = SentenceSchema.optional();
