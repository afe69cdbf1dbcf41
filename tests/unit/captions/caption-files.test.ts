import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAss, writeAss } from '../../../src-shared/captions/ass.ts';
import { cuesOf, tidyText } from '../../../src-shared/captions/cue.ts';
import type { Cue } from '../../../src-shared/captions/cue.ts';
import { readCaptions } from '../../../src-shared/captions/read-captions.ts';
import { readSubRip, writeSubRip } from '../../../src-shared/captions/subrip.ts';
import { readWebVtt, writeWebVtt } from '../../../src-shared/captions/webvtt.ts';
import { floor, multiply, rational } from '../../../src-shared/timeline/rational.ts';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { films } from '../../support/timeline/films.ts';
import { inEnglish } from '../../support/sentences-said.ts';

/** What captions say, with all that is a mark in one of the formats. */
const texts = fc
  .array(
    fc.constantFrom(
      ...[
        'He said',
        '你好，',
        '– 走吧！',
        '<i>',
        '</b>',
        '{\\an8}',
        '{',
        '}',
        '\\',
        '\\N',
        '\\h',
        '&amp;',
        '&',
        '\n',
        ' ',
        '-->',
        '->',
        '→',
      ],
      ...[
        '1984',
        '00:00:01,000',
        'WEBVTT',
        'NOTE x',
        '[Events]',
        'Dialogue: 0',
        ',',
        'ß',
        '🎬',
        '<00:01.000>',
        '-',
        '\n\n',
      ],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => tidyText(parts.join('')))
  .filter((text) => text !== '');

const cueLists = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 90_000 }),
      length: fc.integer({ min: 24, max: 9000 }),
      text: texts,
      place: fc.constantFrom('bottom' as const, 'top' as const),
      lane: fc.constantFrom(null, 'zh', 'en-GB'),
    }),
    { maxLength: 8 },
  )
  .map((seeds) => {
    let from = 0;
    return seeds.map(({ gap, length, ...words }): Cue => {
      from += gap;
      // Sixtieths and 1001ths, so that times have to be rounded.
      return { from: rational(from * 1001, 60_000), to: rational((from + length) * 1001, 60_000), ...words };
    });
  });

/** Cues as a format of so many parts of a second has them. */
function inParts(cues: readonly Cue[], parts: number, hasLanes: boolean): Cue[] {
  const cut = (time: Cue['from']): Cue['from'] => rational(floor(multiply(time, rational(parts))), parts);
  return cues.map((cue) => ({ ...cue, from: cut(cue.from), to: cut(cue.to), lane: hasLanes ? cue.lane : null }));
}

/** In the order of time; which of several at one moment comes first does not matter. */
function sorted(cues: readonly Cue[]): string[] {
  return cues.map((cue) => JSON.stringify(cue)).toSorted();
}

describe('captions that were written', () => {
  const formats = [
    { name: 'SubRip', write: writeSubRip, parts: 1000, hasLanes: false },
    { name: 'WebVTT', write: writeWebVtt, parts: 1000, hasLanes: false },
    { name: 'ASS', write: (cues: readonly Cue[]) => writeAss(cues, 1280, 720), parts: 100, hasLanes: true },
  ];
  test.each(formats)('are read from $name as they were', ({ write, parts, hasLanes }) => {
    fc.assert(
      fc.property(cueLists, fc.boolean(), (cues, isWindows) => {
        const file = isWindows ? `\uFEFF${write(cues).replaceAll('\n', '\r\n')}` : write(cues);
        const { cues: read, faults } = readCaptions(file);
        expect(sorted(read)).toEqual(sorted(inParts(cues, parts, hasLanes)));
        expect(faults).toHaveLength(cues.length > 0 ? 0 : 1);
      }),
      { numRuns: 500 },
    );
  });

  test('are those of the film, from their first frame to behind their last', () => {
    fc.assert(
      fc.property(films, (film) => {
        const cues = cuesOf(assemble(film, UNCHANGED));
        expect(sorted(readCaptions(writeAss(cues, 640, 360)).cues)).toEqual(sorted(inParts(cues, 100, true)));
      }),
    );
  });
});

const second = (from: number, to: number, text: string, place: Cue['place'] = 'bottom'): Cue => ({
  from: rational(from * 1000, 1000),
  to: rational(to * 1000, 1000),
  text,
  place,
  lane: null,
});

describe('SubRip of others', () => {
  test('has tags, places, empty lines in a cue, hours left away, full-width marks and no numbers', () => {
    const text =
      '\uFEFF1\r\n00:00:01,000 --> 00:00:02,000 X1:10 X2:20 Y1:1 Y2:2\r\n<font color="#ff0000"><i>The lamp</i></font>\r\n\r\nis {\\an8}lit.\r\n\r\n' +
      '2\r\n00:03.000 --> 00:04.000\r\n1 < 2 & <x>\r\n\r\n00：00：05，000 --> 00：00：06，000\r\n{\\i1}走{\\i0}<br>吧\r\n';
    expect(readSubRip(text)).toEqual({
      cues: [second(1, 2, 'The lamp\nis lit.', 'top'), second(3, 4, '1 < 2 & <x>'), second(5, 6, '走\n吧')],
      faults: [],
    });
  });

  test('may overlap and stand in any order; what is no cue is told by its line', () => {
    const text =
      '2\n00:00:03,000 --> 00:00:05,000\nlate\n\n1\n00:00:01,000 --> 00:00:04,000\nearly\n\n' +
      '3\n00:00:09,000 --> 00:00:08,000\nnever\n\n4\n00:00:1x --> 00:00:12,000\nlost\n\n5\n00:00:13,000 --> 00:00:14,000\n<b></b>\n';
    const { cues, faults } = readSubRip(text);
    expect(cues).toEqual([second(1, 4, 'early'), second(3, 5, 'late')]);
    expect(inEnglish(faults)).toEqual([
      'The caption of line 10 was left out: it ends before it begins.',
      'The caption of line 14 was left out: its times cannot be read; write 00:00:01,200 --> 00:00:02,500.',
      'The caption of line 18 was left out: it has no words.',
    ]);
  });

  test('keeps words that are numbers', () => {
    const text =
      '1\n00:00:01,000 --> 00:00:02,000\n1984\n\n2\n00:00:03,000 --> 00:00:04,000\nIn\n2024\n\n3\n00:00:05,000 --> 00:00:06,000\n7\n';
    expect(readSubRip(text).cues.map(({ text: said }) => said)).toEqual(['1984', 'In\n2024', '7']);
  });
});

