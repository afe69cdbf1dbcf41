import catalogue from '../../../resources/models/catalogue.json' with { type: 'json' };
import { CatalogueModels } from '../../../src-shared/contract/models.ts';
import { listInstalled } from '../list-models.ts';
import { checkModel } from '../check-model.ts';
import { modelsDirectory, removeModel } from '../../models/installed.ts';
import { addModel, getModel, lookAt } from '../install-models.ts';
import { probeProviders } from '../probe-providers.ts';
import { followed, os, streamed } from './base.ts';

/** Without the pages that they were read from. */
const MODELS_OF_HUBS = CatalogueModels.parse(catalogue);

export default {
  providers: os.models.providers.handler(
    async ({ input, context: { services } }) => await probeProviders(services, input.retry),
  ),
  add: os.models.add.handler(
    async ({ input, signal, context: { services } }) => await addModel(services, input, signal),
  ),
  remove: os.models.remove.handler(({ input, context: { services } }) => {
    removeModel(modelsDirectory(services.libraryDirectory), input.id);
    return {};
  }),
  look: os.models.look.handler(
    async ({ input, signal, context: { services } }) => await lookAt(services, input, signal),
  ),
  catalogue: os.models.catalogue.handler(() => MODELS_OF_HUBS),
  get: os.models.get.handler(({ input, signal, context: { services } }) => streamed(getModel(services, input, signal))),
  startDownload: os.models.startDownload.handler(
    async ({ input, context: { services } }) => await (await services.downloads()).start(services, input),
  ),
  downloads: os.models.downloads.handler(async ({ signal, context: { services } }) => {
    const downloads = await services.downloads();
    return followed((stop) => downloads.watch(services, stop), signal);
  }),
  changeDownload: os.models.changeDownload.handler(async ({ input, context: { services } }) => {
    await (await services.downloads()).change(services, input);
    return {};
  }),
  keepToken: os.models.keepToken.handler(({ input, context: { services } }) => {
    services.givenToken.keep(input.token);
    return {};
  }),
  hasToken: os.models.hasToken.handler(({ context: { services } }) => ({ given: services.givenToken.isThere() })),
  list: os.models.list.handler(async ({ context: { services } }) => await listInstalled(services)),
  check: os.models.check.handler(({ input, signal, context: { services } }) =>
    streamed(checkModel(services, input, signal)),
  ),
};
