import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import { openLibrary } from '../../../../src-main/library/open.ts';
import { newTake, requestOf } from '../../../support/library/records.ts';

/** Leases and completes jobs as a worker does, and prints each that is done; ends when none is left. */
const [directory = ''] = process.argv.slice(2);
const library = openLibrary(directory);
for (let job = library.jobs.lease(library.owner, 3_600_000); job; job = library.jobs.lease(library.owner, 3_600_000)) {
  const { sha256 } = await library.store.putBytes(randomBytes(1000), 'mp4');
  library.jobs.renew(job.id, library.owner, 3_600_000, 0.5);
  const request = requestOf({ prompt: 'a boat' });
  library.jobs.complete(job.id, newTake({ id: job.shot_id, project_id: job.project_id }, request, sha256));
  writeSync(1, `${job.id}\n`);
}
library.close();
