/** Of the private use area: nothing that is said has them. */
const FIRST_MARK = 0xe0_00;

/**
 * A sentence that is said of hundreds of things with other values: it is spoken once, with marks in their place. To speak it anew would take longer than
 * to draw what it is said of.
 * @param speak says it with the given values
 */
export function sentence<Name extends string>(
  names: readonly Name[],
  speak: (values: Readonly<Record<Name, string>>) => string,
): (values: Readonly<Record<Name, string>>) => string {
  const marks = names.map((name, index) => [name, String.fromCodePoint(FIRST_MARK + index)] as const);
  const parts = speak(Object.fromEntries(marks) as Record<Name, string>).split(/([\uE000-\uF8FF])/u);
  const nameAt = new Map(marks.map(([name, mark]) => [mark, name]));
  return (values) => {
    let said = '';
    for (const part of parts) {
      const name = nameAt.get(part);
      said += name === undefined ? part : values[name];
    }
    return said;
  };
}
