/** What a shot is called on a board: the number of its scene and its letter in it, "2B". @param scene @param index both from 0 */
export function shotLabel(scene: number, index: number): string {
  return `${scene + 1}${letterOf(index)}`;
}

/** A to Z, then AA. */
function letterOf(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
