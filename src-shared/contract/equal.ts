type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether two values of JSON are equal, whatever the order of their keys. JSON drops undefined fields, so a record and its stored self
 * differ in them.
 */
export function equalValues(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, place) => equalValues(each, other[place]));
  return !Array.isArray(one) && !Array.isArray(other) && equalFields(one as Fields, other as Fields);
}

/** Makes no objects: boards are compared by it, which have tens of thousands of fields. */
function equalFields(one: Fields, other: Fields): boolean {
  let more = 0;
  for (const name of Object.keys(one)) {
    if (one[name] === undefined) continue;
    if (!Object.hasOwn(other, name) || !equalValues(one[name], other[name])) return false;
    more -= 1;
  }
  for (const name of Object.keys(other)) if (other[name] !== undefined) more += 1;
  return more === 0;
}
