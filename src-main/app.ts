import { createRouterClient, implement, ORPCError } from '@orpc/server';
import { contract } from '../src-shared/contract/contract.ts';
import { ERROR_STATUS, ShotloomError } from '../src-shared/contract/errors.ts';
import { describe, descriptions } from './app/describe.ts';
import { doctor } from './app/doctor.ts';
import { exportBundle, importBundle } from './app/bundles.ts';
import { checkLibrary } from './app/check-library.ts';
import { chooseTakes } from './app/choose-takes.ts';
import { enqueue } from './app/enqueue.ts';
import { exportBoard } from './app/export.ts';
import { editFootage, importFootage, listFootage } from './app/footage.ts';
import { fromPrompt } from './app/from-prompt.ts';
import { generate } from './app/generate.ts';
import { openSnapshot, parkedShots, redo, restoreShot, undo } from './app/history.ts';
import { changeJobs, listJobs, watchJobs } from './app/jobs.ts';
import { narrate } from './app/narrate.ts';
import { setPicture } from './app/pictures.ts';
import { drawFrame, render } from './app/render.ts';
import { reviewTake } from './app/review.ts';
import { runJobs } from './app/run-jobs.ts';
import { boardOfScript, convertScript, draftScript, openProject } from './app/scripts.ts';
import { searchClips } from './app/search.ts';
import type { AppSettings, Services } from './app/services.ts';
import { makeServices } from './app/services.ts';
import { existingProject } from './app/existing-project.ts';
import { shotStatuses } from './app/shots.ts';
import { changeSound, prepareSpeech, recordLine, tellSound } from './app/sound-settings.ts';
import { speak } from './app/speak.ts';
import { compareTakes, editShot, listTakes, lockTake, showTake } from './app/takes.ts';
import { editTimeline, showTimeline, storeLut } from './app/timeline.ts';
import { takeBack, throwAway, trashedThings } from './app/trash.ts';
import { verifyTakes } from './app/verify-takes.ts';
import { listBackups } from './library/backups.ts';
import { readScript } from './script/read-script.ts';

/** What every procedure gets from its host. */
interface Context {
  readonly services: Services;
}

const base = implement(contract).$context<Context>();

/** Errors that a user can act on travel as they are; of a bug, only that it happened. */
const os = base.use(async ({ next }) => {
  try {
    return await next();
  } catch (error) {
    throw travelling(error);
  }
});

function travelling(error: unknown): unknown {
  if (error instanceof ORPCError) return error;
  if (error instanceof ShotloomError) {
    const { status } = ERROR_STATUS[error.code];
    return new ORPCError(error.code, { defined: true, status, message: error.message, cause: error });
  }
  const message = 'Shotloom met an error of its own; please report what you did.';
  return new ORPCError('internal', { defined: true, status: 500, message, cause: error });
}

/** The same for what a stream meets after it has begun. */
async function* streamed<Report, Result>(
  source: AsyncGenerator<Report, Result, void>,
): AsyncGenerator<Report, Result, void> {
  try {
    return yield* source;
  } catch (error) {
    throw travelling(error);
  }
}

