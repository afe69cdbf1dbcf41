import { importFootage } from '../../../../src-main/app/footage.ts';
import { normalised } from '../../../../src-main/app/footage-views.ts';
import { makeServices } from '../../../../src-main/app/services.ts';
import { finish } from '../../../support/app/finish.ts';
import { say } from './say.ts';

/** Imports file after file as footage and makes each to the size of the film; prints the footage of each once it is there. */
const [library = '', project = '', ...files] = process.argv.slice(2);
say('ready');
const services = makeServices({ library });
for (const file of files) {
  const { result } = await finish(importFootage(services, { project, files: [] }, [file], undefined));
  const [refused] = result.refused;
  if (refused) throw new Error(refused.message);
  for (const { footage } of result.imported) {
    say(footage.id);
    await normalised(services, footage.id, new AbortController().signal);
  }
}
await services.close();
