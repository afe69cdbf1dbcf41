import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { KIND_WORDS } from '../../src-shared/contract/kind-words.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { issueSentence } from '../../src-shared/contract/issue-sentence.ts';
import type { GraphicDetails, GraphicInput } from '../../src-shared/contract/graphics.ts';
import type { StoredGraphic } from '../../src-shared/library/records.ts';
import { graphicName, graphicSchema } from '../../src-shared/render/graphics/records.ts';
import type { Graphic, GraphicOf } from '../../src-shared/render/graphics/records.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { plainPng } from '../media/picture.ts';
import { setFormula } from '../render/formula.ts';
import type { Services } from './services.ts';
import { existingProject } from './existing-project.ts';

type Details = z.input<typeof GraphicDetails>;
type Input = z.output<typeof GraphicInput>;

/** Pixels that a picture has at most either way: those of a film in 4K. */
const MOST_PIXELS = 3840;

/** The graphics of a project. @throws ShotloomError not_found */
export function listGraphics(library: Library, projectId: string): Details[] {
  return library.graphicsOf(existingProject(library, projectId).id).map(detailsOf);
}

/**
 * Makes a graphic: one step that can be undone.
 * @throws ShotloomError not_found for the project; bad_option for what cannot be drawn; picture_missing, picture_unusable
 */
export async function makeGraphic(
  services: Services,
  projectId: string,
  input: Input,
  gesture: string | undefined,
): Promise<Details> {
  const project = existingProject(services.library(), projectId);
  const graphic = await graphicOf(services, input, null);
  return await patiently(() => detailsOf(services.library().addGraphic(project.id, graphic, gesture)));
}

/** Says a graphic anew. @throws ShotloomError not_found, and what making it throws */
export async function changeGraphic(services: Services, id: string, input: Input): Promise<Details> {
  const library = services.library();
  const before = library.graphic(id);
  if (before && before.graphic.kind !== input.kind) {
    throw new ShotloomError(
      'bad_option',
      say`${id} is a ${KIND_WORDS[before.graphic.kind]} and stays one; make a ${KIND_WORDS[input.kind]} anew.`,
    );
  }
  const graphic = await graphicOf(services, input, before?.graphic ?? null);
  return await patiently(() =>
    library.atomically(() => {
      library.setGraphic(id, graphic);
      const changed = library.graphic(id);
      if (!changed) throw new Error('A graphic that was changed is not there.');
      return detailsOf(changed);
    }),
  );
}

async function graphicOf(services: Services, input: Input, before: Graphic | null): Promise<Graphic> {
  if (input.kind === 'formula') return expectDrawable({ ...input, ...(await setFormula(input.tex)) });
  if (input.kind !== 'picture') return input;
  const { file, ...said } = input;
  if (file !== undefined) return { ...said, ...(await storedPicture(services, services.grants.path(file, 'read'))) };
  if (before?.kind !== 'picture') throw new ShotloomError('bad_option', say`A picture needs its file; name one.`);
  return { ...before, ...said };
}

/** What a formula is made of is known only when it is set. */
function expectDrawable(graphic: Graphic): Graphic {
  const { success, error } = graphicSchema.safeParse(graphic);
  if (success) return graphic;
  const [first] = error.issues;
  const said = first ? issueSentence(first) : say`The formula cannot be drawn; write it otherwise.`;
  throw new ShotloomError('bad_option', said);
}

/** A user's picture as the library keeps it, upright and no larger than a film. */
async function storedPicture(
  services: Services,
  path: string,
): Promise<Pick<GraphicOf<'picture'>, 'image' | 'width' | 'height'>> {
  const { store } = services.library();
  const { bytes, width, height } = await plainPng(
    await services.ffmpeg(),
    path,
    MOST_PIXELS,
    store.temporaryFile('png'),
  );
  const { sha256 } = await patiently(() => store.putBytes(bytes, 'png'));
  return { image: sha256, width, height };
}

function detailsOf({ id, project_id, graphic }: StoredGraphic): Details {
  return { id, project: project_id, name: graphicName(graphic), graphic };
}
