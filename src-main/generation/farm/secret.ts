import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';
import { makeDirectory, publishFile } from '../../library/durable.ts';

/** 256 bits in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/u;

/** Where a library keeps the secret of its farm: its owner alone reads it (mode 0600). */
export function secretFile(libraryDirectory: string): string {
  return join(libraryDirectory, 'farm-secret');
}

/** The secret of a library's farm, made when it is first asked for. @throws ShotloomError library_unwritable */
export function farmSecret(libraryDirectory: string): string {
  const path = secretFile(libraryDirectory);
  if (existsSync(path)) return readSecret(path);
  const secret = randomBytes(32).toString('base64url');
  try {
    makeDirectory(libraryDirectory);
    const part = `${path}.${process.pid}.part`;
    writeFileSync(part, `${secret}\n`, { mode: 0o600 });
    // One that a crash left may have another mode.
    chmodSync(part, 0o600);
    publishFile(part, path);
  } catch (cause) {
    throw new ShotloomError(
      'library_unwritable',
      say`The secret of the farm cannot be written to ${path}; free some space, or make its folder writable.`,
      { cause },
    );
  }
  return secret;
}

/** The secret in a file. @throws ShotloomError bad_option */
export function readSecret(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ShotloomError('bad_option', say`The farm's secret cannot be read from ${path}; copy it there.`, {
      cause,
    });
  }
  return checkedSecret(text);
}

/** @throws ShotloomError bad_option */
export function checkedSecret(text: string): string {
  const secret = text.trim();
  if (SECRET.test(secret)) return secret;
  throw new ShotloomError(
    'bad_option',
    say`What is given as the farm's secret is none; copy the whole text of the file that "shotloom farm" names.`,
  );
}

/** What tells a farm from others on the same Redis. Nobody gets from it to the secret. */
export function farmOf(secret: string): string {
  return createHash('sha256').update(`farm of ${secret}`).digest('hex').slice(0, 16);
}

/** Whether an `Authorization` header has the secret; it takes as long whatever of it is right. */
export function isAuthorized(header: string | undefined, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${secret}`));
}
