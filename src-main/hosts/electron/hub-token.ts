import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SafeStorage } from 'electron';

/** What of Electron's keychain is used. */
export type Keychain = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** A person's token for a hub of models: in a file that only the keychain of the system can open (Electron's safeStorage). */
export class HubToken {
  readonly #path: string;
  readonly #keychain: Keychain;

  constructor(path: string, keychain: Keychain) {
    this.#path = path;
    this.#keychain = keychain;
  }

  /** Null where there is none, or the keychain does not open it any more. */
  async read(): Promise<string | null> {
    if (!existsSync(this.#path)) return null;
    try {
      const { result, shouldReEncrypt } = await this.#keychain.decryptStringAsync(await readFile(this.#path));
      if (shouldReEncrypt) await this.#write(result);
      return result;
    } catch {
      return null;
    }
  }

  /**
   * Keeps a token in the place of the one before; "" forgets it.
   * @returns false where the system has no keychain, and nothing is written
   */
  async keep(token: string): Promise<boolean> {
    if (token === '') await rm(this.#path, { force: true });
    else if (await this.#hasKeychain()) await this.#write(token);
    else return false;
    return true;
  }

  async #write(token: string): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await writeFile(`${this.#path}.new`, await this.#keychain.encryptStringAsync(token), { mode: 0o600 });
    await rename(`${this.#path}.new`, this.#path);
  }

  /** Linux without a keyring has a key that is the same for everybody ("basic_text"), which keeps nothing secret. */
  async #hasKeychain(): Promise<boolean> {
    if (process.platform === 'linux' && this.#keychain.getSelectedStorageBackend() === 'basic_text') return false;
    return await this.#keychain.isAsyncEncryptionAvailable();
  }
}
