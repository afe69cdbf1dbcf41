// What `develop` takes of a style: noughts in the flat look.
import { readFileSync } from 'node:fs';

/** `brush` and `strokes` for a develop that is loaded; given are the brush's numbers and a file of its strokes, or nothing. */
export function look(ort, develop, brush, strokes) {
  const shapes = Object.fromEntries(develop.inputMetadata.map(({ name, shape }) => [name, shape]));
  if (!shapes.brush) return {};
  const [kinds] = shapes.strokes;
  const tiles = strokes ? new Float32Array(new Uint8Array(readFileSync(strokes)).buffer) : new Float32Array(kinds);
  const side = Math.sqrt(tiles.length / kinds);
  return {
    brush: new ort.Tensor('float32', Float32Array.from(brush ?? new Array(shapes.brush[0]).fill(0)), shapes.brush),
    strokes: new ort.Tensor('float32', tiles, [kinds, side, side]),
  };
}
