import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { openLibrary } from '../../../../src-main/library/open.ts';

/** Leases a job for an hour, prints the path of a temporary file, and waits to be killed. */
const [directory = ''] = process.argv.slice(2);
const library = openLibrary(directory);
const job = library.jobs.lease(library.owner, 3_600_000);
if (!job) throw new Error('There is no job to lease.');
writeSync(1, `${library.store.temporaryFile('mp4')}\n`);
await setTimeout(600_000);
