import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/**
 * Who holds a lease or writes a temporary file: `host:pid:token`. The token tells a process from an earlier one of the
 * same pid, which in containers is the rule rather than the exception.
 */
export type Owner = string;

/** Owners that this process has made and not given up. */
const own = new Set<Owner>();

/** A new owner, alive until `retireOwner` or the end of this process. */
export function makeOwner(): Owner {
  const owner = `${thisHost()}:${process.pid}:${randomBytes(6).toString('hex')}`;
  own.add(owner);
  return owner;
}

/** Declares an owner dead: what it holds is free. */
export function retireOwner(owner: Owner): void {
  own.delete(owner);
}

/** Whether an owner still runs; of one on another host that cannot be known. */
export function livenessOf(owner: Owner): 'alive' | 'dead' | 'unknown' {
  const [, pidText] = owner.split(':');
  if (hostOf(owner) !== thisHost()) return 'unknown';
  const pid = Number(pidText);
  const alive = pid === process.pid ? own.has(owner) : processExists(pid);
  return alive ? 'alive' : 'dead';
}

/** The name of the machine that an owner runs on. */
export function hostOf(owner: Owner): string {
  return owner.split(':')[0] ?? '';
}

function thisHost(): string {
  return hostname().replaceAll(/[^A-Za-z0-9.-]/g, '_');
}

function processExists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it exists and belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
