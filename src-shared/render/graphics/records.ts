import { z } from 'zod';
import { readTable } from './chart-table.ts';

/**
 * Graphics: what is drawn from words and numbers, by rule and never by a model. The same record gives the same pictures on every machine.
 * Limits are such that everything a record holds can be read where it is shown.
 */

const words = (most: number) =>
  z.string().max(most, `A text of a graphic may have ${most} characters; make it shorter.`);
const some = (most: number) => words(most).refine((text) => text.trim() !== '', 'A graphic needs words; write some.');

const theme = z.object({
  mode: z.enum(['dark', 'light']),
  accent: z.string().regex(/^#[0-9a-f]{6}$/u, 'A colour is written like #ffb454.'),
});

/** Light on dark or dark on light, and the one colour that leads the eye. */
export type Theme = z.infer<typeof theme>;

/** As the rest of Shotloom looks. */
export const PLAIN_THEME: Theme = { mode: 'dark', accent: '#ffb454' };

const title = z.object({
  kind: z.literal('title'),
  title: some(120),
  subtitle: words(200),
  theme,
});

const chapter = z.object({
  kind: z.literal('chapter'),
  /** Such as "Chapter 2"; empty for none. */
  label: words(40),
  title: some(120),
  theme,
});

const credits = z.object({
  kind: z.literal('credits'),
  /** Above all; empty for none. */
  heading: words(80),
  entries: z
    .array(z.object({ role: words(80), names: z.array(some(80)).min(1).max(100) }))
    .min(1, 'Credits need somebody to name.')
    .max(300),
  theme,
});

const lowerThird = z.object({
  kind: z.literal('lower-third'),
  name: some(60),
  /** Empty for none. */
  role: words(100),
  theme,
});

const ticker = z.object({
  kind: z.literal('ticker'),
  /** Stands still before what runs; empty for none. */
  label: words(16),
  items: z.array(some(300)).min(1).max(50),
  theme,
});

const bullets = z.object({
  kind: z.literal('bullets'),
  heading: words(100),
  bullets: z.array(some(200)).min(1).max(8, 'A slide has at most 8 bullets; make two of it.'),
  /** One appears when the one before it can have been read, or all are there at once. */
  reveal: z.enum(['one-by-one', 'at-once']),
  theme,
});

const chart = z
  .object({
    kind: z.literal('chart'),
    form: z.enum(['bar', 'line', 'pie']),
    title: words(120),
    /** Text of a table: a row for each label, a column for each series, their names in the first row. */
    csv: z.string().max(20_000, 'The table of a chart may have 20,000 characters.'),
    /** Of the numbers, such as "million tonnes"; empty for none. */
    unit: words(40),
    /** Where the numbers are from; empty for none. */
    source: words(160),
    theme,
  })
  .superRefine(({ csv, form }, context) => {
    const read = readTable(csv, form);
    if ('fault' in read) context.addIssue({ code: 'custom', path: ['csv'], message: read.fault });
  });

const picture = z.object({
  kind: z.literal('picture'),
  /** SHA-256 of a stored PNG, and its size in pixels. */
  image: z.string().regex(/^[0-9a-f]{64}$/u, 'A picture is named by the SHA-256 of its file.'),
  width: z.int().positive(),
  height: z.int().positive(),
  caption: words(200),
  source: words(160),
  theme,
});

/** What can be drawn. */
export const graphicSchema = z.discriminatedUnion('kind', [
  title,
  chapter,
  credits,
  lowerThird,
  ticker,
  bullets,
  picture,
  chart,
]);

export type Graphic = z.infer<typeof graphicSchema>;
export type GraphicOf<Kind extends Graphic['kind']> = Extract<Graphic, { kind: Kind }>;
