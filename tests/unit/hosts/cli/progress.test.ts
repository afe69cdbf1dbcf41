import { describe, expect, test } from 'vitest';
import type { ProgressOutput } from '../../../../src-main/hosts/cli/progress.ts';
import { beginStage, duration } from '../../../../src-main/hosts/cli/progress.ts';

/** What a stage writes, and a clock that the test turns. */
function written(options: { readonly isTTY: boolean; readonly columns?: number }) {
  const parts: string[] = [];
  const clock = { now: 0 };
  const output: ProgressOutput = { ...options, write: (text) => parts.push(text) };
  return { parts, clock, stage: beginStage(output, 'Clips', () => clock.now) };
}

describe('progress that is piped', () => {
  test('is one plain line for each thing made, and one at the end', () => {
    const { parts, stage } = written({ isTTY: false });
    stage.update(0, 'shot 1 of 2', 0);
    stage.update(0.2, 'shot 1 of 2', 0);
    stage.update(0.5, 'shot 1 of 2 made', 1);
    stage.update(0.7, 'shot 2 of 2', 1);
    stage.update(1, 'shot 2 of 2 made', 2);
    stage.end('2 generated');
    expect(parts).toEqual(['Clips: shot 1 of 2 made\n', 'Clips: shot 2 of 2 made\n', 'Clips: 2 generated\n']);
  });
});

describe('work that can tell by itself how long it takes', () => {
  test('is believed before any guess, and in plain lines too', () => {
    const bar = written({ isTTY: true });
    bar.stage.update(0.1, 'shot 1', 0, 95_000);
    expect(bar.parts[0]).toMatch(/shot 1, 1 min 35 s left$/u);
    const lines = written({ isTTY: false });
    lines.stage.update(0.5, 'shot 1 of 2', 1, 8000);
    lines.stage.update(0.5, 'shot 2 of 2', 2, null);
    expect(lines.parts).toEqual(['Clips: shot 1 of 2, 8 s left\n', 'Clips: shot 2 of 2\n']);
  });

  test('says why it waits, at the place that it has reached', () => {
    const bar = written({ isTTY: true });
    bar.stage.update(0.5, 'shot 1', 0);
    bar.stage.wait('paused');
    expect(bar.parts[1]).toBe('\r\u001b[KClips   ████████░░░░░░░░  50 %  paused');
    const lines = written({ isTTY: false });
    lines.stage.wait('paused');
    expect(lines.parts).toEqual(['Clips: paused\n']);
  });
});

describe('progress on a terminal', () => {
  test('is a bar that is drawn over itself', () => {
    const { parts, stage } = written({ isTTY: true });
    stage.update(0.5, 'shot 1 of 2', 0);
    expect(parts).toEqual(['\r\u001b[KClips   ████████░░░░░░░░  50 %  shot 1 of 2']);
  });

  test('is not drawn more often than eyes can follow', () => {
    const { parts, clock, stage } = written({ isTTY: true });
    for (let step = 0; step < 100; step += 1) {
      clock.now += 10;
      stage.update(step / 100, 'shot 1', 0);
    }
    expect(parts.length).toBeGreaterThan(9);
    expect(parts.length).toBeLessThan(14);
  });

  test('says how long it will take once that can be told', () => {
    const { parts, clock, stage } = written({ isTTY: true });
    clock.now = 1000;
    stage.update(0.1, 'shot 1', 0);
    clock.now = 30_000;
    stage.update(0.25, 'shot 2', 1);
    expect(parts[0]).not.toContain('left');
    expect(parts[1]).toMatch(/ {2}25 % {2}shot 2, 1 min 30 s left$/u);
  });

  test('ends full, with the time it took and a new line', () => {
    const { parts, clock, stage } = written({ isTTY: true });
    clock.now = 8000;
    stage.end('2 generated');
    expect(parts.join('')).toBe('\r\u001b[KClips   ████████████████ 100 %  2 generated, 8 s\n');
  });

  test('never fills the last column, where terminals break the line', () => {
    const { parts, stage } = written({ isTTY: true, columns: 44 });
    stage.update(0.5, 'a very long description of what is being done', 0);
    expect(parts[0]?.replace('\r\u001b[K', '')).toHaveLength(43);
  });
});

test.each([
  [0, '0 s'],
  [8400, '8 s'],
  [59_600, '1 min 00 s'],
  [125_000, '2 min 05 s'],
  [3_600_000, '1 h 00 min'],
  [4_200_000, '1 h 10 min'],
])('%d ms are %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
