/** Whether two values are the same JSON, whatever the order of their fields. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [ones, others] = [definedNames(one), definedNames(other)];
  if (ones.length !== others.length) return false;
  const [fields, otherFields]: [Fields, Fields] = [{ ...one }, { ...other }];
  return ones.every((name) => Object.hasOwn(otherFields, name) && isSame(fields[name], otherFields[name]));
}

type Fields = Readonly<Record<string, unknown>>;

/** JSON drops undefined fields, so a record and its stored self differ in them. */
function definedNames(value: object): string[] {
  const fields: Fields = { ...value };
  return Object.keys(fields).filter((name) => fields[name] !== undefined);
}
