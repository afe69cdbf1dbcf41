import type { z } from 'zod';
import type { ListedProject } from '../../src-shared/contract/schemas.ts';
import type { Library } from '../library/open.ts';
import { existingProject } from './existing-project.ts';
import type { Services } from './services.ts';

type Listed = z.input<typeof ListedProject>;

/** All projects but those in the trash, the last made first, each with how far its film is. */
export async function listProjects(services: Services): Promise<Listed[]> {
  const library = services.library();
  await noteEdits(services, library);
  return listed(library);
}

/** The current still of the first shot of a project that has one. @throws ShotloomError not_found */
export async function posterOf(services: Services, projectId: string): Promise<{ readonly take: string | null }> {
  const library = services.library();
  existingProject(library, projectId);
  await noteEdits(services, library, projectId);
  return { take: library.overviews(projectId).get(projectId)?.poster ?? null };
}

/** As it was last noted what shots ask for. */
export function listed(library: Library): Listed[] {
  const overviews = library.overviews();
  return library.projects().map((project) => {
    const { stills = 0, clips = 0, poster = null, running = 0 } = overviews.get(project.id) ?? {};
    return { ...project, current: { stills, clips }, poster, running };
  });
}

/** What a film shows is known without its model where nothing was edited since it was last noted. */
async function noteEdits(services: Services, library: Library, projectId?: string): Promise<void> {
  const edited = library.asks.editedProjects();
  if (edited.length === 0 || (projectId !== undefined && !edited.includes(projectId))) return;
  const { noteAsks } = await import('./search.ts');
  await noteAsks(services, library, projectId);
}
