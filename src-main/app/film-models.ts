import { createHash } from 'node:crypto';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { onceFor } from '../../src-shared/contract/once-for.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import type { HelpingModel } from '../../src-shared/generation/request.ts';
import type { RequestedPack } from '../../src-shared/generation/pack-request.ts';
import type { RequestedModel } from '../../src-shared/generation/shot-request.ts';
import type { BuiltinPack } from '../models/builtin-pack.ts';
import { openWords } from '../models/builtin-pack.ts';
import type { InstalledModel } from '../models/installed.ts';
import { listModels, modelsDirectory } from '../models/installed.ts';
import { packFacts } from '../models/pack-facts.ts';
import { Recent } from './recent.ts';
import type { Services } from './services.ts';

/** The models that shots may be asked of: the one that ships, and those that were installed, by their names. */
export interface FilmModels {
  /** Another one where any of them is another. */
  readonly key: string;
  readonly builtin: RequestedModel;
  /** A model that cannot be used says why. */
  readonly packs: ReadonlyMap<string, RequestedPack | Unusable>;
  /** Models that help packs, by their names. */
  readonly helpers: ReadonlyMap<string, HelpingModel & Pick<InstalledModel, 'kind'>>;
}

/** Why an installed model cannot be used. */
interface Unusable {
  readonly fault: Sentence;
}

const MODELS = new Recent<Promise<FilmModels>>();

/** A pack as requests name it. */
const requestedModel = onceFor(async (pack: BuiltinPack): Promise<RequestedModel> => {
  const { name, engine_revision } = pack.manifest;
  return { name, sha256: pack.sha256, engine_revision, words: await openWords(pack) };
});

/** The models of this library: the same object for as long as they are the same. */
export async function filmModels({ libraryDirectory, pack }: Pick<Services, 'libraryDirectory' | 'pack'>) {
  const builtin = await requestedModel(await pack());
  const all = listModels(modelsDirectory(libraryDirectory));
  const installed = all.filter(({ kind }) => kind === 'diffusion');
  const key = createHash('sha256').update(builtin.sha256);
  for (const { id, sha256, directory } of all) key.update(JSON.stringify([id, sha256, directory]));
  const of = key.digest('hex');
  return await MODELS.of(of, async () => {
    const packs = await Promise.all(installed.map(async (model) => [model.id, await factsOf(model)] as const));
    const helpers = all
      .filter(({ kind }) => kind !== 'diffusion')
      .map(({ id, sha256, kind }) => [id, { name: id, sha256, kind }] as const);
    return { key: of, builtin, packs: new Map(packs), helpers: new Map(helpers) };
  });
}

/** The installed models that draw pictures or films. */
export function drawing(libraryDirectory: string): InstalledModel[] {
  return listModels(modelsDirectory(libraryDirectory)).filter(({ kind }) => kind === 'diffusion');
}

async function factsOf(model: InstalledModel): Promise<RequestedPack | Unusable> {
  try {
    return await packFacts(model);
  } catch (error) {
    if (error instanceof ShotloomError) return { fault: error.said };
    return { fault: say`its files cannot be read` };
  }
}

/** A model of shots: the one that ships, one that is installed, or why there is none of that name. */
export function modelNamed(
  { builtin, packs }: FilmModels,
  name: string,
): { readonly builtin: RequestedModel } | { readonly pack: RequestedPack } | { readonly blocked: Sentence } {
  if (name === builtin.name) return { builtin };
  const found = packs.get(name);
  if (!found) return { blocked: say`the model "${name}" is not installed` };
  return 'fault' in found ? { blocked: say`the model "${name}" cannot be used: ${found.fault}` } : { pack: found };
}
