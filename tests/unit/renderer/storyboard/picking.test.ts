import { expect, test } from 'vitest';
import { howOf, pick } from '../../../../src-renderer/storyboard/picking.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const none = { selected: [], anchor: null };

test('a click picks one alone, with Control or Command it comes or goes, with Shift it reaches from the anchor', () => {
  const one = pick(order, none, 'b', 'alone');
  expect(one).toEqual({ selected: ['b'], anchor: 'b' });
  expect(pick(order, one, 'd', 'reach')).toEqual({ selected: ['b', 'c', 'd'], anchor: 'b' });
  const both = pick(order, one, 'e', 'together');
  expect(both).toEqual({ selected: ['b', 'e'], anchor: 'e' });
  expect(pick(order, both, 'b', 'together')).toEqual({ selected: ['e'], anchor: 'b' });
});

test('what was reached last is last, so that the keyboard goes on from there', () => {
  const one = pick(order, none, 'd', 'alone');
  const up = pick(order, one, 'b', 'reach');
  expect(up.selected).toEqual(['d', 'c', 'b']);
  expect(pick(order, up, 'e', 'reach').selected).toEqual(['d', 'e']);
});

test('without an anchor that is still there, Shift picks one alone', () => {
  expect(pick(order, none, 'c', 'reach')).toEqual({ selected: ['c'], anchor: 'c' });
  expect(pick(order, { selected: ['x'], anchor: 'x' }, 'c', 'reach').selected).toEqual(['c']);
});

test('modifiers say how', () => {
  const plain = { shiftKey: false, metaKey: false, ctrlKey: false };
  expect(howOf(plain)).toBe('alone');
  expect(howOf({ ...plain, metaKey: true })).toBe('together');
  expect(howOf({ ...plain, ctrlKey: true })).toBe('together');
  expect(howOf({ ...plain, ctrlKey: true, shiftKey: true })).toBe('reach');
});
