import type { z } from 'zod';
import type { ListedModel } from '../../src-shared/contract/models.ts';
import { listModels, modelsDirectory } from '../models/installed.ts';
import { filmModels } from './film-models.ts';
import type { Services } from './services.ts';

type Listed = z.input<typeof ListedModel>;

/** The model that ships, then those that were installed, by their names. @throws ShotloomError what opening the built-in model throws */
export async function listInstalled(services: Services): Promise<Listed[]> {
  const { manifest } = await services.pack();
  const { packs } = await filmModels(services);
  const none = { draws: null, steps: null, guidance: null, begins: false, fault: null } as const;
  const builtin: Listed = {
    ...none,
    id: manifest.name,
    title: manifest.name,
    kind: 'builtin',
    draws: 'films',
    bytes: 0,
    licence: manifest.licence,
  };
  const installed = listModels(modelsDirectory(services.libraryDirectory)).map((model): Listed => {
    const { id, title, kind, bytes, licence } = model;
    const known = { ...none, id, title, kind, bytes, licence };
    const facts = packs.get(id);
    if (!facts) return known;
    if ('fault' in facts) return { ...known, fault: facts.fault };
    const { steps, guidance, begins, film } = facts;
    return { ...known, steps, guidance, begins, draws: film === null ? 'pictures' : 'films' };
  });
  return [builtin, ...installed];
}
