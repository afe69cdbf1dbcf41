import type { z } from 'zod';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { foldText } from '../../src-shared/library/search-terms.ts';
import type { Everything, FindInput, FoundPage, SearchInput } from '../../src-shared/contract/search.ts';
import type { Library } from '../library/open.ts';
import { placeIn } from '../library/texts.ts';
import { saysDocument } from '../script/read-script.ts';
import { ensurePrints } from './look-alikes.ts';
import type { Services } from './services.ts';
import { existingProject } from './existing-project.ts';
import { filmModels } from './film-models.ts';
import { filmSpeech } from './film-speech.ts';
import { scriptName, shownScript } from './read-revision.ts';
import { shotLabels } from './shot-labels.ts';
import { askingForStill, wantedShots } from './wanted-shots.ts';

/**
 * A page of the clips that are asked for.
 * @throws ShotloomError bad_query, not_found for a project or a take that is not there, and what looking at a take throws
 */
export async function searchClips(
  services: Services,
  { query, project, like, limit, after }: z.output<typeof SearchInput>,
): Promise<z.input<typeof FoundPage>> {
  const library = services.library();
  if (project !== undefined) existingProject(library, project);
  await noteAsks(services, library, project);
  const looks = like === undefined ? null : await ensurePrints(services, library, like);
  const page = library.search.find({
    query,
    limit,
    ...(project === undefined ? {} : { project_id: project }),
    ...(looks === null ? {} : { like: looks.file }),
    ...(after === undefined ? {} : { after }),
  });
  return { ...page, unseen: looks?.unseen ?? 0 };
}

/** Letters and digits, of any script. */
const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * Finds words in everything that the library has: titles, scripts, shots, takes and footage. What is no letter and no digit does not count.
 * @throws what looking at the library throws
 */
export async function findEverything(
  services: Services,
  { query, limit }: z.output<typeof FindInput>,
): Promise<z.input<typeof Everything>> {
  const words = [...new Set(foldText(query).match(WORDS) ?? [])];
  if (words.length === 0) return { projects: [], scripts: [], shots: [], clips: [] };
  const library = services.library();
  const { clips } = await searchClips(services, { query: words.map((word) => `${word}*`).join(' '), limit });
  const projects = library.projects().filter(({ title }) => {
    const folded = foldText(title);
    return words.every((word) => folded.includes(word));
  });
  return {
    projects: projects.slice(0, limit).map(({ id, title, updated_at }) => ({ id, title, updated_at })),
    scripts: await shownScriptsWith(library, words, limit),
    shots: labelled(library, library.shotsWith(words, limit)),
    clips,
  };
}

/** Scripts as people read them, in which words stand. */
async function shownScriptsWith(
  library: Library,
  words: readonly string[],
  limit: number,
): Promise<z.input<typeof Everything>['scripts']> {
  const found: z.input<typeof Everything>['scripts'][number][] = [];
  for (const stored of library.scriptsWith(words, limit)) {
    const [project, revision] = [library.project(stored.project), library.latestRevision(stored.project)];
    const isDocument = project && revision && saysDocument(scriptName(project, revision));
    const place = isDocument ? placeIn((await shownScript(project, revision)).text, words) : stored;
    if (place) found.push({ ...stored, ...place });
  }
  return found;
}

/** Shots with what their boards call them. */
function labelled(library: Library, shots: ReturnType<Library['shotsWith']>): z.input<typeof Everything>['shots'] {
  const projects = new Set(shots.map(({ project }) => project));
  const labels = new Map([...projects].flatMap((project) => [...shotLabels(library, project)]));
  return shots.map((each) => ({ ...each, label: labels.get(each.shot) ?? String(each.number) }));
}

/** Where nothing can be written now, a search tells of what was noted before. */
function unlessReadOnly(error: unknown): void {
  const code = error instanceof ShotloomError ? error.code : null;
  if (code !== 'library_locked' && code !== 'library_unwritable') throw error;
}

/**
 * Notes what the shots of projects ask for that were changed since that was noted: which of their clips are used depends on it.
 * Without a model nobody can tell, and what was noted stays.
 */
export async function noteAsks(services: Services, library: Library, projectId: string | undefined): Promise<void> {
  await noteChangedAsks(services, library, projectId).catch(unlessReadOnly);
}

async function noteChangedAsks(services: Services, library: Library, projectId: string | undefined): Promise<void> {
  const models = await filmModels(services).catch((error: unknown) => {
    if (error instanceof ShotloomError) return null;
    throw error;
  });
  if (!models) return;
  const changed = library.asks.changedProjects(models.key, projectId);
  if (changed.length === 0) return;
  for (const id of changed) {
    const speech = await filmSpeech(services, library, existingProject(library, id));
    library.atomically(() => {
      const project = { ...existingProject(library, id), pictures: library.picturesOf(id) };
      const asks = wantedShots(library, project, models, speech, 'clip').map((clip) => ({
        shot_id: clip.shot.id,
        still: askingForStill(clip).request.digest,
        clip: clip.request.digest,
      }));
      library.asks.noteAsks(id, models.key, asks);
    });
  }
}
