import { readFile } from 'node:fs/promises';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { listOf, say } from '../../src-shared/contract/sentences.ts';
import type { Sight } from '../../src-shared/generation/look.ts';
import type { Project, ReferencePicture } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { readPicture } from '../media/picture.ts';
import type { BuiltinPack } from '../models/builtin-pack.ts';
import type { Services } from './services.ts';

/** The graph of a pack that sees pictures. */
const SEES = 'look.onnx';

/** The name of the picture whose colours the film takes on. */
const OF_THE_FILM = '';

/** What was seen in a picture, and what kind of file it is. */
type Seen = Sight & { readonly extension: string };

/**
 * What the model sees in a picture.
 * @param scratch a path that may be written to
 * @throws ShotloomError picture_missing, picture_unusable, and what starting the model throws
 */
export async function seePicture(services: Services, path: string, scratch: string): Promise<Seen> {
  const [pack, ffmpeg] = [await services.pack(), await services.ffmpeg()];
  const { rgb, extension } = await readPicture(ffmpeg, path, pack.manifest.look.side, scratch);
  return { ...(await (await services.worker()).look(rgb)), extension };
}

/**
 * Gives one of a project's cast, or (name null) the film's colours, a reference picture, which is stored, or (path null) none.
 * @returns the name as the cast has it
 * @throws ShotloomError not_found where nobody has that name, and what seeing the picture throws
 */
export async function setPicture(
  services: Services,
  project: Project,
  name: string | null,
  path: string | null,
): Promise<string | null> {
  const library = services.library();
  const known = name === null ? null : memberNamed(project, name);
  if (path === null) {
    library.setPicture(project.id, known ?? OF_THE_FILM, null);
    return known;
  }
  const { extension, ...sight } = await seePicture(services, path, library.store.temporaryFile('rgb'));
  const bytes = await readFile(path);
  const { sha256 } = await patiently(() => library.store.putBytes(bytes, extension));
  const seen_by = seeing(await services.pack());
  await patiently(() =>
    library.setPicture(project.id, known ?? OF_THE_FILM, { ...sight, picture_sha256: sha256, seen_by }),
  );
  return known;
}

/** What the pictures of a project say to this model: those that another one saw are seen again. */
export async function currentPictures(
  services: Services,
  library: Library,
  project: Project,
): Promise<ReferencePicture[]> {
  const seen_by = seeing(await services.pack());
  for (const { name, picture_sha256, ...old } of library.picturesOf(project.id)) {
    if (old.seen_by === seen_by) continue;
    const path = await library.store.read(picture_sha256);
    const { look, palette } = await seePicture(services, path, library.store.temporaryFile('rgb'));
    await patiently(() => library.setPicture(project.id, name, { picture_sha256, look, palette, seen_by }));
  }
  return library.picturesOf(project.id);
}

function memberNamed({ cast }: Project, name: string): string {
  const folded = fold(name);
  const member = cast.find((each) => fold(each.name) === folded);
  if (member) return member.name;
  const known =
    cast.length === 0
      ? say`the script names nobody`
      : say`it has ${listOf(
          'comma',
          cast.map((each) => each.name),
        )}`;
  throw new ShotloomError('not_found', say`There is nobody called "${name}" in the cast of this film; ${known}.`);
}

function fold(name: string): string {
  return name.normalize('NFC').trim().toLocaleUpperCase('en');
}

function seeing({ manifest }: BuiltinPack): string {
  return manifest.files[SEES] ?? '';
}
