import { basename } from 'node:path';
import type { PackNet } from '../../../models/diffusers-pack.ts';
import { ShotloomError } from '../../../../src-shared/contract/errors.ts';
import { say } from '../../../../src-shared/contract/sentences.ts';
import type { Net } from './net.ts';

/**
 * The networks of a pack, loaded when they are first asked for. Together they stay within a number of bytes: what was used longest ago
 * goes, so that a text encoder makes room for the network that draws, and that one for the decoder.
 */
export class NetPool {
  readonly #nets: ReadonlyMap<string, PackNet>;
  readonly #open: (path: string, name: string) => Promise<Net>;
  readonly #budget: number;
  /** The one that was used last stands last. */
  readonly #loaded = new Map<string, Net>();

  /** @param budget bytes of weights that may be loaded at a time; one network may have more alone */
  constructor(nets: ReadonlyMap<string, PackNet>, budget: number, open: (path: string, name: string) => Promise<Net>) {
    this.#nets = nets;
    this.#budget = budget;
    this.#open = open;
  }

  has(name: string): boolean {
    return this.#nets.has(name);
  }

  /** What its config.json says, or nothing. */
  config(name: string): Readonly<Record<string, unknown>> {
    return this.#nets.get(name)?.config ?? {};
  }

  /** Which are loaded, the one used last at the end. */
  get loaded(): readonly string[] {
    return [...this.#loaded.keys()];
  }

  /** Whether a network is one of this machine, and has room beside all that are loaded and some that will be. */
  hasRoom(name: string, beside: readonly string[]): boolean {
    const isHere = this.has(name) && basename(this.#nets.get(name)?.path ?? '') !== 'remote.json';
    const together = new Set([...this.#loaded.keys(), ...beside, name]);
    return isHere && [...together].reduce((sum, each) => sum + this.#sizeOf(each), 0) <= this.#budget;
  }

  /** @throws ShotloomError model_missing if the pack has none of that name, model_failed if it cannot be loaded */
  async get(name: string): Promise<Net> {
    const known = this.#loaded.get(name);
    if (known) {
      this.#loaded.delete(name);
      this.#loaded.set(name, known);
      return known;
    }
    const net = this.#nets.get(name);
    if (net === undefined)
      throw new ShotloomError('model_missing', say`The model lacks the network "${name}"; get it again.`);
    await this.#makeRoom(net.bytes);
    const opened = await this.#open(net.path, name);
    this.#loaded.set(name, opened);
    return opened;
  }

  async #makeRoom(bytes: number): Promise<void> {
    let used = this.loaded.reduce((sum, name) => sum + this.#sizeOf(name), 0);
    for (const [name, net] of this.#loaded) {
      if (used + bytes <= this.#budget) return;
      this.#loaded.delete(name);
      used -= this.#sizeOf(name);
      await net.release();
    }
  }

  #sizeOf(name: string): number {
    return this.#nets.get(name)?.bytes ?? 0;
  }

  async close(): Promise<void> {
    const open = [...this.#loaded.values()];
    this.#loaded.clear();
    for (const net of open) await net.release();
  }
}
