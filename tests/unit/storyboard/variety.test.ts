import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScript } from '../../../src-main/script/read-script.ts';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { cameraMoves, shotSizes } from '../../../src-shared/storyboard/storyboard.ts';
import type { Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { variedSizes } from '../../../src-shared/storyboard/variety.ts';
import { times } from '../../support/thorough.ts';

/** How many shots of a scene follow each other in the same size and move, at most. */
function longestRun({ scenes }: Storyboard): number {
  return Math.max(
    0,
    ...scenes.map(({ shots }) => {
      let [longest, run] = [0, 0];
      for (const [index, { size, move }] of shots.entries()) {
        const before = shots[index - 1];
        run = before?.size === size && before.move === move ? run + 1 : 1;
        longest = Math.max(longest, run);
      }
      return longest;
    }),
  );
}

const root = new URL('../../../', import.meta.url);
const folders = [
  'resources/samples/',
  'tests/fixtures/shots/',
  'tests/fixtures/fdx/',
  'tests/fixtures/plays/en/',
].concat(['tests/fixtures/plays/zh/', 'tests/fixtures/novels/en/', 'tests/fixtures/novels/zh/']);
const files = folders.flatMap((folder) =>
  readdirSync(new URL(folder, root))
    .filter((name) => /\.(?:fountain|md|txt|fdx)$/.test(name))
    .map((name) => `${folder}${name}`),
);

describe('the shots of a scene', () => {
  it.each(files)('are never three in a row framed alike: %s', async (file) => {
    const { screenplay } = await readScript(fileURLToPath(new URL(file, root)));
    const board = draft(screenplay);
    expect(board.scenes.length).toBeGreaterThan(0);
    expect(longestRun(board)).toBeLessThanOrEqual(2);
  });

  it('are never three in a row framed alike in any script that writes no sizes', () => {
    const parts = [
      [
        'EXT. HARBOUR - NIGHT',
        'INT. ROOM - DAY',
        'MARA, a woman in red, waits.',
        'TOM waits. MARA waits. A dog waits.',
      ],
      [
        'A boat in the bay.',
        'The wall of the house.',
        'The letter lies on the table.',
        'She looks at the sea.',
        'Silence.',
      ],
      ['MARA\nYes.', 'TOM\nNo.', `TOM\n${'The sea was loud that night. '.repeat(14)}`, 'TOM (V.O.)\nLong ago it was.'],
      [
        '1、外景 港口 夜',
        '△林夏站着。',
        '△老周等着。',
        '△一封信放在桌上。',
        '林夏：是。',
        `老周：${'海上的风吹个不停。'.repeat(12)}`,
      ],
      [`旁白：${'那是很久以前的一个冬天。'.repeat(12)}`, '△大海。', '△他看着海。'],
    ].flat();
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 40 }), (lines) => {
        expect(longestRun(draft(parseFountain(lines.join('\n\n'))))).toBeLessThanOrEqual(2);
      }),
      { numRuns: times(100, 400) },
    );
  });

  it('keep the sizes that a script writes, and change no more than they must', () => {
    const framing = fc.record({
      size: fc.constantFrom(...shotSizes),
      move: fc.constantFrom(...cameraMoves.slice(0, 2)),
      hasPeople: fc.boolean(),
      isWritten: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(framing, { maxLength: 30 }), (shots) => {
        const sizes = variedSizes(shots);
        for (const [index, { size, move, isWritten }] of shots.entries()) {
          const isAlike = [1, 2].every((back) => sizes[index - back] === size && shots[index - back]?.move === move);
          expect(sizes[index] === size).toBe(isWritten || !isAlike);
        }
      }),
      { numRuns: times(100, 400) },
    );
  });

  it('keep their keys: what comes before does not change what a shot shows', () => {
    const wall = 'The wall of the old house.';
    const keys = (text: string) =>
      draft(parseFountain(text)).scenes.flatMap(({ shots }) => shots.map(({ key }) => key));
    const alone = keys(`EXT. HARBOUR - DAY\n\nA grey boat.\n\nThe bare pier at noon.\n\n${wall}`);
    const later = keys(
      `EXT. HARBOUR - DAY\n\nA grey boat.\n\nThe bare pier at noon.\n\nA flag in the wind.\n\n${wall}`,
    );
    expect(later).toEqual(expect.arrayContaining(alone));
  });
});
