import { describe, expect, test } from 'vitest';
import { UNCHANGED, assemble } from '../../../src-shared/timeline/assemble.ts';
import type { Command, CommandOf } from '../../../src-shared/timeline/commands.ts';
import { edit, takeBack } from '../../../src-shared/timeline/edit.ts';
import { faultsOf } from '../../../src-shared/timeline/faults.ts';
import { piecesOf, partShown } from '../../../src-shared/timeline/pieces.ts';
import { placedAttachments } from '../../../src-shared/timeline/places.ts';
import { rational, toNumber } from '../../../src-shared/timeline/rational.ts';
import type { AttachedContent, FilmSources, Transition } from '../../../src-shared/timeline/records.ts';
import { caption, effect, filmOfShots, refusalOf, shape, storedAfter } from '../../support/timeline/edits.ts';
import { inEnglish } from '../../support/sentences-said.ts';

const film = filmOfShots('abc');
const attach = (
  id: string,
  anchor: string | null,
  offset: number,
  content: AttachedContent = effect,
): CommandOf<'attach'> => ({
  command: 'attach',
  id,
  anchor,
  offset: rational(Math.round(offset * 48_000), 48_000),
  duration: rational(1),
  content,
});

/** Where what is attached begins and ends, in seconds: "att_1 1-2". */
function heard(sources: FilmSources, commands: readonly Command[]): string[] {
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return placedAttachments(assemble(sources, storedAfter(sources, commands))).map(
    ({ item, start, end }) => `${item.id} ${round(toNumber(start))}-${round(toNumber(end))}`,
  );
}

describe('items', () => {
  test.each<[string, Command[], string]>([
    ['ripple as they are taken out', [{ command: 'remove', item: 'b' }], 'a c'],
    ['move', [{ command: 'reorder', item: 'c', after: null }], 'c a b'],
    ['are cut', [{ command: 'split', item: 'b', at: 20, id: 'itm_1' }], 'a b:20 itm_1:28 c'],
    ['grow into their handles', [{ command: 'trim', item: 'b', edge: 'start', by: -12 }], 'a b:60 c'],
    ['keep their length as they slip', [{ command: 'slip', item: 'b', by: 12 }], 'a b c'],
    ['are longer when slow', [{ command: 'speed', item: 'b', speed: rational(1, 4) }], 'a b:192 c'],
    [
      'come back when they are put in again',
      [
        { command: 'remove', item: 'b' },
        {
          command: 'insert',
          id: 'b',
          source: { kind: 'shot', shot: 'b', take: null },
          in: rational(0),
          frames: 48,
          after: 'a',
        },
      ],
      'a b c',
    ],
  ])('%s', (_, commands, expected) => {
    expect(shape(assemble(film, storedAfter(film, commands)))).toBe(expected);
  });

  test('that are back where the storyboard has them follow it again: nothing is stored', () => {
    const there: Command = { command: 'reorder', item: 'c', after: null };
    expect(storedAfter(film, [there]).items).toHaveLength(1);
    expect(storedAfter(film, [there, { command: 'reorder', item: 'c', after: 'b' }])).toEqual(UNCHANGED);
    expect(
      storedAfter(film, [
        { command: 'trim', item: 'b', edge: 'end', by: -4 },
        { command: 'trim', item: 'b', edge: 'end', by: 4 },
      ]),
    ).toEqual(UNCHANGED);
  });

  test('are frozen, and move again as long as there is of them', () => {
    const frozen: Command[] = [
      { command: 'freeze', item: 'b', frame: 10 },
      { command: 'trim', item: 'b', edge: 'end', by: 100 },
    ];
    expect(shape(assemble(film, storedAfter(film, frozen)))).toBe('a b:148 c');
    const again = storedAfter(film, [...frozen, { command: 'freeze', item: 'b', frame: null }]);
    expect(shape(assemble(film, again))).toBe('a b:60 c');
  });

  test('keep the course of a move over a still as they are cut', () => {
    const still = filmOfShots('a', { a: { handle: null } });
    const corner = { x: 0, y: 0, width: 0.5, height: 0.5 };
    const move: Command = { command: 'move', item: 'a', move: { from: corner, to: { ...corner, x: 0.47 } } };
    const parts = (commands: Command[]) =>
      piecesOf(assemble(still, storedAfter(still, commands))).flatMap((piece) =>
        piece.kind === 'still-cut'
          ? Array.from({ length: piece.frames }, (_, frame) => partShown(piece.picture, frame)?.x ?? -1)
          : [],
      );
    const [whole, cut] = [parts([move]), parts([move, { command: 'split', item: 'a', at: 30, id: 'itm_1' }])];
    expect(whole).toHaveLength(48);
    whole.forEach((x, frame) => {
      expect(x).toBeCloseTo(frame / 100, 9);
      expect(cut[frame]).toBeCloseTo(x, 9);
    });
  });
});

