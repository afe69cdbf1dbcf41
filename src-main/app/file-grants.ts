import { randomBytes } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { checkOutput } from '../render/check-output.ts';

type Use = 'read' | 'write' | 'run';

/**
 * Paths that the host's dialog or command line has opened for this session. Procedures name them by grant, so that a
 * path never crosses the contract and a renderer can reach nothing that the user has not picked.
 */
export class FileGrants {
  readonly #paths = new Map<string, { readonly path: string; readonly use: Use }>();

  /** Lets the session read a file that the user picked; what is wrong with it shows when it is read. */
  grantInput(path: string): string {
    return this.#grant(path, 'read');
  }

  /**
   * Lets the session run a program that the user picked in a dialog of the host's own. A file that a page gave is granted for
   * reading only, or whoever reaches the page could run what they like.
   */
  grantProgram(path: string): string {
    return this.#grant(path, 'run');
  }

  /**
   * Lets the session write a file that the user picked.
   * @throws ShotloomError output_unwritable
   */
  async grantOutput(path: string): Promise<string> {
    await checkOutput(path);
    return this.#grant(path, 'write');
  }

  /** @throws ShotloomError not_found for a grant that was never given, or given for another use */
  path(id: string, use: Use): string {
    const grant = this.#paths.get(id);
    if (grant?.use !== use) {
      throw new ShotloomError('not_found', say`That file was not opened in this session; pick it again.`);
    }
    return grant.path;
  }

  /** The folders of all that was granted, the deepest first. */
  folders(): string[] {
    const folders = new Set(Array.from(this.#paths.values(), ({ path }) => dirname(resolve(path))));
    return [...folders].toSorted((one, other) => other.length - one.length);
  }

  #grant(path: string, use: Use): string {
    const id = `file_${randomBytes(8).toString('hex')}`;
    this.#paths.set(id, { path, use });
    return id;
  }
}
