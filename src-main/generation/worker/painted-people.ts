/**
 * The numbers of a painting that say where its people and its camera are and what they do. Names of tensors and places of numbers
 * are those of training/shotloom_model (layout.py, figure.py, kinematics.py).
 */
import type { Painting } from '../painted-layers.ts';

export const FIGURES = 2;
/** Numbers of the joints of one act of one figure: 16 poses of 27 joints. */
const ACT = 16 * 27;
const FIELDS = { figures: 10, bodies: 16 };
const FIGURE = { x: 0, y: 1, speed: 2, show: 3, shadow: 4, thenAt: 7, thenOver: 8, speedThen: 9 };
const CAMERA = { xStart: 0, xEnd: 3, steady: 6, speed: 9, thenAt: 10, thenOver: 11, speedThen: 12 };

/** Where somebody or the camera goes: at `x` in the middle of the shot, `speed` metres a second, which becomes `speedThen` round `thenAt`. */
export interface Path {
  readonly x: number;
  readonly speed: number;
  readonly thenAt: number;
  readonly thenOver: number;
  readonly speedThen: number;
}

/** How one act moves: cycles a second, where in the cycle it is at the shot's start; `once`: it runs from 0 to 1 and stays. */
export interface Tempo {
  readonly rate: number;
  readonly phase: number;
  readonly once: boolean;
}

/** Metres at a moment of a shot that lasts `seconds` (kinematics.gone). */
export function placeOn({ x, speed, thenAt, thenOver, speedThen }: Path, t: number, seconds: number): number {
  const over = Math.max(thenOver, 1e-3);
  const since = (t - thenAt) / over + 0.5;
  const u = Math.min(1, Math.max(0, since));
  const more = over * (u ** 3 - 0.5 * u ** 4 + Math.max(since - 1, 0));
  return x + speed * (t - seconds / 2) + (speedThen - speed) * more;
}

/** A path, moved so that it is at `place` at a moment. */
export function through(path: Path, t: number, place: number, seconds: number): Path {
  return { ...path, x: path.x + place - placeOn(path, t, seconds) };
}

/** Metres a second before or behind the change of a path. */
export function speedAt({ speed, thenAt, speedThen }: Path, t: number): number {
  return t >= thenAt ? speedThen : speed;
}

/** A painting whose numbers can be read by what they mean, and written: the painting itself stays as it is. */
export class People {
  readonly #painting: Painting;
  readonly #own = new Map<string, Float32Array>();

  constructor(painting: Painting) {
    this.#painting = painting;
  }

  isShown(figure: number): boolean {
    return this.#figure(figure, FIGURE.show) > 0.5;
  }

  /** Who sits throws no shadow. */
  isSeated(figure: number): boolean {
    return this.#figure(figure, FIGURE.shadow) === 0;
  }

  /** Metres below the ground's line; up is negative. */
  footOf(figure: number): number {
    return this.#figure(figure, FIGURE.y);
  }

  bodyOf(figure: number): Float32Array {
    return this.of('bodies').subarray(figure * FIELDS.bodies, (figure + 1) * FIELDS.bodies);
  }

  pathOf(figure: number): Path {
    return {
      x: this.#figure(figure, FIGURE.x),
      speed: this.#figure(figure, FIGURE.speed),
      thenAt: this.#figure(figure, FIGURE.thenAt),
      thenOver: this.#figure(figure, FIGURE.thenOver),
      speedThen: this.#figure(figure, FIGURE.speedThen),
    };
  }

  setPath(figure: number, { x, speed, thenAt, thenOver, speedThen }: Path): void {
    const numbers = { x, speed, thenAt, thenOver, speedThen };
    for (const [name, value] of Object.entries(numbers))
      this.#write('figures', figure * FIELDS.figures + FIGURE[name as keyof Path], value);
  }

  /** The way of the camera's start beside what it follows; its end goes along. */
  cameraPath(): Path {
    const camera = this.of('camera');
    const at = (field: number): number => camera[field] ?? 0;
    return {
      x: at(CAMERA.xStart),
      speed: at(CAMERA.speed),
      thenAt: at(CAMERA.thenAt),
      thenOver: at(CAMERA.thenOver),
      speedThen: at(CAMERA.speedThen),
    };
  }

  setCameraPath({ x, speed, thenAt, thenOver, speedThen }: Path): void {
    const moved = x - this.cameraPath().x;
    this.#write('camera', CAMERA.xEnd, (this.of('camera')[CAMERA.xEnd] ?? 0) + moved);
    this.#write('camera', CAMERA.xStart, x);
    this.#write('camera', CAMERA.speed, speed);
    this.#write('camera', CAMERA.thenAt, thenAt);
    this.#write('camera', CAMERA.thenOver, thenOver);
    this.#write('camera', CAMERA.speedThen, speedThen);
  }

  /** Middle and height of the frame at the shot's start, then at its end, without what is followed. */
  frame(): number[] {
    return [...this.of('camera').subarray(CAMERA.xStart, CAMERA.steady)];
  }

  act(figure: number, act: number): Float32Array {
    const at = (figure * 2 + act) * ACT;
    return this.of('joints').subarray(at, at + ACT);
  }

  tempo(figure: number, act: number): Tempo {
    const [rate = 0, phase = 0, once = 0] = this.of('tempos').subarray((figure * 2 + act) * 3);
    return { rate, phase, once: once > 0.5 };
  }

  setAct(figure: number, act: number, joints: Float32Array, tempo: Tempo): void {
    this.#writable('joints').set(joints, (figure * 2 + act) * ACT);
    this.setTempo(figure, act, tempo);
  }

  setTempo(figure: number, act: number, { rate, phase, once }: Tempo): void {
    this.#writable('tempos').set([rate, phase, Number(once)], (figure * 2 + act) * 3);
  }

  /** Takes a tensor of another painting. */
  take(name: string, other: People): void {
    this.#writable(name).set(other.of(name));
  }

  of(name: string): Float32Array {
    const own = this.#own.get(name);
    if (own) return own;
    const data = this.#painting.layers.find((layer) => layer.name === name)?.data;
    if (!(data instanceof Float32Array)) throw new Error(`A painting has no numbers "${name}".`);
    return data;
  }

  painting(): Painting {
    const layers = this.#painting.layers.map((layer) => {
      const data = this.#own.get(layer.name);
      return data ? { ...layer, data } : layer;
    });
    return { ...this.#painting, layers };
  }

  #figure(figure: number, field: number): number {
    return this.of('figures')[figure * FIELDS.figures + field] ?? 0;
  }

  #writable(name: string): Float32Array {
    const own = this.#own.get(name) ?? this.of(name).slice();
    this.#own.set(name, own);
    return own;
  }

  #write(name: string, at: number, value: number): void {
    this.#writable(name)[at] = value;
  }
}
