import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Keychain } from '../../../../src-main/hosts/electron/hub-token.ts';
import { HubToken } from '../../../../src-main/hosts/electron/hub-token.ts';

const TOKEN = 'hf_not_a_real_token';

/** A keychain whose key is of this run alone; another one opens nothing of it. */
function keychain(
  backend: ReturnType<Keychain['getSelectedStorageBackend']> = 'gnome_libsecret',
  isStale = false,
): Keychain {
  const key = randomBytes(32);
  return {
    isAsyncEncryptionAvailable: async () => await Promise.resolve(true),
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return await Promise.resolve(Buffer.concat([iv, cipher.getAuthTag(), body]));
    },
    decryptStringAsync: async (bytes) => {
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
      decipher.setAuthTag(bytes.subarray(12, 28));
      const result = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
      return await Promise.resolve({ result, shouldReEncrypt: isStale });
    },
  };
}

function place(): { readonly folder: string; readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-token-'));
  return { folder, path: join(folder, 'hub-token') };
}

describe('a token for a hub', () => {
  test('is read by the keychain that kept it, until it is forgotten', async () => {
    const { folder, path } = place();
    const ours = keychain();
    const token = new HubToken(path, ours);
    expect(await token.read()).toBe(null);
    expect(await token.keep(TOKEN)).toBe(true);
    expect(await new HubToken(path, ours).read()).toBe(TOKEN);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'latin1')).not.toContain(TOKEN);
    await token.keep('');
    expect(await token.read()).toBe(null);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('is kept anew where the keychain has another key', async () => {
    const { path } = place();
    const token = new HubToken(path, keychain('kwallet6', true));
    await token.keep(TOKEN);
    const before = readFileSync(path);
    expect(await token.read()).toBe(TOKEN);
    expect(readFileSync(path).equals(before)).toBe(false);
    expect(await token.read()).toBe(TOKEN);
  });

  test('is none to another keychain, or in a damaged file', async () => {
    const { path } = place();
    await new HubToken(path, keychain()).keep(TOKEN);
    expect(await new HubToken(path, keychain()).read()).toBe(null);
    writeFileSync(path, 'x');
    expect(await new HubToken(path, keychain()).read()).toBe(null);
  });

  test.runIf(process.platform === 'linux')('is not kept where the key is the same for everybody', async () => {
    const { path } = place();
    expect(await new HubToken(path, keychain('basic_text')).keep(TOKEN)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });

  test('is not kept where there is no keychain', async () => {
    const { path } = place();
    const none = { ...keychain(), isAsyncEncryptionAvailable: async () => await Promise.resolve(false) };
    expect(await new HubToken(path, none).keep(TOKEN)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });
});
