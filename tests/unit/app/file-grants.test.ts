import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FileGrants } from '../../../src-main/app/file-grants.ts';
import { FileGrant } from '../../../src-shared/contract/schemas.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-grants-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('FileGrants', () => {
  test('names a file by a grant that the contract accepts and that tells nothing of its path', () => {
    const grants = new FileGrants();
    const grant = grants.grantInput('/films/secret.fountain');
    expect(FileGrant.parse(grant)).toBe(grant);
    expect(grant).not.toContain('secret');
    expect(grants.path(grant, 'read')).toBe('/films/secret.fountain');
    expect(grants.grantInput('/films/secret.fountain')).not.toBe(grant);
  });

  test('lets a file be written whose place takes one, and leaves nothing there yet', async () => {
    const grants = new FileGrants();
    const path = join(folder, 'film.mp4');
    expect(grants.path(await grants.grantOutput(path), 'write')).toBe(path);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('gives no grant for a place that takes no file', async () => {
    const grants = new FileGrants();
    for (const path of [folder, join(folder, 'nowhere', 'film.mp4')]) {
      await expect(grants.grantOutput(path)).rejects.toMatchObject({ code: 'output_unwritable' });
    }
  });

  test('refuses a grant for another use, of another session, or a path in its stead', async () => {
    const grants = new FileGrants();
    const input = grants.grantInput('/films/a.fountain');
    const output = await grants.grantOutput(join(folder, 'a.mp4'));
    const refused = expect.objectContaining({ code: 'not_found' }) as unknown;
    expect(() => grants.path(input, 'write')).toThrow(refused);
    expect(() => grants.path(output, 'read')).toThrow(refused);
    expect(() => new FileGrants().path(input, 'read')).toThrow(refused);
    expect(() => grants.path('/films/a.fountain', 'read')).toThrow(refused);
  });
});