describe('what is attached', () => {
  const door = attach('att_1', 'b', 1);

  test.each<[string, Command[], string[]]>([
    ['begins with its picture', [], ['att_1 3-4']],
    [
      'moves with it when something before it changes',
      [{ command: 'trim', item: 'a', edge: 'end', by: -24 }],
      ['att_1 2-3'],
    ],
    ['moves with its item', [{ command: 'reorder', item: 'b', after: null }], ['att_1 1-2']],
    ['stays with the moment it belongs to', [{ command: 'trim', item: 'b', edge: 'start', by: 12 }], ['att_1 2.5-3.5']],
    ['also where that plays slower', [{ command: 'speed', item: 'b', speed: rational(1, 2) }], ['att_1 4-5']],
    ['and backwards, frame by frame', [{ command: 'reverse', item: 'b', reversed: true }], ['att_1 2.958-3.958']],
    ['is cut with its picture', [{ command: 'trim', item: 'b', edge: 'start', by: 36 }], ['att_1 2-2.5']],
    ['waits where that is trimmed away', [{ command: 'trim', item: 'b', edge: 'end', by: -30 }], []],
    [
      'and is back with it',
      [
        { command: 'trim', item: 'b', edge: 'end', by: -30 },
        { command: 'trim', item: 'b', edge: 'end', by: 30 },
      ],
      ['att_1 3-4'],
    ],
    ['goes with its picture', [{ command: 'remove', item: 'b' }], []],
    [
      'goes with the part that shows its moment',
      [
        { command: 'split', item: 'b', at: 24, id: 'itm_1' },
        { command: 'reorder', item: 'itm_1', after: null },
      ],
      ['att_1 0-1'],
    ],
    [
      'stays in place as its picture is replaced',
      [{ command: 'replace', item: 'b', source: { kind: 'footage', footage: 'ftg_video' }, in: rational(1) }],
      ['att_1 3-4'],
    ],
    [
      'is shifted to another picture',
      [
        { command: 'shift', attached: 'att_1', by: rational(-2) },
        { command: 'remove', item: 'b' },
      ],
      ['att_1 1-2'],
    ],
  ])('%s', (_, commands, expected) => {
    expect(heard(film, [door, ...commands])).toEqual(expected);
  });

  test('to the film stays where it is', () => {
    expect(heard(film, [attach('att_1', null, 3), { command: 'remove', item: 'a' }])).toEqual(['att_1 3-4']);
    expect(heard(film, [attach('att_1', null, 5), { command: 'remove', item: 'a' }])).toEqual([]);
  });

  test('has its words whole where their beginning is trimmed away, and captions one after the other', () => {
    const spoken = filmOfShots('ab', { a: { words: [0, 24] } });
    const trimmed: Command = { command: 'trim', item: 'a', edge: 'start', by: 10 };
    expect(heard(spoken, [trimmed])).toEqual([
      'a/caption/0 0-0.583',
      'a/voice/0 0-0.833',
      'a/caption/1 0.583-1.417',
      'a/voice/1 0.583-1.417',
    ]);
  });

  test('lasts to the end of the film where nothing else is said', () => {
    const music: Command = { ...attach('att_1', null, 0, { ...effect, loops: true }), duration: null };
    expect(heard(film, [music])).toEqual(['att_1 0-6']);
    expect(heard(film, [music, { command: 'remove', item: 'a' }])).toEqual(['att_1 0-4']);
  });
});

