// worker.ts LIBRARY REDIS COORDINATOR SECRET_FILE NAME: makes shots for a farm until SIGTERM, and prints what happens, a JSON a line.
import { makeApp } from '../../../../src-main/app.ts';
import { runWorkerOfFarm } from '../../../../src-main/app/farm.ts';
import { SHORT_TIMES } from './times.ts';

const [library = '', redis = '', coordinator = '', file = '', name = ''] = process.argv.slice(2);
const app = makeApp({ library });
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const options = { redis, coordinator, name, secret: { file }, times: SHORT_TIMES };
await runWorkerOfFarm(app.services, options, stop.signal, (event) => console.log(JSON.stringify(event)));
await app.close();
