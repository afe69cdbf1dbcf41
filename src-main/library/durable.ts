import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Moves a complete file to its place so that, after a crash or a power cut, the old file or the whole new one is there:
 * the bytes reach the disk before the name does. Both paths are on one file system. Windows syncs only what is open for
 * writing; elsewhere the file may be read-only.
 */
export function publishFile(temporary: string, destination: string): void {
  syncFile(temporary);
  moveFile(temporary, destination);
}

/** The first half of `publishFile`: the bytes reach the disk, which may take long. */
export function syncFile(path: string): void {
  sync(path, process.platform === 'win32' ? 'r+' : 'r');
}

/** Its second half: the name does. */
export function moveFile(temporary: string, destination: string): void {
  renameSync(temporary, destination);
  syncDirectory(dirname(destination));
}

/** Creates a folder and those above it, durably. */
export function makeDirectory(path: string): void {
  if (existsSync(path)) return;
  makeDirectory(dirname(path));
  mkdirSync(path, { recursive: true });
  syncDirectory(dirname(path));
}

/** Windows can neither open nor sync folders; NTFS journals their entries. */
function syncDirectory(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
