import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemble, UNCHANGED } from '../../../src-shared/timeline/assemble.ts';
import { applyChanges, edit, recut, takeBack, withAttached } from '../../../src-shared/timeline/edit.ts';
import type { FilmSources, StoredTimeline } from '../../../src-shared/timeline/records.ts';
import { rational, ZERO } from '../../../src-shared/timeline/rational.ts';
import { commandOf, commandSeeds } from '../../support/timeline/commands.ts';
import type { CommandSeed } from '../../support/timeline/commands.ts';
import { filmOfShots, refusalOf } from '../../support/timeline/edits.ts';
import { films } from '../../support/timeline/films.ts';

function storedAfter(film: FilmSources, seeds: readonly CommandSeed[]): StoredTimeline {
  let stored = UNCHANGED;
  for (const [count, seed] of seeds.entries()) {
    const result = edit(film, stored, commandOf(seed, film, assemble(film, stored), count));
    if (!('refused' in result)) stored = result.stored;
  }
  return stored;
}

const seeds = fc.array(commandSeeds, { maxLength: 12 });

describe('a film that is cut anew', () => {
  test('is that cut, whatever was stored before, and can be taken back', () => {
    fc.assert(
      fc.property(films, seeds, seeds, (film, before, after) => {
        const stored = storedAfter(film, before);
        const wanted = assemble(film, storedAfter(film, after));
        const result = recut(film, stored, wanted);
        expect(result.timeline).toEqual(wanted);
        expect(applyChanges(stored, result.changes)).toEqual(result.stored);
        expect(assemble(film, result.stored)).toEqual(wanted);
        expect(applyChanges(result.stored, takeBack(result.changes))).toEqual(stored);
        expect(recut(film, result.stored, wanted).changes).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps what is stored of shots that are in the trash', () => {
    fc.assert(
      fc.property(films, seeds, (film, before) => {
        const stored = storedAfter(film, before);
        const [first, ...shots] = film.shots;
        const without = { ...film, shots };
        const { stored: next } = recut(without, stored, assemble(without, UNCHANGED));
        const own = stored.items.filter(({ id, own: isOwn }) => isOwn && id === first?.id);
        expect(next.items.filter(({ id }) => id === first?.id)).toEqual(own);
      }),
      { numRuns: 30 },
    );
  });

  test('has other things attached to it in one step, and its pictures stay', () => {
    fc.assert(
      fc.property(films, seeds, seeds, (film, before, after) => {
        const stored = storedAfter(film, before);
        const timeline = assemble(film, stored);
        const ids = new Set(timeline.main.map(({ id }) => id));
        const { attached } = assemble(film, storedAfter(film, after));
        const fitting = attached.filter(({ anchor }) => anchor === null || ids.has(anchor));
        const result = withAttached(film, stored, fitting);
        expect(result.timeline).toEqual({ ...timeline, attached: fitting });
        expect(assemble(film, applyChanges(stored, result.changes))).toEqual(result.timeline);
      }),
      { numRuns: 40 },
    );
  });
});

test('a graphic that the project has not is neither shown nor attached', () => {
  const film = filmOfShots('a');
  const graphic = { kind: 'graphic', graphic: 'grf_none' } as const;
  const insert = { command: 'insert', id: 'itm_1', source: graphic, in: ZERO, frames: 5, after: null } as const;
  const attach = {
    command: 'attach',
    id: 'att_1',
    anchor: null,
    offset: ZERO,
    duration: rational(1),
    content: graphic,
  } as const;
  expect(refusalOf(film, [], insert)).toMatchObject({ code: 'not_found' });
  expect(refusalOf(film, [], attach)).toMatchObject({ code: 'not_found' });
});
