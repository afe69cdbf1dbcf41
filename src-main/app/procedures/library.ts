import { listBackups } from '../../library/backups.ts';
import { readSettings } from '../../library/settings-file.ts';
import { followChanges } from '../changes.ts';
import { exportBundle, importBundle } from '../bundles.ts';
import { checkLibrary } from '../check-library.ts';
import { findEverything, searchClips } from '../search.ts';
import { takeBack, throwAway, trashedThings } from '../trash.ts';
import { followed, os, streamed } from './base.ts';

export default {
  find: os.library.find.handler(({ input, context: { services } }) => findEverything(services, input)),
  search: os.library.search.handler(({ input, context: { services } }) => searchClips(services, input)),
  backups: os.library.backups.handler(({ context: { services } }) => listBackups(services.libraryDirectory)),
  backUp: os.library.backUp.handler(async ({ context: { services } }) => await services.library().backUp()),
  restore: os.library.restore.handler(({ input, context: { services } }) => services.restoreLibrary(input.backup)),
  trash: os.library.trash.handler(({ context: { services } }) => trashedThings(services.library())),
  throwAway: os.library.throwAway.handler(({ input, context: { services } }) =>
    throwAway(services.library(), input.id),
  ),
  takeBack: os.library.takeBack.handler(({ input, context: { services } }) => takeBack(services.library(), input.id)),
  collect: os.library.collect.handler(({ context: { services } }) =>
    services.library().collectTrash(Date.now(), readSettings(services.libraryDirectory).trash_days),
  ),
  bundle: os.library.bundle.handler(({ input, signal, context: { services } }) =>
    streamed(exportBundle(services, input.project, services.grants.path(input.output, 'write'), signal)),
  ),
  importBundle: os.library.importBundle.handler(({ input, signal, context: { services } }) =>
    streamed(importBundle(services, services.grants.path(input.file, 'read'), signal)),
  ),
  changes: os.library.changes.handler(({ input, signal, context: { services } }) =>
    followed((stop) => followChanges(services.library(), input, stop), signal),
  ),
  check: os.library.check.handler(({ signal, context: { services } }) => streamed(checkLibrary(services, signal))),
};
