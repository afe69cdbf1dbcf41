import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, say } from '../../src-shared/contract/sentences.ts';
import type { Project } from '../../src-shared/library/records.ts';
import { noRecord } from '../library/no-record.ts';
import type { Library } from '../library/open.ts';

/** A project that is not in the trash. @throws ShotloomError not_found */
export function existingProject(library: Library, id: string): Project {
  const project = library.project(id);
  if (!project) throw noRecord('project', id);
  if (library.isTrashed(id))
    throw new ShotloomError(
      'not_found',
      say`The project ${id} is in the trash; ${byHost(say`take it back with "shotloom trash ${id} --restore"`, say`take it back first`)}.`,
    );
  return project;
}
