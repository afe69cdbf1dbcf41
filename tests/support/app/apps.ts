import { afterAll, afterEach } from 'vitest';
import { makeApp } from '../../../src-main/app.ts';
import type { App } from '../../../src-main/app.ts';
import type { WorkerClient } from '../../../src-main/generation/worker-client.ts';
import { builtinWorker } from '../generation/worker.ts';

let worker: Promise<WorkerClient> | undefined;
const apps: App[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

afterAll(async () => await (await worker)?.close());

/** Opens a library with the one model of a file of tests: to load it takes longer than most of what it is asked for. */
export function sharingApp(library: string): App {
  return makeApp({ library, worker: () => (worker ??= builtinWorker()) });
}

/** The same, closed at the end of the test. */
export function startApp(library: string): App {
  const app = sharingApp(library);
  apps.push(app);
  return app;
}
