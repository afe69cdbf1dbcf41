import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { textCells, wrappedCaption } from '../../../src-shared/render/caption-text.ts';
import { assFile, captionsForLines, captionsForSpeech } from '../../../src-shared/render/captions.ts';
import type { PlanCaption } from '../../../src-shared/render/plan.ts';
import type { SpokenLine } from '../../../src-shared/storyboard/storyboard.ts';

const rate = { numerator: 24, denominator: 1 };
const line = (text: string, character: string | null = 'KEEPER'): SpokenLine => ({
  character,
  text,
  off_screen: false,
});

const word = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[A-Za-z']{1,12}[,.!?;:]?$/u) },
  { weight: 6, arbitrary: fc.stringMatching(/^[\u4e00-\u9fa5]{1,30}[，。！？、]?$/u) },
  { weight: 1, arbitrary: fc.stringMatching(/^[“（《]?[\u4e00-\u9fa5a-z]{1,6}[”）》]?$/u) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 90 }) },
);
const spoken = fc
  .tuple(fc.array(word, { maxLength: 60 }), fc.constantFrom('A', 'B', null))
  .map(([words, character]) => line(words.join(' '), character));
const rates = fc.constantFrom(rate, { numerator: 25, denominator: 1 }, { numerator: 30000, denominator: 1001 });

/** Cells that are read: half a Chinese character, or a letter. */
function readCells(text: string): number {
  return textCells(text.replaceAll('\n', ''));
}

/** Captions of a shot lie within it, one behind the other. */
function expectInOrder(captions: readonly PlanCaption[], frames: number): void {
  let end = 0;
  for (const { from, to } of captions) {
    expect(from).toBeGreaterThanOrEqual(end);
    expect(to).toBeGreaterThan(from);
    end = to;
  }
  expect(end).toBeLessThanOrEqual(frames);
}

describe('captionsForSpeech', () => {
  test('shows each line from when it is heard on, in order and within the shot, and every word of it', () => {
    const heard = fc
      .array(
        fc.tuple(spoken, fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 0.1, max: 8, noNaN: true })),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((lines) => {
        let at = 0;
        return lines.map(([{ character, text }, pause, seconds]) => {
          const at_s = at + pause;
          at = at_s + seconds;
          return { character, text, at_s, seconds };
        });
      });
    fc.assert(
      fc.property(heard, rates, (lines, fps) => {
        const last = lines.at(-1);
        const frames = Math.ceil((((last?.at_s ?? 0) + (last?.seconds ?? 0) + 0.4) * fps.numerator) / fps.denominator);
        const captions = captionsForSpeech(lines, frames, fps);
        expect(bare(captions.map(({ text }) => text.replaceAll('–', '')).join(' '))).toBe(
          bare(lines.map(({ text }) => text.replaceAll('–', '')).join(' ')),
        );
        expectInOrder(captions, frames);
        const starts = lines
          .filter(({ text }) => bare(text) !== '')
          .map(({ at_s }) => Math.round((at_s * fps.numerator) / fps.denominator));
        for (const start of starts) expect(captions.some(({ from }) => from === start)).toBe(true);
      }),
    );
  });

  test('stays until it was read, and goes two frames before the next', () => {
    const lines = [
      { character: 'A', text: 'No.', at_s: 0.5, seconds: 0.3 },
      { character: 'B', text: 'Yes!', at_s: 1, seconds: 0.3 },
    ];
    expect(captionsForSpeech(lines, 96, rate)).toEqual([
      { text: '– No.', from: 12, to: 22 },
      { text: '– Yes!', from: 24, to: 44 },
    ]);
  });
});

