// coordinator.ts LIBRARY PROJECT REDIS PORT: has the clips of a project made by workers, and prints what happens, a JSON a line.
import { makeApp } from '../../../../src-main/app.ts';
import { runFarm } from '../../../../src-main/app/farm.ts';
import { SHORT_TIMES } from './times.ts';

const [library = '', project = '', redis = '', port = ''] = process.argv.slice(2);
const app = makeApp({ library });
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const settings = {
  ...{ redis, host: '127.0.0.1', port: Number(port), times: SHORT_TIMES },
  of: { project, kind: 'clip' as const },
};
const summary = await runFarm(app.services, settings, stop.signal, (event) => console.log(JSON.stringify(event)));
console.log(JSON.stringify({ type: 'over', ...summary }));
await app.close();