const router = os.router({
  scripts: {
    parse: os.scripts.parse.handler(async ({ input, context: { services } }) => {
      const { screenplay } = await readScript(services.grants.path(input.file, 'read'));
      return screenplay;
    }),
    draft: os.scripts.draft.handler(async ({ input, context: { services } }) => {
      const path = services.grants.path(input.file, 'read');
      return draftScript(await readScript(path), path);
    }),
    board: os.scripts.board.handler(async ({ input, context: { services } }) => {
      const path = services.grants.path(input.file, 'read');
      return { text: boardOfScript(await readScript(path), path) };
    }),
    convert: os.scripts.convert.handler(async ({ input, context: { services } }) => {
      const path = services.grants.path(input.file, 'read');
      return await convertScript(path, services.grants.path(input.output, 'write'));
    }),
  },
  projects: {
    open: os.projects.open.handler(async ({ input, context: { services } }) => {
      const path = services.grants.path(input.file, 'read');
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
    list: os.projects.list.handler(({ context: { services } }) => services.library().projects()),
    undo: os.projects.undo.handler(({ input, context: { services } }) => undo(services.library(), input.project)),
    redo: os.projects.redo.handler(({ input, context: { services } }) => redo(services.library(), input.project)),
    tray: os.projects.tray.handler(({ input, context: { services } }) =>
      parkedShots(services.library(), input.project),
    ),
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
    dropSnapshot: os.projects.dropSnapshot.handler(({ input, context: { services } }) => ({
      dropped: services.library().dropSnapshot(input.snapshot),
    })),
    shots: os.projects.shots.handler(({ input, context: { services } }) => shotStatuses(services, input.project)),
    export: os.projects.export.handler(({ input, signal, context: { services } }) =>
      streamed(exportBoard(services, input, services.grants.path(input.output, 'write'), signal)),
    ),
  },
  shots: {
    edit: os.shots.edit.handler(({ input, context: { services } }) =>
      editShot(services, input.shot, input.edit, input.gesture),
    ),
  },
  takes: {
    list: os.takes.list.handler(({ input, context: { services } }) => listTakes(services, input.shot)),
    show: os.takes.show.handler(({ input, context: { services } }) => showTake(services, input.take)),
    lock: os.takes.lock.handler(({ input, context: { services } }) => lockTake(services, input.take, input.locked)),
    compare: os.takes.compare.handler(({ input, context: { services } }) =>
      compareTakes(services, input.one, input.other),
    ),
    verify: os.takes.verify.handler(({ input, signal, context: { services } }) =>
      streamed(verifyTakes(services, input, signal)),
    ),
    generate: os.takes.generate.handler(({ input, signal, context: { services } }) =>
      streamed(generate(services, input, signal)),
    ),
    enqueue: os.takes.enqueue.handler(({ input, context: { services } }) => enqueue(services, input)),
    choose: os.takes.choose.handler(({ input, signal, context: { services } }) =>
      streamed(chooseTakes(services, input, signal)),
    ),
    fromPrompt: os.takes.fromPrompt.handler(({ input, signal, context: { services } }) =>
      streamed(fromPrompt(services, input, signal)),
    ),
    review: os.takes.review.handler(({ input, context: { services } }) => reviewTake(services.library(), input)),
  },
  footage: {
    import: os.footage.import.handler(({ input, signal, context: { services } }) => {
      const paths = input.files.map((file) => services.grants.path(file, 'read'));
      return streamed(importFootage(services, input, paths, signal));
    }),
    list: os.footage.list.handler(({ input, context: { services } }) => listFootage(services.library(), input.project)),
    edit: os.footage.edit.handler(({ input, context: { services } }) => editFootage(services.library(), input)),
  },
  jobs: {
    list: os.jobs.list.handler(({ input, context: { services } }) => listJobs(services.library(), input)),
    change: os.jobs.change.handler(({ input, context: { services } }) => ({
      changed: changeJobs(services.library(), input),
    })),
    run: os.jobs.run.handler(({ input, signal, context: { services } }) => streamed(runJobs(services, input, signal))),
    watch: os.jobs.watch.handler(({ input, signal, context: { services } }) =>
      streamed(watchJobs(services.library(), input, signal)),
    ),
  },
  timeline: {
    show: os.timeline.show.handler(({ input, context: { services } }) => showTimeline(services, input.project)),
    edit: os.timeline.edit.handler(({ input, context: { services } }) =>
      editTimeline(services, input.project, input.command, input.gesture),
    ),
    storeLut: os.timeline.storeLut.handler(async ({ input, context: { services } }) => ({
      lut: await storeLut(services, services.grants.path(input.file, 'read')),
    })),
  },
  films: {
    render: os.films.render.handler(({ input, signal, context: { services } }) =>
      streamed(render(services, input, services.grants.path(input.output, 'write'), signal)),
    ),
    frame: os.films.frame.handler(({ input, signal, context: { services } }) =>
      drawFrame(services, input, services.grants.path(input.output, 'write'), signal),
    ),
  },
  speech: {
    voices: os.speech.voices.handler(async ({ context: { services } }) =>
      (await services.narrator().voices()).map((voice) => ({ ...voice, languages: [...voice.languages] })),
    ),
    speak: os.speech.speak.handler(async ({ input, signal, context: { services } }) => {
      const { grants } = services;
      const files = {
        output: grants.path(input.output, 'write'),
        words: input.words === undefined ? null : grants.path(input.words, 'write'),
        recording: input.recording === undefined ? null : grants.path(input.recording, 'read'),
      };
      return await speak(services, input, files, signal);
    }),
    narrate: os.speech.narrate.handler(({ input, signal, context: { services } }) => {
      const words = input.words === undefined ? null : services.grants.path(input.words, 'write');
      return streamed(narrate(services, input, { output: services.grants.path(input.output, 'write'), words }, signal));
    }),
    prepare: os.speech.prepare.handler(({ input, signal, context: { services } }) =>
      streamed(prepareSpeech(services, input.project, signal)),
    ),
    sound: os.speech.sound.handler(({ input, context: { services } }) => tellSound(services, input.project)),
    setSound: os.speech.setSound.handler(({ input, context: { services } }) =>
      changeSound(services, input.project, input.change),
    ),
    record: os.speech.record.handler(({ input, signal, context: { services } }) =>
      recordLine(services, input, services.grants.path(input.file, 'read'), signal),
    ),
  },
  library: {
    search: os.library.search.handler(({ input, context: { services } }) => searchClips(services, input)),
    backups: os.library.backups.handler(({ context: { services } }) => listBackups(services.libraryDirectory)),
    backUp: os.library.backUp.handler(async ({ context: { services } }) => await services.library().backUp()),
    restore: os.library.restore.handler(({ input, context: { services } }) => services.restoreLibrary(input.backup)),
    trash: os.library.trash.handler(({ context: { services } }) => trashedThings(services.library())),
    throwAway: os.library.throwAway.handler(({ input, context: { services } }) =>
      throwAway(services.library(), input.id),
    ),
    takeBack: os.library.takeBack.handler(({ input, context: { services } }) => takeBack(services.library(), input.id)),
    collect: os.library.collect.handler(({ context: { services } }) => services.library().collectTrash(Date.now())),
    bundle: os.library.bundle.handler(({ input, signal, context: { services } }) =>
      streamed(exportBundle(services, input.project, services.grants.path(input.output, 'write'), signal)),
    ),
    importBundle: os.library.importBundle.handler(({ input, signal, context: { services } }) =>
      streamed(importBundle(services, services.grants.path(input.file, 'read'), signal)),
    ),
    check: os.library.check.handler(({ signal, context: { services } }) => streamed(checkLibrary(services, signal))),
  },
  system: {
    doctor: os.system.doctor.handler(({ context: { services } }) => doctor(services)),
  },
});

/** Builds Shotloom for one process. Hosts reach it through the contract, and open files through `grants`. */
export function makeApp(settings: AppSettings) {
  const services = makeServices(settings);
  return {
    calls: createRouterClient(router, { context: { services } }),
    grants: services.grants,
    close: services.close,
  };
}

export type App = ReturnType<typeof makeApp>;