describe('captionsForLines', () => {
  test('keeps every word in order, within the shot and one after the other', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 4 }), fc.integer({ min: 1, max: 600 }), rates, (lines, frames, fps) => {
        const captions = captionsForLines(lines, frames, fps);
        const shown = captions.map((caption) => caption.text).join(' ');
        const said = lines.map((each) => each.text).join(' ');
        const speakers = new Set(lines.map((each) => each.character)).size;
        // Where two speak, a dash leads each turn; what is said may be a dash too.
        const words = (text: string): string => bare(speakers > 1 ? text.replaceAll('–', '') : text);
        expect(words(shown)).toBe(words(said));

        expectInOrder(captions, frames);
      }),
    );
  });

  test('where there is time: two lines, 42 or 16 characters, 5/6 to 7 seconds, two frames apart', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 3 }), rates, (lines, fps) => {
        const captions = captionsForLines(lines, 100_000, fps);
        captions.forEach(({ text, from, to }, index) => {
          const rows = text.split('\n');
          expect(rows.length).toBeLessThanOrEqual(2);
          for (const row of rows) expect(textCells(row)).toBeLessThanOrEqual(42);
          expect(to - from).toBeGreaterThanOrEqual(Math.ceil((5 / 6) * (fps.numerator / fps.denominator)));
          expect(to - from).toBeLessThanOrEqual(7 * (fps.numerator / fps.denominator));
          expect((captions[index + 1]?.from ?? Infinity) - to).toBeGreaterThanOrEqual(2);
        });
      }),
    );
  });

  test('in any shot that is long enough to read them: lines of 42 letters or 16 Chinese characters, 9 of these a second', () => {
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 4 }), rates, fc.nat(400), (lines, fps, more) => {
        const perSecond = fps.numerator / fps.denominator;
        const shortest = Math.ceil((5 / 6) * perSecond);
        const texts = captionsForLines(lines, 1_000_000, fps).map(({ text }) => text);
        // What is drawn is read: a dash that leads a turn too, the end of a line not.
        const needed = texts.map((text) => Math.max(shortest, (readCells(text) / 18) * perSecond));
        const frames = Math.ceil(needed.reduce((sum, each) => sum + each + 2, 0)) + more;
        const captions = captionsForLines(lines, frames, fps);
        expect(captions.map(({ text }) => text)).toEqual(texts);
        captions.forEach(({ text, from, to }, index) => {
          const rows = text.split('\n');
          expect(rows.length).toBeLessThanOrEqual(2);
          for (const row of rows) expect(textCells(row)).toBeLessThanOrEqual(/\p{Script=Han}/u.test(row) ? 32 : 42);
          expect(to - from).toBeGreaterThanOrEqual(shortest);
          expect(to - from).toBeLessThanOrEqual(7 * perSecond);
          // Whole frames are shared out: one caption may have what another lacks, and that is one frame.
          expect(to - from).toBeGreaterThanOrEqual(Math.floor(needed[index] ?? 0) - 1);
          expect((captions[index + 1]?.from ?? frames) - to).toBeGreaterThanOrEqual(2);
        });
      }),
      { numRuns: 100 },
    );
  });

  test('gives lines time in proportion to their length', () => {
    const captions = captionsForLines([line('Twelve chars'), line('A line of twenty-four ch')], 38 * 3 + 4, rate);
    expect(captions).toEqual([
      { text: 'Twelve chars', from: 0, to: 38 },
      { text: 'A line of twenty-four ch', from: 40, to: 116 },
    ]);
  });

  test('splits long speech at the ends of sentences and phrases', () => {
    const text =
      'I kept the light burning for forty years, through every storm that came, and not once did a ship go down ' +
      'on these rocks. Not once. Then the war came, and they told us to put it out.';
    expect(captionsForLines([line(text)], 240, rate).map((caption) => caption.text)).toEqual([
      'I kept the light burning for forty years,',
      'through every storm that came, and not\nonce did a ship go down on these rocks.',
      'Not once. Then the war came,\nand they told us to put it out.',
    ]);
  });

  test('cuts Chinese into lines of at most 16 characters that never begin with a closing mark', () => {
    const text =
      '同学们，今天我们要学习的是水的循环：太阳把海水晒热，水变成水蒸气升到天空，遇冷以后变成云，最后又变成雨落下来。大家记住了吗？';
    const rows = captionsForLines([line(text)], 400, rate).flatMap((caption) => caption.text.split('\n'));
    expect(rows.every((row) => textCells(row) <= 32 && !/^[，。：？、！]/u.test(row))).toBe(true);
    expect(rows.join('')).toBe(text);
    expect(rows).toContain('大家记住了吗？');
  });

  test('shows a dash at each turn where two speak, and nothing where one does', () => {
    expect(captionsForLines([line('Who is it?', 'A'), line('Me.', 'B')], 96, rate).map((c) => c.text)).toEqual([
      '– Who is it?',
      '– Me.',
    ]);
    expect(captionsForLines([line('Who is it?'), line('Come in.')], 96, rate).map((c) => c.text)).toEqual([
      'Who is it?',
      'Come in.',
    ]);
  });

  test('joins two turns in one caption where each alone would be too short to read', () => {
    expect(captionsForLines([line('Who is it?', 'A'), line('Me.', 'B')], 30, rate)).toEqual([
      { text: '– Who is it?\n– Me.', from: 0, to: 28 },
    ]);
  });

  test('shows nothing for silence', () => {
    expect(captionsForLines([], 48, rate)).toEqual([]);
    expect(captionsForLines([line(' \n ')], 48, rate)).toEqual([]);
    expect(captionsForLines([line('Hello')], 0, rate)).toEqual([]);
  });
});

