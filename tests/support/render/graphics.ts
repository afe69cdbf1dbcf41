import fc from 'fast-check';

import { graphicSchema } from '../../../src-shared/render/graphics/records.ts';
import type { Graphic, Theme } from '../../../src-shared/render/graphics/records.ts';

/** Words as people write them: English, Chinese, both, long ones, ones that mean something to ASS. */
const word = fc.constantFrom(
  ...[
    'a',
    'I',
    'of',
    'light',
    'harbour',
    'Lighthouse',
    'unwritten',
    'internationalisation',
    '1874',
    '3.5%',
    'W{\\b1}W',
  ],
  ...['灯塔', '守塔人', '海', '，', '。', '从未说起', '二〇二四年', '“夜”', 'Ångström', 'ΔT', 'море', '…'],
);

/** @param most characters */
function text(most: number, isNeeded = true): fc.Arbitrary<string> {
  const words = fc.array(word, { minLength: isNeeded ? 1 : 0, maxLength: Math.ceil(most / 3) });
  return fc
    .tuple(words, fc.constantFrom(' ', '', '\n'))
    .map(([parts, between]) => parts.join(between).slice(0, most).replace(/\\$/u, ''))
    .filter((said) => !isNeeded || said.trim() !== '');
}

/** One word without a place to break it, as long as may be. */
function unbroken(most: number): fc.Arbitrary<string> {
  return fc.integer({ min: 1, max: most }).map((length) => 'Wm'.repeat(most).slice(0, length));
}

const said = (most: number): fc.Arbitrary<string> =>
  fc.oneof({ weight: 5, arbitrary: text(most) }, { weight: 1, arbitrary: unbroken(most) });

const theme: fc.Arbitrary<Theme> = fc.record({
  mode: fc.constantFrom('dark' as const, 'light' as const),
  accent: fc.constantFrom('#ffb454', '#2563eb', '#c2410c', '#ffffff', '#000000', '#808080', '#e3c14d'),
});

const number = fc.oneof(
  fc.integer({ min: -100, max: 100 }),
  fc.integer({ min: -2_000_000_000, max: 2_000_000_000 }),
  fc.double({ min: -1, max: 1, noNaN: true }).map((value) => Number(value.toFixed(3))),
);

/** A table as text; labels may be long, numbers may be missing. */
function csv(form: 'bar' | 'line' | 'pie'): fc.Arbitrary<string> {
  const columns = form === 'pie' ? fc.constant(1) : fc.integer({ min: 1, max: 6 });
  const cell =
    form === 'pie'
      ? number.map((value) => String(Math.abs(value) + 0.5))
      : fc.oneof({ weight: 8, arbitrary: number.map(String) }, { weight: 1, arbitrary: fc.constant('') });
  return columns.chain((count) =>
    fc
      .tuple(
        fc.array(text(30), { minLength: count, maxLength: count }),
        fc.array(fc.tuple(text(40), fc.array(cell, { minLength: count, maxLength: count })), {
          minLength: 1,
          maxLength: form === 'line' ? 60 : 24,
        }),
      )
      .map(([names, rows]) =>
        [['', ...names], ...rows.map(([label, cells]) => [label, ...cells])]
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""').replaceAll('\n', ' ')}"`).join(','))
          .join('\n'),
      ),
  );
}

/** Graphics of every kind, as the schema takes them. */
export const graphics: fc.Arbitrary<Graphic> = fc
  .oneof(
    fc.record({ kind: fc.constant('title'), title: said(120), subtitle: text(200, false), theme }),
    fc.record({ kind: fc.constant('chapter'), label: text(40, false), title: said(120), theme }),
    fc.record({
      kind: fc.constant('credits'),
      heading: text(80, false),
      entries: fc.array(
        fc.record({ role: text(80, false), names: fc.array(said(80), { minLength: 1, maxLength: 5 }) }),
        { minLength: 1, maxLength: 12 },
      ),
      theme,
    }),
    fc.record({ kind: fc.constant('lower-third'), name: said(60), role: text(100, false), theme }),
    fc.record({
      kind: fc.constant('ticker'),
      label: text(16, false),
      items: fc.array(said(60), { minLength: 1, maxLength: 5 }),
      theme,
    }),
    fc.record({
      kind: fc.constant('bullets'),
      heading: text(100, false),
      bullets: fc.array(said(200), { minLength: 1, maxLength: 8 }),
      reveal: fc.constantFrom('one-by-one', 'at-once'),
      theme,
    }),
    fc.constantFrom('bar' as const, 'line' as const, 'pie' as const).chain((form) =>
      fc.record({
        kind: fc.constant('chart'),
        form: fc.constant(form),
        title: text(120, false),
        csv: csv(form),
        unit: text(40, false),
        source: text(160, false),
        theme,
      }),
    ),
    fc.record({
      kind: fc.constant('picture'),
      image: fc.constant('ab'.repeat(32)),
      width: fc.integer({ min: 1, max: 8000 }),
      height: fc.integer({ min: 1, max: 8000 }),
      caption: text(200, false),
      source: text(160, false),
      theme,
    }),
    fc.record({ width: fc.integer({ min: 1, max: 90_000 }), height: fc.integer({ min: 1, max: 9000 }) }).chain((size) =>
      fc.record({
        kind: fc.constant('formula'),
        tex: said(200),
        width: fc.constant(size.width),
        height: fc.constant(size.height),
        outlines: fc.constant(`M0 0L${size.width} 0C${size.width} 9 9 ${size.height} 0 ${size.height}Z`),
        words: fc.constant([]),
        heading: text(120, false),
        caption: text(200, false),
        theme,
      }),
    ),
  )
  .filter((graphic) => graphicSchema.safeParse(graphic).success)
  .map((graphic) => graphicSchema.parse(graphic));
