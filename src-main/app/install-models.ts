import { statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { dirname } from 'node:path';
import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import type { HubInstall, HubListing, ListedModel, StoreProgress } from '../../src-shared/contract/models.ts';
import { modelsDirectory } from '../models/installed.ts';
import type { Listing, Repository } from '../models/store/hub.ts';
import { lookUp } from '../models/store/hub.ts';
import { addFolder, addFromHub, addZip, idOf } from '../models/store/store.ts';
import type { HubModel } from '../models/store/store.ts';
import { listInstalled } from './list-models.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';

type Listed = z.input<typeof ListedModel>;
type Asked = Pick<z.output<typeof HubInstall>, 'repository' | 'revision'>;

/**
 * Installs a model from a folder, whose files stay there, or from a zip.
 * @throws ShotloomError not_found, bad_option, model_missing, model_damaged, library_unwritable, cancelled
 */
export async function addModel(
  services: Services,
  { file, id }: { readonly file: string; readonly id?: string | undefined },
  signal: AbortSignal | undefined,
): Promise<Listed> {
  const path = services.grants.path(file, 'read');
  const models = modelsDirectory(services.libraryDirectory);
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const added = isFolder
    ? await addFolder(models, path, id)
    : await addZip(models, path, signal ?? new AbortController().signal, id);
  return await listed(services, added.id);
}

/** What a repository of a hub has. @throws ShotloomError as `lookUp` */
export async function lookAt(
  services: Services,
  asked: Asked,
  signal: AbortSignal | undefined,
): Promise<z.input<typeof HubListing>> {
  const listing = await lookUp(repositoryOf(services, asked), { token: await services.hubToken(), signal });
  const { commit, licence, gated, files } = listing;
  return {
    repository: asked.repository,
    ...{ commit, licence, gated },
    files: files.map(({ path, bytes }) => ({ path, bytes })),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    share_of_memory: largestNet(listing) / totalmem(),
  };
}

/**
 * Fetches a model from a hub and installs it, for as long as somebody reads how far it is.
 * @throws ShotloomError as `acceptedModel` and `addFromHub`
 */
export function getModel(
  services: Services,
  wanted: z.output<typeof HubInstall>,
  signal: AbortSignal | undefined,
): AsyncGenerator<z.input<typeof StoreProgress>, Listed, void> {
  return relay(async (tell, stop) => {
    const model = await acceptedModel(services, wanted, stop);
    const access = { token: await services.hubToken(), signal: stop };
    const added = await addFromHub(modelsDirectory(services.libraryDirectory), model, access, tell);
    return await listed(services, added.id);
  }, signal);
}

/**
 * What of a hub is to be installed, once its licence was accepted.
 * @throws ShotloomError bad_option where the licence that is accepted is not the one that it has; as `lookUp`
 */
export async function acceptedModel(
  services: Services,
  { accepts, id, ...asked }: z.output<typeof HubInstall>,
  signal: AbortSignal,
): Promise<HubModel> {
  const repository = repositoryOf(services, asked);
  const listing = await lookUp(repository, { token: await services.hubToken(), signal });
  if (accepts === (listing.licence ?? ''))
    return { repository, listing, id: id ?? idOf(asked.repository.replace('/', '--')) };
  throw new ShotloomError(
    'bad_option',
    say`${asked.repository} is under the licence "${listing.licence ?? ''}": read it at ${repository.endpoint}/${asked.repository}, and ${byHost(
      say`accept it with --accept ${listing.licence ?? `''`}`,
      say`accept it`,
    )}.`,
  );
}

function repositoryOf({ hub }: Services, { repository, revision }: Asked): Repository {
  return { endpoint: hub, name: repository, revision };
}

/** Bytes of the files of a repository's largest folder: of a network and its weights. */
function largestNet({ files }: Listing): number {
  const nets = Map.groupBy(files, ({ path }) => dirname(path)).values();
  return Math.max(0, ...Array.from(nets, (net) => net.reduce((sum, { bytes }) => sum + bytes, 0)));
}

async function listed(services: Services, id: string): Promise<Listed> {
  const found = (await listInstalled(services)).find((model) => model.id === id);
  if (!found) throw new Error('A model that was installed is not listed.');
  return found;
}
