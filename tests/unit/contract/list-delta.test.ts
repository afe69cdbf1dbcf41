import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListRules } from '../../../src-shared/contract/list-delta.ts';
import { fieldsChanged, listDelta, patchedList, withValues } from '../../../src-shared/contract/list-delta.ts';

interface Record {
  readonly id: string;
  readonly number: number;
  readonly at: number | null;
  readonly words: readonly string[];
  readonly note?: string;
}

const RULES: ListRules<Record> = {
  name: ({ id }) => id,
  placed: ['number'],
  moving: {
    field: 'at',
    distance: ({ at }, { at: now }, likely) => {
      if (at === null || now === null) return at === now ? likely : null;
      return now - at;
    },
    move: (record, by) => (record.at === null ? record : { ...record, at: record.at + by }),
  },
};

const fields = fc.record(
  {
    at: fc.oneof(fc.nat(20), fc.constant(null)),
    words: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
    note: fc.constantFrom('x', 'y'),
  },
  { requiredKeys: ['at', 'words'] },
);

const ids = fc.uniqueArray(fc.constantFrom(...'abcdefghij'), { maxLength: 8 });

/** A list and what became of it: records moved, added, taken out, said anew. */
const lists = fc.tuple(ids, ids, fc.array(fields, { minLength: 20, maxLength: 20 }), fc.nat(3)).map((drawn) => {
  const [first, second, values, by] = drawn;
  const before = numbered(first.map((id, index) => ({ id, number: 0, at: 0, words: [], ...values[index] })));
  const after = second.map((id, index): Record => {
    const old = before.find((record) => record.id === id);
    // Most are as they were, or have moved together.
    if (old && index % 3 !== 0) return { ...old, at: old.at === null ? null : old.at + by };
    return { id, number: 0, at: 0, words: [], ...values[10 + index] };
  });
  return { before, after: numbered(after) };
});

function numbered(records: readonly Record[]): readonly Record[] {
  return records.map((record, index) => ({ ...record, number: index + 1 }));
}

const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('a list that is patched with what was told of another is that one, whatever became of it', () => {
  fc.assert(
    fc.property(lists, ({ before, after }) => {
      const delta = listDelta(before, after, RULES);
      expect(numbered(delta ? patchedList(before, asSent(delta), RULES) : before)).toEqual(after);
    }),
  );
});

test('what did not change stays the same object, and is not told', () => {
  fc.assert(
    fc.property(lists, ({ before }) => {
      expect(listDelta(before, numbered(before), RULES)).toBeNull();
      const after = before.map((record, index) => (index === 2 ? { ...record, words: ['new'] } : record));
      const delta = listDelta(before, after, RULES);
      const patched = delta ? patchedList(before, delta, RULES) : before;
      expect(patched.filter((record, index) => record !== before[index])).toEqual(after.slice(2, 3));
    }),
  );
});

test('what moves together is told in one part, and never more than the whole list', () => {
  const before = numbered(Array.from({ length: 100 }, (_, at) => ({ id: String(at), number: 0, at, words: ['w'] })));
  const later = before.map((record, at) => (at < 10 ? record : { ...record, at: (record.at ?? 0) + 7 }));
  expect(listDelta(before, later, RULES)).toEqual([{ keep: [0, 10] }, { keep: [10, 100], by: 7 }]);
  const reversed = numbered(before.toReversed());
  expect(JSON.stringify(listDelta(before, reversed, RULES)).length).toBeLessThan(JSON.stringify(reversed).length);
});

test('a field that is gone is told with all of its record', () => {
  const before = [{ id: 'a', number: 1, at: 0, words: [], note: 'x' }];
  const after = [{ id: 'a', number: 1, at: 0, words: [] }];
  expect(listDelta<Record>(before, after, RULES)).toEqual([{ put: after[0] }]);
});

test('a delta of another list is refused', () => {
  expect(() => patchedList<Record>([], [{ of: 3, set: { at: 1 } }], RULES)).toThrow('another list');
});

test('the fields in which two objects differ', () => {
  expect(fieldsChanged({ a: 1, b: [1], c: 0 }, { a: 2, b: [1], c: 1 }, ['c'])).toEqual({ a: 2 });
  const record = { a: 1, b: [1] };
  expect(withValues(record, { b: [1] })).toBe(record);
  expect(withValues(record, { b: [2] })).toEqual({ a: 1, b: [2] });
});
