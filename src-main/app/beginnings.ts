import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import type { ChosenBeginning } from '../../src-shared/generation/request.ts';
import type { Library } from '../library/open.ts';

/** A picture of a project that model packs may begin from. */
interface Offered {
  /** Id of the footage, or who of the cast it shows. */
  readonly from: string;
  readonly picture: string;
}

/** A picture of the footage by its id, or of one of the cast by the name, as shots keep it. @throws ShotloomError not_found */
export function chosenBeginning(
  library: Library,
  projectId: string,
  { from, strength }: { readonly from: string; readonly strength: number },
): ChosenBeginning {
  const folded = from.toLocaleUpperCase('en');
  const found = offered(library, projectId).find((each) => each.from.toLocaleUpperCase('en') === folded);
  if (found) return { picture: found.picture, strength };
  throw new ShotloomError(
    'not_found',
    say`The project has no picture "${from}"; name a picture of its footage by its id, or one of the cast who has a picture.`,
  );
}

/** By the SHA-256 of their files: what the pictures of a project are named by. */
export function beginningNames(library: Library, projectId: string): ReadonlyMap<string, string> {
  return new Map(offered(library, projectId).map(({ from, picture }) => [picture, from]));
}

function offered(library: Library, projectId: string): Offered[] {
  const footage = library.footageOf(projectId).filter(({ kind }) => kind === 'picture');
  const cast = library.picturesOf(projectId).filter(({ name }) => name !== '');
  return [
    ...footage.map(({ id, media_sha256 }) => ({ from: id, picture: media_sha256 })),
    ...cast.map(({ name, picture_sha256 }) => ({ from: name, picture: picture_sha256 })),
  ];
}
