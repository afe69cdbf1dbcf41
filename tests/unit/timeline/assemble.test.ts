import { describe, expect, test } from 'vitest';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import { rational } from '../../../src-shared/timeline/rational.ts';
import type { StoredItem } from '../../../src-shared/timeline/records.ts';
import { filmOf } from '../../support/timeline/films.ts';
import { FILM_RATE, caption, filmOfShots, shape, storedAfter } from '../../support/timeline/edits.ts';

describe('a film whose storyboard changes', () => {
  const film = filmOfShots('abcd');

  test('has new shots where the storyboard has them', () => {
    expect(shape(assemble(filmOfShots('axbcd'), UNCHANGED))).toBe('a x b c d');
    const moved = storedAfter(film, [{ command: 'reorder', item: 'd', after: 'a' }]);
    expect(shape(assemble(film, moved))).toBe('a d b c');
    expect(shape(assemble(filmOfShots('abxcd'), moved))).toBe('a d b x c');
  });

  test('has a new shot behind its predecessor where that was moved, and keeps it there', () => {
    const moved = storedAfter(film, [{ command: 'reorder', item: 'a', after: 'c' }]);
    const longer = filmOfShots('axybcd');
    expect(shape(assemble(film, moved))).toBe('b c a d');
    expect(shape(assemble(longer, moved))).toBe('b c a x y d');
    const edited = storedAfter(longer, [{ command: 'trim', item: 'a', edge: 'end', by: -8 }], moved);
    expect(shape(assemble(longer, edited))).toBe('b c a:40 x y d');
    const first = storedAfter(longer, [{ command: 'reorder', item: 'x', after: null }], moved);
    expect(shape(assemble(longer, first))).toBe('x b c a y d');
    const last = storedAfter(film, [{ command: 'reorder', item: 'd', after: null }]);
    expect(shape(assemble(filmOfShots('abcdx'), last))).toBe('d x a b c');
    const back = storedAfter(longer, [{ command: 'reorder', item: 'x', after: null }], edited);
    expect(shape(assemble(longer, back))).toBe('x b c a:40 y d');
  });

  test('has a new shot where a person has put it, however far from its predecessor', () => {
    const letters = 'bcdefghijklmnopqrs';
    const moved = storedAfter(filmOfShots(`a${letters}t`), [{ command: 'reorder', item: 'a', after: 's' }]);
    const longer = filmOfShots(`ax${letters}t`);
    const first = storedAfter(longer, [{ command: 'reorder', item: 'x', after: null }], moved);
    expect(shape(assemble(longer, first))).toBe([...`x${letters}at`].join(' '));
  });

  test('leaves shots in the trash out with all that is theirs, and has them back as they were', () => {
    const stored = storedAfter(film, [
      { command: 'split', item: 'b', at: 12, id: 'itm_1' },
      { command: 'reorder', item: 'itm_1', after: 'd' },
      { command: 'opacity', item: 'b', opacity: 0.5 },
      {
        command: 'attach',
        id: 'att_1',
        anchor: 'itm_1',
        offset: rational(1),
        duration: rational(1),
        content: caption('好'),
      },
    ]);
    const before = assemble(film, stored);
    expect(shape(before)).toBe('a b:12 c d itm_1:36');
    const without = assemble(filmOfShots('acd'), stored);
    expect(shape(without)).toBe('a c d');
    expect(without.attached).toEqual([]);
    const edited = storedAfter(filmOfShots('acd'), [{ command: 'reorder', item: 'd', after: null }], stored);
    expect(shape(assemble(filmOfShots('acd'), edited))).toBe('d a c');
    expect(shape(assemble(film, edited))).toBe('d itm_1:36 a b:12 c');
    expect(assemble(film, edited).main.find(({ id }) => id === 'b')?.opacity).toBe(0.5);
  });

  test('has what a person put in behind the nearest item before it that is still there', () => {
    const title = { kind: 'title', title: { template: 'plain', text: '第一章' } } as const;
    const stored = storedAfter(film, [
      { command: 'insert', id: 'itm_1', source: title, in: rational(0), frames: 48, after: 'c' },
    ]);
    expect(shape(assemble(film, stored))).toBe('a b c itm_1 d');
    expect(shape(assemble(filmOfShots('abd'), stored))).toBe('a b itm_1 d');
    expect(shape(assemble(filmOfShots('d'), stored))).toBe('itm_1 d');
  });

  test('follows a length that was drafted anew unless it was trimmed, and then as far as there is material', () => {
    const head = storedAfter(film, [{ command: 'trim', item: 'b', edge: 'start', by: 8 }]);
    expect(shape(assemble(filmOfShots('abcd', { b: { frames: 96 } }), head))).toBe('a b:88 c d');
    const tail = storedAfter(film, [{ command: 'trim', item: 'b', edge: 'end', by: -8 }]);
    expect(shape(assemble(filmOfShots('abcd', { b: { frames: 96 } }), tail))).toBe('a b:40 c d');
    expect(shape(assemble(filmOfShots('abcd', { b: { frames: 20, handle: 4 } }), tail))).toBe('a b:24 c d');
    const fast = storedAfter(film, [{ command: 'speed', item: 'b', speed: rational(2) }]);
    expect(shape(assemble(filmOfShots('abcd', { b: { frames: 96 } }), fast))).toBe('a b c d');
  });

  test('keeps what cannot be shown for now although something else is edited meanwhile', () => {
    const stored = storedAfter(film, [
      { command: 'trim', item: 'b', edge: 'end', by: 10 },
      { command: 'transition', item: 'c', transition: { kind: 'dissolve', before: 12, after: 2 } },
    ]);
    const short = filmOfShots('abcd', { b: { frames: 10, handle: 2 } });
    expect(shape(assemble(short, stored))).toBe('a b:12 c d');
    expect(assemble(short, stored).main[2]?.transition).toEqual({ kind: 'dissolve', before: 6, after: 0 });
    const edited = storedAfter(short, [{ command: 'opacity', item: 'd', opacity: 0.5 }], stored);
    expect(assemble(film, edited).main.slice(0, 3)).toEqual(assemble(film, stored).main.slice(0, 3));
  });

  test('shows the shot where the take or the footage that was chosen is gone', () => {
    const stored = storedAfter(film, [
      { command: 'replace', item: 'a', source: { kind: 'shot', shot: 'a', take: 'a.long' }, in: rational(0) },
      { command: 'replace', item: 'b', source: { kind: 'footage', footage: 'ftg_video' }, in: rational(1) },
      { command: 'replace', item: 'c', source: { kind: 'shot', shot: 'a', take: null }, in: rational(1, 24) },
    ]);
    const bare = filmOf(
      filmOfShots('bcd').shots.map((shot) => ({ ...shot, takes: [] })),
      FILM_RATE,
    );
    const shown = assemble({ ...bare, footage: [] }, stored).main;
    expect(shown.map(({ source }) => source)).toEqual(
      ['b', 'c', 'd'].map((shot) => ({ kind: 'shot', shot, take: null })),
    );
    expect(shown.every((item) => item.in.n === 0 && item.frames === 48)).toBe(true);
  });
});