describe('assFile', () => {
  test('names our font, the size of the picture, and times half a frame early', () => {
    const script = assFile(
      [
        { text: 'a\nb', from: 0, to: 24 },
        { text: '{c}\\N', from: 26, to: 48 },
      ],
      1280,
      720,
      rate,
    );
    expect(script).toContain('PlayResX: 1280\nPlayResY: 720\n');
    expect(script).toContain('Style: Caption,Shotloom Caption,55.44,');
    expect(script.split('\n').filter((row) => row.startsWith('Dialogue'))).toEqual([
      'Dialogue: 0,0:00:00.00,0:00:00.98,Caption,,0,0,0,,a\\Nb',
      'Dialogue: 0,0:00:01.06,0:00:01.98,Caption,,0,0,0,,\\{c\\}\\\u2060N',
    ]);
  });

  test('rounds no caption into another frame, at any rate up to 60', () => {
    const fast = fc.constantFrom(24, 25, 30, 50, 60);
    fc.assert(
      fc.property(fast, fc.integer({ min: 0, max: 300_000 }), (fps, from) => {
        const script = assFile([{ text: 'x', from, to: from + 1 }], 640, 360, { numerator: fps, denominator: 1 });
        const [, start = '', end = ''] = /Dialogue: 0,([\d:.]+),([\d:.]+),/u.exec(script) ?? [];
        // libass shows a caption at every frame whose time is in [start, end).
        expect(
          [from - 1, from, from + 1].map((frame) => frame / fps >= secondsOf(start) && frame / fps < secondsOf(end)),
        ).toEqual([false, true, false]);
      }),
    );
  });
});

function bare(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, '');
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

describe('captions that people wrote', () => {
  test.each([
    ['Who is there?\n你好，谁在那里？'],
    ['A line of exactly forty-two letters, no more'.slice(0, 42)],
    ['三只红色的小船停在港口里等待天亮\n  Two spaces before  and within'],
  ])('keep their lines where those can be read: %j', (text) => {
    expect(wrappedCaption(text)).toBe(text);
  });

  test('are broken as what is spoken is where a line is too long', () => {
    expect(wrappedCaption('The keeper climbs the stairs, and the lamp is dark tonight.\r\nHe waits.')).toBe(
      'The keeper climbs the stairs,\nand the lamp is dark tonight.\nHe waits.',
    );
    expect(wrappedCaption('守塔人慢慢爬上楼梯，灯已经灭了，他一个人等着天亮。')).toBe(
      '守塔人慢慢爬上楼梯，灯已经\n灭了，他一个人等着天亮。',
    );
  });

  test('lose no letter, and have no line above the limits', () => {
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 30 }), { minLength: 1, maxLength: 3 }), (lines) => {
        const text = lines.map((words) => words.join(' ').replaceAll(/[\s\p{Cc}]+/gu, ' ')).join('\n');
        const wrapped = wrappedCaption(text);
        expect(wrapped.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
        for (const each of wrapped.split('\n')) expect(textCells(each)).toBeLessThanOrEqual(42);
        expect(wrappedCaption(wrapped)).toBe(wrapped);
      }),
    );
  });
});
