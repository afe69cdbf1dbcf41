import type { Migration } from './migration.ts';
import { records } from './0001-records.ts';
import { crashes } from './0002-crashes.ts';

/** Every migration, in order. */
export const MIGRATIONS: readonly Migration[] = [records, crashes];