describe('transitions of the storyboard', () => {
  const transitions = (film: ReturnType<typeof filmOfShots>) => {
    const { main, ending } = assemble(film, UNCHANGED);
    return [...main.map(({ transition }) => transition), ending].map(
      ({ kind, before, after }) => `${kind} ${before} ${after}`,
    );
  };

  test('are as long as they can be', () => {
    expect(transitions(filmOfShots('ab', { b: { transition_in: 'dissolve' } }))).toEqual([
      'cut 0 0',
      'dissolve 12 12',
      'cut 0 0',
    ]);
    expect(transitions(filmOfShots('ab', { b: { transition_in: 'wipe', handle: 5 } }))[1]).toBe('wipe 5 12');
    expect(transitions(filmOfShots('ab', { b: { transition_in: 'dissolve', handle: null, frames: 10 } }))[1]).toBe(
      'dissolve 12 5',
    );
    expect(transitions(filmOfShots('ab', { a: { handle: 0 }, b: { transition_in: 'dissolve', handle: 0 } }))[1]).toBe(
      'cut 0 0',
    );
  });

  test('fade in, out, and both', () => {
    const faded = filmOfShots('abc', {
      a: { transition_in: 'fade_in', transition_out: 'fade_out' },
      b: { transition_in: 'fade_in', transition_out: 'cut_to_black' },
      c: { transition_out: 'fade_out' },
    });
    expect(transitions(faded)).toEqual(['fade-black 0 24', 'fade-black 24 24', 'cut-to-black 12 0', 'fade-black 24 0']);
    expect(transitions(filmOfShots('ab', { b: { transition_in: 'fade_out' } }))[1]).toBe('fade-black 24 0');
  });

  test('go on following the storyboard when items are trimmed, cut and put between', () => {
    const faded = filmOfShots('ab', { a: { transition_out: 'fade_out' }, b: { transition_in: 'fade_in' } });
    const kinds = (commands: Parameters<typeof storedAfter>[1]) =>
      assemble(faded, storedAfter(faded, commands)).main.map(({ transition: { kind, before, after } }) => [
        kind,
        before,
        after,
      ]);
    expect(kinds([{ command: 'trim', item: 'a', edge: 'end', by: -8 }])).toEqual([
      ['cut', 0, 0],
      ['fade-black', 20, 24],
    ]);
    expect(kinds([{ command: 'split', item: 'a', at: 10, id: 'itm_1' }])).toEqual([
      ['cut', 0, 0],
      ['cut', 0, 0],
      ['fade-black', 19, 24],
    ]);
    const graphic = { kind: 'graphic', graphic: 'grf_map' } as const;
    expect(
      kinds([{ command: 'insert', id: 'itm_1', source: graphic, in: rational(0), frames: 48, after: 'a' }]),
    ).toEqual([
      ['cut', 0, 0],
      ['fade-black', 24, 0],
      ['fade-black', 0, 24],
    ]);
  });

  test('that a person chose are as long again when there is room again', () => {
    const film = filmOfShots('ab');
    const chosen = storedAfter(film, [
      { command: 'transition', item: 'b', transition: { kind: 'push', direction: 'up', before: 12, after: 12 } },
      { command: 'trim', item: 'a', edge: 'end', by: -40 },
    ]);
    expect(assemble(film, chosen).main[1]?.transition).toMatchObject({ kind: 'push', before: 4, after: 12 });
    const longer = storedAfter(film, [{ command: 'trim', item: 'a', edge: 'end', by: 40 }], chosen);
    expect(assemble(film, longer).main[1]?.transition).toMatchObject({ kind: 'push', before: 12, after: 12 });
  });
});

test('records that stand behind one another in a circle come last, rather than never', () => {
  const film = filmOfShots('abc');
  const record = (id: string, after: string[]): StoredItem => ({
    id,
    project_id: 'prj_film',
    own: true,
    removed: false,
    after,
    next: id === 'a' ? 'b' : 'c',
    edit: {},
  });
  const stored = { ...UNCHANGED, items: [record('a', ['b']), record('b', ['a'])] };
  expect(shape(assemble(film, stored))).toBe('c a b');
});
