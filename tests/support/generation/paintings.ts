import type { Painting } from '../../../src-main/generation/painted-layers.ts';
import type { SaidSlot } from '../../../src-shared/generation/hearing.ts';

/** What a made-up painting shows of its first person; the second is not there. */
export interface Painted {
  /** Metres, in the middle of the shot. */
  readonly x: number;
  /** Metres a second. */
  readonly speed: number;
  /** Every joint of the first act, and of the next. */
  readonly joints: readonly [number, number];
  /** Cycles a second of the first act, and of the next. */
  readonly rates: readonly [number, number];
  readonly isSeated: boolean;
  /** Seconds when the next act begins. */
  readonly thenAt: number;
  /** What the camera follows, metres a second. */
  readonly follow: number;
  /** Height of the frame in metres. */
  readonly high: number;
  readonly said: Readonly<Record<string, string>>;
}

/** A painting with as many numbers as the model's, most of them 0. */
export function painting(changes: Partial<Painted> = {}): Painting {
  const {
    x = 0,
    speed = 0,
    joints = [1, 1],
    rates = [1, 1],
    isSeated = false,
    thenAt = 2,
    follow = 0,
    high = 4,
  } = changes;
  const figure = [x, 0, speed, 1, isSeated ? 0 : 0.2, 0, 0, thenAt, 0.8, speed];
  const camera = [0, -1, high, 0, -1, high, 0, 0, 0, follow, thenAt, 0.8, follow, ...Array<number>(15).fill(0)];
  const act = 16 * 27;
  const floats = (shape: number[], numbers: number[]) => {
    const data = new Float32Array(shape.reduce((product, n) => product * n, 1));
    data.set(numbers);
    return { shape, data };
  };
  const tempo = (rate: number): number[] => [rate, 0, 0];
  const layers = {
    figures: floats([2, 10], figure),
    bodies: floats([2, 16], Array<number>(32).fill(1)),
    joints: floats([2, 2, 16, 27], [...Array<number>(act).fill(joints[0]), ...Array<number>(act).fill(joints[1])]),
    tempos: floats([2, 2, 3], [...tempo(rates[0]), ...tempo(rates[1])]),
    camera: floats([28], camera),
  };
  const said = Object.entries(changes.said ?? {}).map(([slot, value]): SaidSlot => ({ slot, value, share: 1 }));
  return {
    layers: Object.entries(layers).map(([name, layer]) => ({ name, ...layer })),
    hearing: { language: 'en', words: [], said },
  };
}
