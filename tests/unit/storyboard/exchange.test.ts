import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import { draft } from '../../../src-shared/storyboard/draft.ts';
import { sizeOfTalk, turnsOf } from '../../../src-shared/storyboard/exchange.ts';
import type { DraftShot } from '../../../src-shared/storyboard/storyboard.ts';

function shots(text: string): DraftShot[] {
  return draft(parseFountain(text)).scenes.flatMap((scene) => [...scene.shots]);
}

const speakers = fc.array(fc.constantFrom('A', 'B', 'C', null), { maxLength: 12 });

describe('a talk', () => {
  it('gives everybody somebody else to face, where there is one', () => {
    fc.assert(
      fc.property(speakers, (names) => {
        const turns = turnsOf(names);
        expect(turns).toHaveLength(names.length);
        const present = new Set(names.filter((name) => name !== null));
        for (const [index, { listener }] of turns.entries()) {
          const speaker = names[index] ?? null;
          expect(listener).not.toBe(speaker ?? 'nobody');
          expect(listener !== null).toBe(speaker !== null && present.size > 1);
        }
      }),
    );
  });

  it('never shows two over the shoulder one after the other, nor both from either side', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'B'), { minLength: 1, maxLength: 12 }), (names) => {
        const joined = names.filter((name, index) => name !== names[index - 1]);
        const turns = turnsOf(joined);
        const spoken = new Map<string, number>();
        const sizes = joined.map((name, index) => {
          const nth = spoken.get(name) ?? 0;
          spoken.set(name, nth + 1);
          return { name, size: sizeOfTalk(turns[index] ?? { listener: null, leads: true }, nth) };
        });
        const over = sizes.filter(({ size }) => size === 'over_shoulder');
        expect(new Set(over.map(({ name }) => name)).size).toBeLessThanOrEqual(1);
        for (const [index, { size }] of sizes.entries())
          expect(size === 'over_shoulder' && sizes[index - 1]?.size === 'over_shoulder').toBe(false);
        expect(sizes[0]?.size).toBe(new Set(joined).size > 1 ? 'over_shoulder' : 'medium');
      }),
    );
  });

  it('goes over the shoulder, then closer, and names the speaker first', () => {
    const text =
      'INT. ROOM\n\nA dog sleeps.\n\nMARA\nWhere is it now?\n\nTOM\nI do not know.\n\nMARA\nThen look for it.';
    const talk = shots(text).slice(1);
    expect(talk.map(({ size, cast }) => [size, ...cast])).toEqual([
      ['over_shoulder', 'MARA', 'TOM'],
      ['medium_close', 'TOM'],
      ['medium_close', 'MARA'],
    ]);
  });

  it('shows one alone who speaks to a crowd, an animal, somebody not there or a telephone', () => {
    for (const other of ['ALL\nYes!', 'REX, THE DOG\nWoof!', 'TOM (O.S.)\nYes.', 'TOM\n(on the phone)\nYes.']) {
      expect(shots(`INT. ROOM\n\nA lamp.\n\nMARA\nHello out there.\n\n${other}`).map(({ size }) => size)).not.toContain(
        'over_shoulder',
      );
    }
  });

  it('keeps the key of a shot, whoever is beside the one who speaks', () => {
    const of = (name: string) =>
      shots(`INT. ROOM\n\nMARA, TOM and EVA sit.\n\nMARA\nHello out there.\n\n${name}\nWho is this?`)[1];
    expect(of('TOM')?.key).toBe(of('EVA')?.key);
    expect(of('TOM')?.picture).not.toBe(of('EVA')?.picture);
  });
});
