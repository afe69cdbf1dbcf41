import { expect, test } from 'vitest';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { piecesOf } from '../../../src-shared/timeline/pieces.ts';
import { placedAttachments } from '../../../src-shared/timeline/places.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
import { filmOfShots, refusalOf, storedAfter } from '../../support/timeline/edits.ts';

const film = filmOfShots('abc');

test('in and out are kept apart from how the film ends', () => {
  const ending = { command: 'ending', transition: { kind: 'fade-white', before: 10, after: 0 } } as const;
  const range = { command: 'range', in: rational(1), out: rational(3) } as const;
  const ids = { id: 'prj_film', project_id: 'prj_film' };
  const marked = { in: rational(1), out: rational(3) };
  expect(storedAfter(film, [range]).settings).toEqual({ ...ids, ending: null, range: marked });
  for (const commands of [
    [range, ending],
    [ending, range],
  ])
    expect(storedAfter(film, commands).settings).toEqual({ ...ids, ending: ending.transition, range: marked });
  const off = { command: 'range', in: null, out: null } as const;
  expect(storedAfter(film, [range, off])).toEqual(UNCHANGED);
  expect(storedAfter(film, [range, ending, off]).settings).toEqual({ ...ids, ending: ending.transition, range: null });
  expect(assemble(film, storedAfter(film, [range])).range).toEqual(marked);
  expect(refusalOf(film, [], { command: 'range', in: rational(3), out: rational(3) })?.code).toBe('bad_value');
  expect(refusalOf(film, [], { command: 'range', in: rational(-1), out: null })?.code).toBe('bad_value');
});

test('markers are in no piece of the film', () => {
  const content = { kind: 'marker', name: 'here' } as const;
  const at = { anchor: 'b', offset: rational(1, 2), duration: rational(1, 24) };
  const stored = storedAfter(film, [{ command: 'attach', id: 'att_1', ...at, content }]);
  const timeline = assemble(film, stored);
  expect(placedAttachments(timeline).map(({ item, start }) => [item.content, start])).toEqual([
    [content, rational(5, 2)],
  ]);
  expect(piecesOf(timeline)).toEqual(piecesOf(assemble(film, UNCHANGED)));
});