test.each<Command>([
  { command: 'trim', item: 'b', edge: 'end', by: 9999 },
  { command: 'slip', item: 'b', by: 9999 },
  { command: 'split', item: 'b', at: 9999, id: 'new' },
  { command: 'speed', item: 'b', speed: rational(9) },
  { command: 'freeze', item: 'b', frame: 9999 },
  { command: 'opacity', item: 'b', opacity: 2 },
  { command: 'reorder', item: 'b', after: 'b' },
])('a refusal calls an item by its number, as people know it: $command', (command) => {
  expect(inEnglish(refusalOf(film, [], command)?.sentence)).toMatch(/\bitem 2\b/u);
});

test('a still that is trimmed too far is told how far it can be, and of no frames without end', () => {
  const still = filmOfShots('abc', { b: { handle: null } });
  const refused = refusalOf(still, [], { command: 'trim', item: 'b', edge: 'end', by: -48 });
  expect(inEnglish(refused?.sentence)).toBe(
    'The end of item 2 cannot move by -48 frames; it can become at most 47 frames shorter.',
  );
});

describe('refusals say what, why and how to mend it', () => {
  const dissolve = (before: number, after: number): Transition => ({ kind: 'dissolve', before, after });
  test.each<[string, Command[], Command, string, string]>([
    ['an item that is not there', [], { command: 'remove', item: 'x' }, 'not_found', 'no item x in the film'],
    [
      'a transition without handles',
      [],
      { command: 'transition', item: 'b', transition: dissolve(13, 14) },
      'no_room',
      '12 frames before this cut and 12 behind it at most',
    ],
    [
      'a transition over half an item',
      [{ command: 'split', item: 'a', at: 40, id: 'itm_1' }],
      { command: 'transition', item: 'b', transition: dissolve(6, 6) },
      'no_room',
      '4 frames before this cut',
    ],
    [
      'a dissolve at the start of the film',
      [],
      { command: 'transition', item: 'a', transition: dissolve(0, 6) },
      'no_room',
      'needs two items',
    ],
    [
      'a transition of no length',
      [],
      { command: 'transition', item: 'b', transition: dissolve(0, 0) },
      'bad_value',
      'at least 1 in all',
    ],
    [
      'a trim beyond the material',
      [],
      { command: 'trim', item: 'b', edge: 'end', by: 13 },
      'no_material',
      'at most 12 frames longer there and 47 shorter',
    ],
    [
      'a slip beyond the material',
      [],
      { command: 'slip', item: 'b', by: -13 },
      'no_material',
      'at most 12 frames earlier and 12 later',
    ],
    [
      'a source that is too short',
      [],
      { command: 'replace', item: 'b', source: { kind: 'footage', footage: 'ftg_silent' }, in: rational(2) },
      'no_material',
      'from there it has 8 frames',
    ],
    [
      'a sound as a picture',
      [],
      { command: 'replace', item: 'b', source: { kind: 'footage', footage: 'ftg_music' }, in: rational(0) },
      'not_found',
      'no picture of the footage ftg_music',
    ],
    [
      'a picture as a sound',
      [],
      attach('att_1', 'b', 0, { ...effect, source: { kind: 'footage', footage: 'ftg_silent' } }),
      'no_material',
      'has no sound',
    ],
    [
      'too much of a sound',
      [],
      { command: 'attach', id: 'att_1', anchor: 'a', offset: rational(0), duration: rational(9), content: effect },
      'no_material',
      'its footage has 3.754 s',
    ],
    [
      'a cut where there is no frame',
      [],
      { command: 'split', item: 'b', at: 48, id: 'itm_1' },
      'bad_place',
      'frames 1 to 47',
    ],
    [
      'a speed that is none',
      [],
      { command: 'speed', item: 'b', speed: rational(5) },
      'bad_value',
      'between 0.25 and 4',
    ],
    [
      'a speed between the steps',
      [],
      { command: 'speed', item: 'b', speed: rational(1, 3) },
      'bad_value',
      'steps of 0.001',
    ],
    ['an id that is taken', [], { command: 'split', item: 'b', at: 4, id: 'c' }, 'id_taken', 'already'],
    [
      'a place outside of the film',
      [attach('att_1', 'c', 1)],
      { command: 'shift', attached: 'att_1', by: rational(2) },
      'bad_place',
      'from 0 to before 6 s',
    ],
    [
      'two captions at once',
      [attach('att_1', 'b', 0, caption('一'))],
      attach('att_2', 'a', 1.5, caption('二')),
      'captions_overlap',
      'att_1, which shows from 2 to 3 s',
    ],
    ['a caption without words', [], attach('att_1', 'a', 0, caption('　')), 'bad_value', 'it has no words'],
    [
      'a part outside of the picture',
      [],
      { command: 'framing', item: 'a', framing: { kind: 'crop', rectangle: { x: 0.6, y: 0, width: 0.5, height: 1 } } },
      'bad_value',
      'lies within it',
    ],
  ])('%s', (_, before, command, code, words) => {
    const refused = refusalOf(film, before, command);
    expect(refused?.code).toBe(code);
    expect(inEnglish(refused?.sentence)).toContain(words);
    expect(inEnglish(refused?.sentence)).toMatch(/[.]$/u);
  });
});

