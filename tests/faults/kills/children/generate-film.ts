import { generate } from '../../../../src-main/app/generate.ts';
import { openProject } from '../../../../src-main/app/project-scripts.ts';
import { makeServices } from '../../../../src-main/app/services.ts';
import { say } from './say.ts';

const SETTINGS = { width: 64, height: 36, fps_num: 4, fps_den: 1 };

/** Drafts a script and makes all its stills and clips; prints each take that is there, and in the end the digests of all frames. */
const [library = '', script = '', seed = '1'] = process.argv.slice(2);
say('ready');
const services = makeServices({ library });
const { project } = await openProject(() => services.library(), script, undefined, { ...SETTINGS, seed: Number(seed) });
say(`project ${project}`);
const told = new Set<string>();
for (const kind of ['still', 'clip'] as const) {
  const stream = generate(services, { project, kind }, undefined);
  for (;;) {
    const next = await stream.next();
    for (const { id, frames_digest } of services.library().takesOfProject(project)) {
      if (!told.has(id)) say(`take ${id} ${frames_digest}`);
      told.add(id);
    }
    if (next.done !== true) continue;
    say(`digest ${kind} ${next.value.digest_of_frames}`);
    break;
  }
}
await services.close();
