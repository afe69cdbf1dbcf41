import type { z } from 'zod';
import type { LibraryChanges } from '../../src-shared/contract/library.ts';
import type { Library } from '../library/open.ts';
import { existingProject } from './existing-project.ts';

/** Tells what is done to a project, or to all, until the reader leaves or the library is closed. @throws ShotloomError not_found */
export async function* followChanges(
  library: Library,
  { project }: { readonly project?: string | undefined },
  stop: AbortSignal,
): AsyncGenerator<z.input<typeof LibraryChanges>, void, void> {
  const follower = library.follow(project === undefined ? null : existingProject(library, project).id);
  yield { projects: follower.standing() };
  while (!stop.aborted && library.isOpen()) {
    const projects = follower.changes();
    if (projects.length > 0) yield { projects };
    else await library.nextLook(stop);
  }
}
