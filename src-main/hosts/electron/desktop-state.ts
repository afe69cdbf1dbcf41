import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

const Bounds = z.object({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() });
/** In CSS pixels, on the desktop of all displays. */
export type Bounds = z.output<typeof Bounds>;

/** What the window remembers, in a file of its own: it is of this machine, not of the library. What cannot be read of it is as at first. */
const DesktopState = z.object({
  /** Where the window was; null where it never was. */
  bounds: Bounds.nullable().catch(null),
  maximized: z.boolean().catch(false),
  /** As the page last said; null before. */
  language: z.enum(['en', 'zh']).nullable().catch(null),
  theme: z.enum(['dark', 'light', 'system']).catch('system'),
  /** Whether crashes are written down, on this machine only; nothing is before somebody says so. */
  crash_log: z.boolean().catch(false),
  /** Whether a newer Shotloom is looked for, which tells a server that this one runs. */
  updates: z.boolean().catch(false),
});
export type DesktopState = z.output<typeof DesktopState>;

/** Keeps it in a file. */
export class DesktopStateFile {
  readonly #path: string;
  #state: DesktopState;

  constructor(path: string) {
    this.#path = path;
    this.#state = DesktopState.parse(read(path));
  }

  get state(): DesktopState {
    return this.#state;
  }

  /** Where it cannot be written, it holds until the app ends. */
  change(change: Partial<DesktopState>): void {
    this.#state = { ...this.#state, ...change };
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(`${this.#path}.new`, `${JSON.stringify(this.#state, null, 2)}\n`);
      renameSync(`${this.#path}.new`, this.#path);
    } catch {
      // A full disk is told by what needs it.
    }
  }
}

function read(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  } catch {
    return {};
  }
}

/** How small a window may be, and how large it is at first, in CSS pixels. */
export const SMALLEST = { width: 1024, height: 640 };
const FIRST = { width: 1440, height: 900 };
/** How much of a window has to be on some display, so that it can be seen and moved. */
const SEEN = 100;

/**
 * Where a window opens: where it was, as far as a display still shows it there, else in the middle of the first display.
 * @param displays work areas, the primary one first
 */
export function windowBounds(before: Bounds | null, displays: readonly Bounds[]): Bounds {
  const isSeen = (display: Bounds, { x, y, width }: Bounds): boolean =>
    Math.min(x + width, display.x + display.width) - Math.max(x, display.x) >= SEEN &&
    y >= display.y &&
    y <= display.y + display.height - SEEN;
  if (before && displays.some((display) => isSeen(display, before))) {
    return {
      ...before,
      width: Math.max(SMALLEST.width, before.width),
      height: Math.max(SMALLEST.height, before.height),
    };
  }
  const { x, y, width, height } = displays[0] ?? { x: 0, y: 0, ...FIRST };
  const size = { width: Math.min(FIRST.width, width), height: Math.min(FIRST.height, height) };
  return { x: x + Math.floor((width - size.width) / 2), y: y + Math.floor((height - size.height) / 2), ...size };
}
