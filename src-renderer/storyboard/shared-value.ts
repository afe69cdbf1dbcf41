/** What several things have of something: one value that all have, or values that differ. */
export type Shared<Value> =
  | { readonly kind: 'same'; readonly value: Value }
  | { readonly kind: 'mixed'; readonly value: null };

/** What all of them have. Values are compared as JSON. @param things at least one */
export function sharedOf<Thing, Value>(things: readonly Thing[], of: (thing: Thing) => Value): Shared<Value> {
  const [first, ...others] = things.map(of);
  const told = JSON.stringify(first);
  return others.every((other) => JSON.stringify(other) === told)
    ? { kind: 'same', value: first as Value }
    : { kind: 'mixed', value: null };
}
