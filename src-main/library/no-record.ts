import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { KIND_WORDS } from '../../src-shared/contract/kind-words.ts';
import { onlyTyped, say } from '../../src-shared/contract/sentences.ts';

/** What to do where there is none. */
const HINTS = {
  project: onlyTyped(say`; list them with "shotloom projects"`),
  shot: onlyTyped(say`; list those of a project with "shotloom generate PROJECT --list"`),
  take: '',
  footage: onlyTyped(say`; list that of a project with "shotloom footage PROJECT"`),
  graphic: onlyTyped(say`; list those of a project with "shotloom graphic PROJECT"`),
} as const;

/** Says that the library has no such record. */
export function noRecord(what: keyof typeof HINTS, id: string): ShotloomError {
  return new ShotloomError('not_found', say`There is no ${KIND_WORDS[what]} ${id} in the library${HINTS[what]}.`);
}
