import * as fc from 'fast-check';

/** Lines and marks that mean something in a script, and some that look as if they did. */
export const SCRAPS = [
  'INT. HOUSE - DAY',
  '.ROOF #12#',
  'MARA',
  '@McX (V.O.) ^',
  'TOM ^',
  '(softly)',
  'Hello *there*.',
  '!FORCED',
  '~la la',
  '> END <',
  '> FADE',
  'CUT TO:',
  '===',
  '# Act',
  '= sum',
  '[[',
  ']]',
  '/*',
  '*/',
  '[[a]]',
  '/* b */',
  '  ',
  ' ',
  '\t',
  'Title: X',
  'Key:',
  '1、内景 教室 日',
  '第1场',
  '△他走',
  '小明：',
  '小明：（笑）好',
  '小明',
  '【特写】手',
  '：',
  '😀',
  '\uFEFF',
  '淡出',
  '人物：小明',
  '^',
  '#',
  '。',
];
/** A text of such scraps. */
export const scriptText = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...SCRAPS) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
      ),
      fc.constantFrom('\n', '\n\n', ' ', ''),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.flat().join(''));
/** A text of scraps, or any text at all. */
export const anyText = fc.oneof(
  scriptText,
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({ maxLength: 200 }),
);
