import type { Migration } from './migration.ts';
import { records } from './0001-records.ts';

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [records];
