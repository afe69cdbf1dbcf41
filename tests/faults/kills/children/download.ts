// download.ts LIBRARY HUB: fetches owner/model in the background, and prints how far it is, a JSON a line.
import { makeApp } from '../../../../src-main/app.ts';

const [library = '', hub = ''] = process.argv.slice(2);
const app = makeApp({ library, hub });
await app.calls.models.startDownload({ repository: 'owner/model', accepts: 'mit' });
for await (const downloads of await app.calls.models.downloads()) console.log(JSON.stringify(downloads));
