import { importBundle } from '../../../../src-main/app/bundles.ts';
import { makeServices } from '../../../../src-main/app/services.ts';
import { finish } from '../../../support/app/finish.ts';
import { say } from './say.ts';

/** Imports bundle after bundle, and prints the project of each. */
const [library = '', ...bundles] = process.argv.slice(2);
say('ready');
const services = makeServices({ library });
for (const bundle of bundles) {
  const { result } = await finish(importBundle(services, bundle, undefined));
  say(result.project);
}
await services.close();