describe('WebVTT of others', () => {
  test('has notes, styles, names, settings, voices and character references', () => {
    const text =
      'WEBVTT - title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE\n00:00.000 is where it begins\n\nintro\n00:01.000 --> 00:02.000 align:start line:10%\n' +
      '<v ANNA><c.loud>Tom &amp; &lt;Anna&gt;</c> <00:01.500>&#x4f60;&#22909;</v>\n\n00:00:03.000 --> 00:00:04.000 line:-1\nbelow\nNOTE is said\n\n00:00:05.000 --> 00:00:06.000 line:0 position:20%\nabove\n';
    expect(readWebVtt(text)).toEqual({
      cues: [
        second(1, 2, 'Tom & <Anna> 你好', 'top'),
        second(3, 4, 'below\nNOTE is said'),
        second(5, 6, 'above', 'top'),
      ],
      faults: [],
    });
  });
});

describe('ASS of others', () => {
  test('has styles, overrides, comments, drawings, commas and fields in any order', () => {
    const text = [
      '[Script Info]\nScriptType: v4.00+\nPlayResX: 640\nPlayResY: 360\n',
      '[V4+ Styles]\nFormat: Name, Fontname, Alignment\nStyle: Default,Arial,2\nStyle: Sign,Arial,8\n',
      '[Events]\nFormat: Start, End, Style, Text',
      'Comment: 0:00:00.00,0:00:09.00,Default,never',
      'Dialogue: 0:00:01.00,0:00:02.00,Default,{\\i1}Well{\\i0}, then\\Nlet us\\hgo',
      'Dialogue: 0:00:01.00,0:00:02.00,Sign,出口',
      'Dialogue: 0:00:03.00,0:00:04.00,Sign,{\\an2}low',
      'Dialogue: 0:00:05.00,0:00:06.00,Default,{\\pos(320,40)}high',
      'Dialogue: 0:00:05.00,0:00:06.00,Default,{\\p1}m 0 0 l 100 0{\\p0}',
      'Dialogue: soon,0:00:06.00,Default,lost',
    ].join('\n');
    const { cues, faults } = readAss(text);
    expect(cues).toEqual([
      { ...second(1, 2, 'Well, then\nlet us go'), lane: 'Default' },
      { ...second(1, 2, '出口', 'top'), lane: 'Sign' },
      { ...second(3, 4, 'low'), lane: 'Sign' },
      { ...second(5, 6, 'high', 'top'), lane: 'Default' },
    ]);
    expect(inEnglish(faults)).toEqual([
      'The caption of line 19 was left out: its times cannot be read; write 0:00:01.20.',
    ]);
  });

  test('may be SSA, which numbers places in another way', () => {
    const text =
      '[Script Info]\nScriptType: v4.00\n[V4 Styles]\nFormat: Name, Alignment\nStyle: Up,6\nStyle: Middle,10\n[Events]\n' +
      'Format: Marked, Start, End, Style, Text\nDialogue: Marked=0,0:00:01.00,0:00:02.00,Up,above\nDialogue: Marked=0,0:00:03.00,0:00:04.00,Middle,{\\a2}below\n';
    expect(readAss(text).cues.map(({ place }) => place)).toEqual(['top', 'bottom']);
  });
});

test('an empty file has none, and says so', () => {
  const { cues, faults } = readCaptions('\n');
  expect({ cues, faults: inEnglish(faults) }).toEqual({
    cues: [],
    faults: ['The file has no captions: give SubRip (.srt), WebVTT (.vtt) or ASS (.ass).'],
  });
});

test('no text makes a reader throw', () => {
  const parts = fc.constantFrom(
    ...[
      '\n',
      '\n\n',
      '00:00:01,000',
      ' --> ',
      '99999999999:99:99.999',
      '0:00:01.00',
      'WEBVTT',
      '[Events]',
      '[V4+ Styles]',
      'Format:',
      'Style:',
    ],
    ...[
      'Dialogue: ',
      ',,,,,,,,,',
      '{\\p1',
      '}',
      '&#1114112;',
      '&#xd800;',
      '&#0;',
      'line:-',
      '<',
      '>',
      '\\',
      'PlayResY: 0',
      '1',
      '-',
    ],
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(parts, fc.string()), { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      for (const read of [readCaptions, readSubRip, readWebVtt, readAss]) {
        for (const { from, to } of read(text).cues) expect(to.n * from.d).toBeGreaterThan(from.n * to.d);
      }
    }),
    { numRuns: 1000 },
  );
});
