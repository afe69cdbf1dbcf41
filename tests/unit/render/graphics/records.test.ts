import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { axisFor, numberForm } from '../../../../src-shared/render/graphics/chart-axis.ts';
import { readTable } from '../../../../src-shared/render/graphics/chart-table.ts';
import { graphicSchema, PLAIN_THEME } from '../../../../src-shared/render/graphics/records.ts';
import { contrast, paletteOf } from '../../../../src-shared/render/graphics/theme.ts';
import { titleGraphic } from '../../../../src-shared/render/graphics/title-graphic.ts';
import { sentenceText } from '../../../../src-shared/contract/sentences.ts';

describe('the table of a chart', () => {
  test.each([
    ['commas', 'Year,Boats\n2021,12\n2022,15', { labels: ['2021', '2022'], name: 'Boats', values: [12, 15] }],
    [
      'Chinese commas and digits',
      '年份，船只\n二〇二一，１２\n二〇二二，－１５',
      { labels: ['二〇二一', '二〇二二'], name: '船只', values: [12, -15] },
    ],
    ['tabs, without names', 'a\t1.5\nb\t', { labels: ['a', 'b'], name: '', values: [1.5, null] }],
    [
      'thousands and none',
      'x,n\na,"1,234.5"\nb,n/a\nc,无',
      { labels: ['a', 'b', 'c'], name: 'n', values: [1234.5, null, null] },
    ],
  ])('is read: %s', (_, csv, wanted) => {
    const table = readTable(csv, 'bar');
    if ('fault' in table) throw new Error(sentenceText(table.fault));
    expect(table.labels).toEqual(wanted.labels);
    expect(table.series).toEqual([{ name: wanted.name, values: wanted.values }]);
  });

  test('knows per cent', () => {
    expect(readTable('a,40%\nb,６０％', 'pie')).toMatchObject({ isPercent: true, series: [{ values: [40, 60] }] });
    expect(readTable('a,40%\nb,60', 'pie')).toMatchObject({ isPercent: false });
  });

  test.each([
    ['nothing', '', 'bar', /label and a number/u],
    ['no numbers', 'a\nb', 'bar', /label and a number/u],
    ['only empty cells', 'a,\nb,', 'bar', /has no numbers/u],
    ['a word', 'Year,Boats\n2021,12\n2022,many', 'bar', /Row 3 .*“many”/u],
    ['seven series', 'a,1,2,3,4,5,6,7', 'line', /at most 6 series, and the table has 7/u],
    ['a pie of two series', 'x,1,2', 'pie', /one series/u],
    ['a pie below 0', 'a,1\nb,-1', 'pie', /below 0/u],
    [
      'too many bars',
      Array.from({ length: 41 }, (_, row) => `r${row},1`).join('\n'),
      'bar',
      /at most 40 rows, and the table has 41/u,
    ],
  ] as const)('is refused with one sentence: %s', (_, csv, form, sentence) => {
    const table = readTable(csv, form);
    expect('fault' in table ? sentenceText(table.fault) : '').toMatch(sentence);
    const parsed = graphicSchema.safeParse({
      kind: 'chart',
      form,
      csv,
      title: '',
      unit: '',
      source: '',
      theme: PLAIN_THEME,
    });
    expect(parsed.error?.issues.map(({ message }) => message).join('|')).toMatch(sentence);
  });
});

describe('an axis', () => {
  const values = fc.array(
    fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toFixed(6))),
    { minLength: 1, maxLength: 20 },
  );

  test('holds all values in a few round steps of one length', () => {
    fc.assert(
      fc.property(values, fc.boolean(), (given, fromZero) => {
        const { least, most, ticks } = axisFor(given, fromZero);
        const step = (ticks[1] ?? 0) - (ticks[0] ?? 0);
        // A millionth of a step is less than anybody sees.
        expect(least).toBeLessThanOrEqual(Math.min(...given) + step / 1e6);
        expect(most).toBeGreaterThanOrEqual(Math.max(...given) - step / 1e6);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const [index, tick] of ticks.entries())
          expect(Math.abs(tick - (ticks[0] ?? 0) - index * step)).toBeLessThan(step / 1000);
        expect(ticks.includes(0) || !fromZero).toBe(true);
      }),
      // Doubles that fail would be made smaller for hours.
      { endOnFailure: true, examples: [[[1e9, 1e9 - 1e-6], false]] },
    );
  });

  test.each([
    [[0, 5000, 15000], 'en', '', ['0', '5,000', '15,000']],
    [[0, 50_000, 150_000], 'zh', '', ['0', '5万', '15万']],
    [[0, 1_500_000, 3_000_000], 'en', '', ['0.0', '1.5M', '3.0M']],
    [[-0.5, 0, 0.5], 'en', '%', ['–0.5%', '0.0%', '0.5%']],
  ] as const)('writes %j in %s', (ticks, language, suffix, wanted) => {
    expect(ticks.map(numberForm(ticks, language, suffix))).toEqual(wanted);
  });
});

test('whatever the accent, text and shapes stand out from their grounds', () => {
  const accent = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(accent, fc.constantFrom('dark' as const, 'light' as const), (chosen, mode) => {
      const colours = paletteOf({ mode, accent: chosen });
      for (const ground of [colours.ground, colours.panel]) {
        for (const ink of [colours.ink, colours.dim, colours.accent])
          expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
        for (const hue of colours.series) expect(contrast(hue, ground)).toBeGreaterThanOrEqual(3);
      }
      expect(contrast(colours.onAccent, colours.accent)).toBeGreaterThanOrEqual(4.5);
      expect(new Set(colours.series).size).toBeGreaterThanOrEqual(6);
    }),
  );
});

describe('words of the timeline', () => {
  const theme = PLAIN_THEME;
  test.each([
    ['title', '灯塔\n一部短片', { kind: 'title', title: '灯塔', subtitle: '一部短片', theme }],
    ['unheard of', 'The Lighthouse', { kind: 'title', title: 'The Lighthouse', subtitle: '', theme }],
    ['chapter', '第二章\n无人知晓', { kind: 'chapter', label: '第二章', title: '无人知晓', theme }],
    ['chapter', 'Night', { kind: 'chapter', label: '', title: 'Night', theme }],
    ['lower-third', '李喆\n海洋生物学家', { kind: 'lower-third', name: '李喆', role: '海洋生物学家', theme }],
    ['ticker', 'One\n\n二', { kind: 'ticker', label: '', items: ['One', '二'], theme }],
    [
      'credits',
      '灯塔\n\n摄影：守塔人、水手\nMusic: Quartet\nThanks to all',
      {
        kind: 'credits',
        heading: '灯塔',
        entries: [
          { role: '摄影', names: ['守塔人', '水手'] },
          { role: 'Music', names: ['Quartet'] },
          { role: '', names: ['Thanks to all'] },
        ],
        theme,
      },
    ],
  ])('of the template %s are a graphic', (template, text, wanted) => {
    const graphic = titleGraphic({ template, text });
    expect(graphic).toEqual(wanted);
    expect(graphicSchema.parse(graphic)).toEqual(wanted);
  });
});
