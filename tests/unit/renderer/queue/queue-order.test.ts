import { describe, expect, test } from 'vitest';
import { droppedPlace, filmsOf, movedJobs, steppedPlace } from '../../../../src-renderer/queue/queue-order.ts';

const jobs = [3, 7, 5, 9].map((number) => ({ number }));
const order = (moved: readonly { readonly number: number }[]): number[] => moved.map(({ number }) => number);

describe('a job that is dropped', () => {
  test.each([
    [3, 5, 'below', { after: 5 }, [7, 5, 3, 9]],
    [9, 7, 'above', { before: 7 }, [3, 9, 7, 5]],
    [5, 3, 'above', { before: 3 }, [5, 3, 7, 9]],
  ] as const)('%i on %i, %s', (moved, onto, edge, place, after) => {
    expect(droppedPlace(jobs, moved, onto, edge)).toEqual(place);
    expect(order(movedJobs(jobs, moved, place))).toEqual(after);
  });
  test('where it is already, or on nothing, goes nowhere', () => {
    expect(droppedPlace(jobs, 3, 7, 'above')).toBeNull();
    expect(droppedPlace(jobs, 7, 3, 'below')).toBeNull();
    expect(droppedPlace(jobs, 3, 3, 'below')).toBeNull();
    expect(droppedPlace(jobs, 1, 3, 'below')).toBeNull();
    expect(order(movedJobs(jobs, 3, { after: 1 }))).toEqual([3, 7, 5, 9]);
  });
});

test('keys move a job by one, and not beyond the ends', () => {
  expect(steppedPlace(jobs, 7, 1)).toEqual({ after: 5 });
  expect(steppedPlace(jobs, 7, -1)).toEqual({ before: 3 });
  expect([steppedPlace(jobs, 3, -1), steppedPlace(jobs, 9, 1), steppedPlace(jobs, 1, 1)]).toEqual([null, null, null]);
});

test('films are told once, in the order of the queue, with how many jobs each has', () => {
  const of = (project: string, title: string) => ({ project, title });
  expect(filmsOf([of('b', '纸船'), of('a', 'Tiny'), of('b', '纸船')])).toEqual([
    { project: 'b', title: '纸船', count: 2 },
    { project: 'a', title: 'Tiny', count: 1 },
  ]);
});
