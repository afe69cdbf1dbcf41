/**
 * Puts the people of one painting into the set of another. Names of tensors and places of numbers are those of
 * training/shotloom_model (layout.py, figure.py).
 */
import type { Layer, Painting } from '../painted-layers.ts';

const GRAINS = ['small', 'large', 'strip'] as const;
/** What says what people look like and do, and the camera that goes with them; all else is of the set. */
const OF_PEOPLE = new Set([
  ...['figures', 'bodies', 'trunks', 'wear', 'joints', 'tempos', 'faces', 'face_tempos', 'mouths', 'beats', 'parts'],
  ...['classes', 'camera'],
]);
const TEXTURE = { grain: 0, map: 1, x1: 4, y1: 5, length: 9 };
const MOVER = { texture: 2, show: 20, length: 26 };
const PART = { texture: 0, show: 1, views: 2, length: 8 };

/**
 * The set of one painting with the people of another, and the maps of both. Null where both have more to draw than there is
 * room for.
 */
export function peopleInSet(set: Painting, people: Painting): Painting | null {
  const drawn = drawnOf(set, people);
  if (!drawn) return null;
  const layers = set.layers.map((layer): Layer => {
    if (layer.name === 'textures') return { ...layer, data: drawn.textures };
    if (layer.name === 'movers') return { ...layer, data: drawn.movers };
    const other = layerOf(people, layer.name);
    if (/^(?:maps|stops)_/u.test(layer.name)) return stacked(layer, other);
    return OF_PEOPLE.has(layer.name) ? other : layer;
  });
  return { layers, hearing: people.hearing };
}

/** What is drawn anew every frame: people's parts first, where `parts` looks for them, then what moves in the set. */
function drawnOf(
  set: Painting,
  people: Painting,
): { readonly textures: Float32Array; readonly movers: Float32Array } | null {
  const { length } = TEXTURE;
  const [own, others] = [numbersOf(set, 'textures'), numbersOf(people, 'textures')];
  const movers = numbersOf(set, 'movers').slice();
  const before = GRAINS.map((grain) => layerOf(set, `maps_${grain}`).shape[0] ?? 0);
  const rows = Array.from({ length: rowsOfPeople(people) }, (_, row) => {
    const numbers = others.slice(row * length, (row + 1) * length);
    numbers[TEXTURE.map] = (numbers[TEXTURE.map] ?? 0) + (before[numbers[TEXTURE.grain] ?? 0] ?? 0);
    return numbers;
  });
  for (let at = 0; at < movers.length; at += MOVER.length) {
    if (movers[at + MOVER.show] === 0) continue;
    const row = movers[at + MOVER.texture] ?? 0;
    movers[at + MOVER.texture] = rows.length;
    rows.push(own.slice(row * length, (row + 1) * length));
  }
  if (rows.length * length > own.length) return null;
  const textures = new Float32Array(own.length);
  for (let at = 0; at < textures.length; at += length) textures.fill(1, at + TEXTURE.x1, at + TEXTURE.y1 + 1);
  for (const [index, row] of rows.entries()) textures.set(row, index * length);
  return { textures, movers };
}

/** Rows of `textures` that people's parts have, one for each yaw that they are painted at. */
function rowsOfPeople(painting: Painting): number {
  const parts = numbersOf(painting, 'parts');
  const starts = Array.from({ length: parts.length / PART.length }, (_, part) => part * PART.length);
  const shown = starts.filter((at) => parts[at + PART.show] === 1);
  return Math.max(0, ...shown.map((at) => (parts[at + PART.texture] ?? 0) + (parts[at + PART.views] ?? 0)));
}

function stacked(layer: Layer, other: Layer): Layer {
  const shape = [(layer.shape[0] ?? 0) + (other.shape[0] ?? 0), ...layer.shape.slice(1)];
  const Numbers = layer.data instanceof Uint8Array ? Uint8Array : Float32Array;
  const data = new Numbers(layer.data.length + other.data.length);
  data.set(layer.data);
  data.set(other.data, layer.data.length);
  return { ...layer, shape, data };
}

function layerOf({ layers }: Painting, name: string): Layer {
  const layer = layers.find((each) => each.name === name);
  if (!layer) throw new Error(`A painting has no "${name}".`);
  return layer;
}

function numbersOf(painting: Painting, name: string): Float32Array {
  const { data } = layerOf(painting, name);
  if (data instanceof Float32Array) return data;
  throw new Error(`A painting has no numbers "${name}".`);
}
