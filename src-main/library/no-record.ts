import { ShotloomError } from '../../src-shared/contract/errors.ts';

/** What to do where there is none. */
const HINTS = {
  project: '; list them with "shotloom projects"',
  shot: '; list those of a project with "shotloom generate PROJECT --list"',
  take: '',
  footage: '',
} as const;

/** Says that the library has no such record. */
export function noRecord(what: keyof typeof HINTS, id: string): ShotloomError {
  return new ShotloomError('not_found', `There is no ${what} ${id} in the library${HINTS[what]}.`);
}