describe('what a command writes', () => {
  test('is the records that it changes, before and after', () => {
    const result = edit(film, UNCHANGED, { command: 'gain', item: 'b', gain_db: -6 });
    if ('refused' in result) throw new Error(result.refused.code);
    const after = {
      id: 'b',
      project_id: 'prj_film',
      own: true,
      removed: false,
      after: null,
      next: null,
      edit: { gain_db: -6 },
    };
    expect(result.changes).toEqual([{ table: 'timeline_items', id: 'b', before: null, after }]);
    expect(takeBack(result.changes)).toEqual([{ table: 'timeline_items', id: 'b', before: after, after: null }]);
  });

  test('is nothing where it changes nothing', () => {
    for (const command of [
      { command: 'gain', item: 'b', gain_db: 0 },
      { command: 'reorder', item: 'b', after: 'a' },
      { command: 'reverse', item: 'b', reversed: false },
      { command: 'ending', transition: { kind: 'cut', before: 0, after: 0 } },
    ] as const) {
      expect(edit(film, UNCHANGED, command)).toMatchObject({ changes: [] });
    }
  });

  test('names the ending of the film apart from its items', () => {
    const stored = storedAfter(film, [{ command: 'ending', transition: { kind: 'fade-white', before: 10, after: 0 } }]);
    expect(stored).toEqual({
      ...UNCHANGED,
      settings: {
        id: 'prj_film',
        project_id: 'prj_film',
        ending: { kind: 'fade-white', before: 10, after: 0 },
        range: null,
      },
    });
  });
});

test('faults are found in timelines from elsewhere', () => {
  const timeline = assemble(film, storedAfter(film, [attach('att_1', 'b', 1)]));
  const [first, ...rest] = timeline.main;
  if (!first) throw new Error('an empty film');
  const faulty = (change: Partial<typeof first>) =>
    faultsOf(film, { ...timeline, main: [{ ...first, ...change }, ...rest] }).map(({ sentence }) => sentence);
  expect(faulty({})).toEqual([]);
  expect(faulty({ frames: 0 })[0]).toContain('no whole frames');
  expect(faulty({ frames: 61 })[0]).toContain('does not have');
  expect(faulty({ in: { n: 2, d: 4 } })[0]).toContain('no exact time');
  expect(faulty({ id: 'b' })[0]).toContain('same id');
  expect(faulty({ id: 'itm_x' })[0]).toContain('nobody placed it');
  expect(faulty({ transition: { kind: 'fade-black', before: 0, after: 25 } })[0]).toContain('longer than half');
  expect(faulty({ source: { kind: 'footage', footage: 'ftg_none' } })[0]).toContain('not there');
  expect(faultsOf(film, { ...timeline, main: rest.toReversed() })[0]?.sentence).toContain('neither the storyboard');
  expect(faultsOf(film, { ...timeline, main: [first] })[0]?.sentence).toContain('attached to is not there');
  const half = {
    ...timeline,
    attached: timeline.attached.map((item) => ({ ...item, duration: rational(1, 48), content: caption('a') })),
  };
  expect(faultsOf(film, half)[0]?.sentence).toContain('whole frames');
});
