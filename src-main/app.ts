import { createRouterClient } from '@orpc/server';
import { os } from './app/procedures/base.ts';
import type { AppSettings } from './app/services.ts';
import { makeServices } from './app/services.ts';

// Each group of procedures is loaded when one of it is first called: all at once are half of what a start costs.
const router = os.router({
  scripts: os.scripts.lazy(() => import('./app/procedures/scripts.ts')),
  projects: os.projects.lazy(() => import('./app/procedures/projects.ts')),
  shots: os.shots.lazy(() => import('./app/procedures/shots.ts')),
  takes: os.takes.lazy(() => import('./app/procedures/takes.ts')),
  footage: os.footage.lazy(() => import('./app/procedures/footage.ts')),
  graphics: os.graphics.lazy(() => import('./app/procedures/graphics.ts')),
  jobs: os.jobs.lazy(() => import('./app/procedures/jobs.ts')),
  timeline: os.timeline.lazy(() => import('./app/procedures/timeline.ts')),
  films: os.films.lazy(() => import('./app/procedures/films.ts')),
  exports: os.exports.lazy(() => import('./app/procedures/exports.ts')),
  models: os.models.lazy(() => import('./app/procedures/models.ts')),
  speech: os.speech.lazy(() => import('./app/procedures/speech.ts')),
  library: os.library.lazy(() => import('./app/procedures/library.ts')),
  system: os.system.lazy(() => import('./app/procedures/system.ts')),
});

/** Builds Shotloom for one process. Hosts reach it through the contract, and open files through `grants`. */
export function makeApp(settings: AppSettings) {
  const services = makeServices(settings);
  return {
    calls: createRouterClient(router, { context: { services } }),
    grants: services.grants,
    /** The same calls for an adapter to a program that is not trusted, as `remoteOptions` offers them. */
    router,
    services,
    close: services.close,
  };
}

export type App = ReturnType<typeof makeApp>;
