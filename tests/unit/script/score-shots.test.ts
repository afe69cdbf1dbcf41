import { describe, expect, it } from 'vitest';
import { parseFountain } from '../../../src-shared/script/fountain.ts';
import type { DraftShot, Storyboard } from '../../../src-shared/storyboard/storyboard.ts';
import { scoreShots } from '../../support/script/score-shots.ts';
import type { ShotLabel, ShotScore } from '../../support/script/score-shots.ts';

const text = `INT. HUT - DAY

Anna opens the door. A cat runs in.

ANNA
(to the cat)
Out with you!

The cat sleeps.
`;
const screenplay = parseFountain(text);
const [opens = -1, out = -1, sleeps = -1] = ['Anna opens', 'Out with', 'The cat'].map((words) =>
  screenplay.elements.findIndex((element) => element.text.startsWith(words)),
);
const runsIn = 'Anna opens the door. '.length;
const wholeLine = 'Anna opens the door. A cat runs in.'.length;

const labels: readonly ShotLabel[] = [
  { from: 'Anna opens', to: 'the door.', who: ['Anna|woman'], where: 'hut', what: 'open|door' },
  { from: 'A cat', to: 'runs in.', who: ['cat'], where: 'hut', what: 'run' },
  { from: 'Out with', to: 'you!', who: ['Anna', 'cat'], where: 'hut', what: 'say|scold' },
  { from: 'The cat', to: 'sleeps.', who: [], where: '', what: 'sleep' },
];

interface Words {
  readonly elements: readonly number[];
  readonly parts?: DraftShot['parts'];
  readonly picture?: string;
  readonly cast?: readonly string[];
}

function score(shots: readonly Words[]): ShotScore {
  const storyboard: Storyboard = {
    title: 'The Cat',
    language: 'en',
    cast: [],
    places: [],
    scenes: [
      {
        heading: 'INT. HUT - DAY',
        scene_number: null,
        shots: shots.map(({ elements, parts, picture = '', cast = [] }, index) => ({
          key: String(index),
          picture,
          size: 'medium',
          move: 'static',
          duration_s: 2,
          lines: [],
          cast,
          elements,
          ...(parts ? { parts } : {}),
          transition_in: 'cut',
        })),
      },
    ],
  };
  return scoreShots(text, screenplay, storyboard, labels);
}

const perfect: readonly Words[] = [
  {
    elements: [opens],
    parts: [{ element: opens, start: 0, end: runsIn }],
    picture: 'Anna opens the door',
    cast: ['ANNA'],
  },
  { elements: [], parts: [{ element: opens, start: runsIn, end: wholeLine }], picture: 'a cat runs in' },
  { elements: [out - 2, out - 1, out], picture: 'Anna scolds a cat', cast: ['ANNA'] },
  { elements: [sleeps], picture: 'it is sleeping' },
];

describe('scoring shots', () => {
  it('finds all of a draft that is as labelled', () => {
    expect(score(perfect)).toEqual({
      drafted: 4,
      labelled: 4,
      breaks: { drafted: 3, labelled: 3, found: 3 },
      answers: { who: { right: 4, asked: 4 }, where: { right: 3, asked: 3 }, what: { right: 4, asked: 4 } },
      misses: [],
    });
  });

  it('does not count a break at another letter, but leaves spaces and stops alone', () => {
    const shifted = (by: number): ShotScore['breaks'] =>
      score([
        { elements: [opens], parts: [{ element: opens, start: 0, end: runsIn + by }] },
        { elements: [], parts: [{ element: opens, start: runsIn + by, end: wholeLine }] },
        ...perfect.slice(2),
      ]).breaks;
    expect(shifted(-2)).toEqual({ drafted: 3, labelled: 3, found: 3 });
    expect(shifted(1)).toEqual({ drafted: 3, labelled: 3, found: 2 });
  });

  it('misses the breaks of merged shots, and asks both labels of the one that is there', () => {
    const merged = score([{ elements: [opens], picture: 'Anna opens', cast: ['ANNA'] }, ...perfect.slice(2)]);
    expect(merged.breaks).toEqual({ drafted: 2, labelled: 3, found: 2 });
    expect(merged.misses).toEqual(['A cat: who, what']);
  });

  it('counts the breaks of a split shot as drafted in vain, and asks the piece that has most of the words', () => {
    const split = score([
      ...perfect.slice(0, 3),
      { elements: [sleeps], parts: [{ element: sleeps, start: 0, end: 4 }], picture: 'a tail' },
      { elements: [], parts: [{ element: sleeps, start: 4, end: 15 }], picture: 'cat sleeps' },
    ]);
    expect(split.drafted).toBe(5);
    expect(split.breaks).toEqual({ drafted: 4, labelled: 3, found: 3 });
    expect(split.misses).toEqual([]);
  });

  it('wants nobody where nobody is labelled, everybody where several are, and whole words', () => {
    const others = [
      perfect[0] ?? { elements: [] },
      { ...perfect[1], elements: [], picture: 'a category of runs' },
      { elements: [out - 2, out - 1, out], picture: 'Anna scolds', cast: ['ANNA'] },
      { elements: [sleeps], picture: 'asleep', cast: ['ANNA'] },
    ];
    expect(score(others).misses).toEqual(['A cat: who', 'Out with: who', 'The cat: who, what']);
  });

  it('gives no place to a shot that takes no words', () => {
    expect(score([{ elements: [] }, ...perfect])).toEqual(score(perfect));
  });

  it('refuses labels that are not in the text or leave words out', () => {
    const board: Storyboard = { title: '', language: 'en', cast: [], places: [], scenes: [] };
    const judge = (wrong: readonly ShotLabel[]) => () => scoreShots(text, screenplay, board, wrong);
    expect(judge(labels.toReversed())).toThrow('"Out with" to "you!" is not in the text');
    expect(judge(labels.filter(({ from }) => from !== 'A cat'))).toThrow('Words before "Out with"');
  });
});
