import type { z } from 'zod';
import type { TrashedThing } from '../../src-shared/contract/library.ts';
import type { Trashed } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';

type Thing = z.input<typeof TrashedThing>;

/** What lies in the trash, what was thrown away last at the front. */
export function trashedThings(library: Library): Thing[] {
  return library.trashed().map((each) => thingOf(library, each));
}

/** Throws a take, footage or a project away. @throws ShotloomError not_found */
export function throwAway(library: Library, id: string): Thing {
  library.atomically(() => {
    if (kindOf(id) === 'footage') return library.trashFootage(id);
    if (kindOf(id) === 'take') return library.trashTake(id);
    library.trashProject(id);
    for (const job of library.jobs.openJobs(id)) library.jobs.cancel(job.id);
  });
  const found = library.trashed().find((each) => each.id === id);
  if (!found) throw new Error(`${id} was thrown away and is not in the trash.`);
  return thingOf(library, found);
}

/** Takes it back. @throws ShotloomError not_found */
export function takeBack(library: Library, id: string): Thing {
  const before = library.trashed().find((each) => each.id === id);
  library.takeBack(id);
  return thingOf(library, { id, project_id: before?.project_id ?? id, deleted_at: null });
}

function thingOf(
  library: Library,
  { id, project_id, deleted_at }: Omit<Trashed, 'deleted_at'> & Pick<Thing, 'deleted_at'>,
): Thing {
  const title = library.project(project_id)?.title ?? '';
  return { id, kind: kindOf(id), project_id, title, deleted_at };
}

function kindOf(id: string): Thing['kind'] {
  if (id.startsWith('prj_')) return 'project';
  return id.startsWith('ftg_') ? 'footage' : 'take';
}
