import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDirectory, publishFile } from '../../library/durable.ts';
import type { KeptSecret, SecretStore } from './secrets.ts';

const NAME = 'web-access.json';

/** Secrets are not there, but their digests, which nobody can turn back. */
const Kept = z.array(z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/u), until: z.number() })).catch([]);
const Access = z.object({ links: Kept, sessions: Kept });
type Access = z.output<typeof Access>;

/**
 * Who may reach the web hosts of a library, in its folder, where only its owner reads it (mode 0600): sessions, so that pages go on when `serve` was
 * started again, and links that another process made. A file that cannot be read is as if there were none.
 */
export function accessStore(libraryDirectory: string, what: keyof Access): SecretStore {
  const path = join(libraryDirectory, NAME);
  return {
    read: () => readAccess(path)[what].map(({ digest, until }) => ({ digest: Buffer.from(digest, 'hex'), until })),
    write: (kept) => {
      try {
        makeDirectory(libraryDirectory);
        writeAccess(path, { ...readAccess(path), [what]: toStore(kept) });
        return true;
      } catch {
        return false;
      }
    },
  };
}

/** What is not good any more is left out. */
function toStore(kept: readonly KeptSecret[]): Access['links'] {
  return kept
    .filter(({ until }) => Date.now() < until)
    .map(({ digest, until }) => ({ digest: digest.toString('hex'), until }));
}

function readAccess(path: string): Access {
  try {
    return Access.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return { links: [], sessions: [] };
  }
}

function writeAccess(path: string, access: Access): void {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, JSON.stringify(access), { mode: 0o600 });
  // One that a crash left may have another mode.
  chmodSync(part, 0o600);
  publishFile(part, path);
}
