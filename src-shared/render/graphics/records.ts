import { z } from 'zod';
import { readTable } from './chart-table.ts';
import { say, sentenceText } from '../../contract/sentences.ts';

/**
 * Graphics: what is drawn from words and numbers, by rule and never by a model. The same record gives the same pictures on every machine.
 * Limits are such that everything a record holds can be read where it is shown.
 */

const words = (most: number) =>
  z.string().max(most, `A text of a graphic may have ${most} characters; make it shorter.`);
const some = (most: number) =>
  words(most).refine((text) => text.trim() !== '', sentenceText(say`A graphic needs words; write some.`));

const theme = z.object({
  mode: z.enum(['dark', 'light']),
  accent: z.string().regex(/^#[0-9a-f]{6}$/u, sentenceText(say`A colour is written like #ffb454.`)),
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
    csv: z.string().max(20_000, sentenceText(say`The table of a chart may have 20,000 characters.`)),
    /** Of the numbers, such as "million tonnes"; empty for none. */
    unit: words(40),
    /** Where the numbers are from; empty for none. */
    source: words(160),
    theme,
  })
  .superRefine(({ csv, form }, context) => {
    const read = readTable(csv, form);
    if ('fault' in read)
      context.addIssue({
        code: 'custom',
        path: ['csv'],
        message: sentenceText(read.fault),
        params: { said: read.fault },
      });
  });

const picture = z.object({
  kind: z.literal('picture'),
  /** SHA-256 of a stored PNG, and its size in pixels. */
  image: z.string().regex(/^[0-9a-f]{64}$/u, sentenceText(say`A picture is named by the SHA-256 of its file.`)),
  width: z.int().positive(),
  height: z.int().positive(),
  caption: words(200),
  source: words(160),
  theme,
});

const formula = z.object({
  kind: z.literal('formula'),
  /** As it was written, in TeX. */
  tex: some(2000),
  /** All measures are thousandths of the em of its letters. */
  width: z.int().positive(),
  height: z.int().positive(),
  /** Filled shapes from its upper left corner, as SVG paths of M, L and C, each with a Z at its end. */
  outlines: z
    .string()
    .max(400_000, 'A formula of that size cannot be read; divide it into several.')
    .regex(/^(?:M[-\d ]+(?:[MLC][-\d ]+)*Z ?)*$/u, sentenceText(say`A formula is drawn of outlines.`)),
  /** Words in it that are drawn with the font of all graphics: Chinese, for instance. */
  words: z.array(z.object({ text: words(200), x: z.int(), baseline: z.int(), size: z.int().positive() })).max(200),
  /** Above and below; empty for none. */
  heading: words(120),
  caption: words(200),
  theme,
});

/** Graphics that are what is said of them. */
export const saidGraphics = [title, chapter, credits, lowerThird, ticker, bullets, chart] as const;

/** What can be drawn. */
export const graphicSchema = z.discriminatedUnion('kind', [...saidGraphics, picture, formula]);

/** What a person says of a graphic that is made of something else: of a picture's file, of TeX. */
export const saidOfPicture = picture.pick({ kind: true, caption: true, source: true, theme: true });
export const saidOfFormula = formula.pick({ kind: true, tex: true, heading: true, caption: true, theme: true });

/** What a graphic is called in lists: what it says first. */
export function graphicName(graphic: Graphic): string {
  switch (graphic.kind) {
    case 'title':
    case 'chapter':
      return graphic.title;
    case 'chart':
      return `${graphic.form} chart${graphic.title === '' ? '' : ` ${graphic.title}`}`;
    case 'credits':
      return graphic.heading === '' ? 'credits' : graphic.heading;
    case 'lower-third':
      return graphic.name;
    case 'ticker':
      return graphic.items[0] ?? 'ticker';
    case 'bullets':
      return graphic.heading === '' ? (graphic.bullets[0] ?? 'slide') : graphic.heading;
    case 'picture':
      return graphic.caption === '' ? 'picture' : graphic.caption;
    case 'formula':
      return graphic.tex;
  }
}

export type Graphic = z.infer<typeof graphicSchema>;
export type GraphicOf<Kind extends Graphic['kind']> = Extract<Graphic, { kind: Kind }>;
