import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';

/** Holds the write lock of a library for some milliseconds. */
const [directory = '', milliseconds = '0'] = process.argv.slice(2);
const db = new Database(join(directory, 'library.sqlite'));
db.exec('BEGIN IMMEDIATE');
writeSync(1, 'locked\n');
await setTimeout(Number(milliseconds));
db.exec('ROLLBACK');
db.close();
