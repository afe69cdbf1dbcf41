import { createRouterClient, implement, ORPCError } from '@orpc/server';
import { contract } from '../src-shared/contract/contract.ts';
import { ERROR_STATUS, ShotloomError } from '../src-shared/contract/errors.ts';
import { pictureAsDescribed } from '../src-shared/storyboard/described.ts';
import { describe, descriptions } from './app/describe.ts';
import { doctor } from './app/doctor.ts';
import { chooseTakes } from './app/choose-takes.ts';
import { enqueue } from './app/enqueue.ts';
import { exportBoard } from './app/export.ts';
import { fromPrompt } from './app/from-prompt.ts';
import { generate } from './app/generate.ts';
import { parkedShots, redo, restoreShot, undo } from './app/history.ts';
import { changeJobs, listJobs, watchJobs } from './app/jobs.ts';
import { setPicture } from './app/pictures.ts';
import { render } from './app/render.ts';
import { runJobs } from './app/run-jobs.ts';
import { boardOfScript, convertScript, draftScript, openProject } from './app/scripts.ts';
import type { AppSettings, Services } from './app/services.ts';
import { makeServices } from './app/services.ts';
import { existingProject, hearingOf, openFilm, stateOf } from './app/shots.ts';
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
    shots: os.projects.shots.handler(async ({ input, context: { services } }) => {
      const { library, project, shotsAs } = await openFilm(services, input.project);
      const clips = shotsAs('clip');
      return shotsAs('still').map((still, index) => {
        const clip = clips[index] ?? still;
        const { shot, number, heading } = still;
        return {
          id: shot.id,
          number,
          heading,
          picture: pictureAsDescribed(shot.draft, project, shot.overrides?.picture),
          duration_s: shot.draft.duration_s,
          still: stateOf(library, still, 'still').state,
          clip: stateOf(library, clip, 'clip').state,
          hearing: hearingOf(library, shot.id),
        };
      });
    }),
    export: os.projects.export.handler(({ input, signal, context: { services } }) =>
      streamed(exportBoard(services, input, services.grants.path(input.output, 'write'), signal)),
    ),
  },
  takes: {
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
  films: {
    render: os.films.render.handler(({ input, signal, context: { services } }) =>
      streamed(render(services, input, services.grants.path(input.output, 'write'), signal)),
    ),
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
