import { describe, descriptions } from '../describe.ts';
import { duplicateProject, openSnapshot, parkedShots, redo, restoreShot, undo } from '../history.ts';
import { setPicture } from '../pictures.ts';
import { listProjects, posterOf } from '../overview.ts';
import { existingProject } from '../existing-project.ts';
import { shotStatuses } from '../shots.ts';
import { os, streamed } from './base.ts';

// Reading scripts and writing documents take many modules, which listing and undoing do without.
export default {
  open: os.projects.open.handler(async ({ input, context: { services } }) => {
    const path = services.grants.path(input.file, 'read');
    const { openProject } = await import('../project-scripts.ts');
    return await openProject(services.library, path, input.project, input.settings);
  }),
  setPicture: os.projects.setPicture.handler(async ({ input, context: { services } }) => {
    const project = existingProject(services.library(), input.project);
    const path = input.picture === null ? null : services.grants.path(input.picture, 'read');
    return { name: await setPicture(services, project, input.name, path) };
  }),
  descriptions: os.projects.descriptions.handler(({ input, context: { services } }) =>
    descriptions(services.library(), input.project),
  ),
  describe: os.projects.describe.handler(({ input, context: { services } }) =>
    describe(services.library(), input.project, input.name, input.description),
  ),
  list: os.projects.list.handler(({ context: { services } }) => listProjects(services)),
  poster: os.projects.poster.handler(({ input, context: { services } }) => posterOf(services, input.project)),
  board: os.projects.board.handler(async ({ input, context: { services } }) => {
    const { boardOf } = await import('../board.ts');
    return await boardOf(services, input.project);
  }),
  boardSince: os.projects.boardSince.handler(async ({ input, context: { services } }) => {
    const { boardSince } = await import('../board.ts');
    return await boardSince(services, input.project, input.since);
  }),
  settings: os.projects.settings.handler(async ({ input, context: { services } }) => {
    const { changeSettings } = await import('../project-settings.ts');
    return await changeSettings(services.library, input.project, input.settings);
  }),
  undo: os.projects.undo.handler(({ input, context: { services } }) => undo(services.library(), input.project)),
  redo: os.projects.redo.handler(({ input, context: { services } }) => redo(services.library(), input.project)),
  tray: os.projects.tray.handler(({ input, context: { services } }) => parkedShots(services.library(), input.project)),
  restore: os.projects.restore.handler(({ input, context: { services } }) =>
    restoreShot(services.library(), input.project, input.shot),
  ),
  takeSnapshot: os.projects.takeSnapshot.handler(({ input, context: { services } }) =>
    services.library().takeSnapshot(input.project, input.name),
  ),
  snapshots: os.projects.snapshots.handler(({ input, context: { services } }) =>
    services.library().snapshotsOf(existingProject(services.library(), input.project).id),
  ),
  openSnapshot: os.projects.openSnapshot.handler(({ input, context: { services } }) =>
    openSnapshot(services.library(), input.snapshot),
  ),
  duplicate: os.projects.duplicate.handler(({ input, context: { services } }) =>
    duplicateProject(services.library(), input.project),
  ),
  dropSnapshot: os.projects.dropSnapshot.handler(({ input, context: { services } }) => ({
    dropped: services.library().dropSnapshot(input.snapshot),
  })),
  shots: os.projects.shots.handler(({ input, context: { services } }) => shotStatuses(services, input.project)),
  export: os.projects.export.handler(async ({ input, signal, context: { services } }) => {
    const output = services.grants.path(input.output, 'write');
    const { exportBoard } = await import('../export.ts');
    return streamed(exportBoard(services, input, output, signal));
  }),
};
