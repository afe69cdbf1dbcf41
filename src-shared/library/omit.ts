/** A record without some of its fields. */
export function omit<T extends object, Name extends keyof T & string>(
  record: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  const gone = new Set<string>(names);
  return Object.fromEntries(Object.entries(record).filter(([name]) => !gone.has(name))) as Omit<T, Name>;
}
