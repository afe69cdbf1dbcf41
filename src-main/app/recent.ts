import { equalValues } from '../../src-shared/contract/equal.ts';

/** Of what was made last, so much is kept. */
const KEPT = 8;

/** What was made of texts: the same object for as long as the text is the same, and it was asked for lately. */
export class Recent<T> {
  readonly #made = new Map<string, T>();

  /** @param make what the text asks for, where it was not made yet */
  of(text: string, make: () => T): T {
    const made = this.#made.get(text) ?? make();
    this.#made.delete(text);
    this.#made.set(text, made);
    const [oldest] = this.#made.keys();
    if (this.#made.size > KEPT && oldest !== undefined) this.#made.delete(oldest);
    return made;
  }
}

const MADE_LAST = new WeakMap<object, object>();

/**
 * What is made of a record: what was made of it last where that has these values, of which all that the record does not say itself are
 * given. So what did not change is the same object.
 */
export function again<T extends object>(of: object, values: Partial<T>, make: () => T): T {
  const last = MADE_LAST.get(of) as T | undefined;
  if (last && has(last, values)) return last;
  const made = make();
  MADE_LAST.set(of, made);
  return made;
}

const MADE_OF = new WeakMap<object, { readonly from: readonly unknown[]; readonly made: unknown }>();

/** What is made of a record and of other things: what was made last where these are the same, not only alike. */
export function madeOnce<T>(of: object, from: readonly unknown[], make: () => T): T {
  const last = MADE_OF.get(of);
  if (last?.from.length === from.length && last.from.every((each, at) => each === from[at])) return last.made as T;
  const made = make();
  MADE_OF.set(of, { from, made });
  return made;
}

/** Makes no objects: it is asked for thousands of records at a time. */
function has<T extends object>(record: T, values: Partial<T>): boolean {
  for (const name in values) if (!equalValues(record[name], values[name])) return false;
  return true;
}
