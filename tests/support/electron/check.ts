/** Checks of what is given to the stand-in: what it does not know it refuses, so that nothing passes here that it never carried out. */

/** @throws TypeError for an option that is not among those that are served */
export function onlyKnown(what: string, options: object, known: readonly string[]): void {
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new TypeError(`The stand-in's ${what} has no "${name}".`);
  }
}

/**
 * What comes out at the other end: as the structured clone has it, which throws for functions and the like, and as JSON, by which
 * the stand-in carries it.
 */
export function carried<T>(value: T): T {
  const clone = structuredClone(value);
  if (clone === undefined) return clone;
  const back: unknown = JSON.parse(JSON.stringify(clone));
  const isPlain = (one: unknown, other: unknown): boolean => {
    if (typeof one !== 'object' || one === null) return Object.is(one, other);
    if (typeof other !== 'object' || other === null) return false;
    const values = new Map(Object.entries(other));
    return Object.entries(one).every(([name, part]) => part === undefined || isPlain(part, values.get(name)));
  };
  if (!isPlain(clone, back)) throw new TypeError('The stand-in carries plain values only (those of JSON).');
  return clone;
}
