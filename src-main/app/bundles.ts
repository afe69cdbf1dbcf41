import type { z } from 'zod';
import type { BundleProgress, BundleSummary } from '../../src-shared/contract/library.ts';
import type { Bundle } from '../../src-shared/library/bundle.ts';
import type { Library } from '../library/open.ts';
import { unpackBundle, writeBundle } from '../library/bundle-file.ts';
import { patiently } from '../library/write.ts';
import { publishOutput } from '../media/part-file.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';
import { existingProject } from './existing-project.ts';
import { spokenShots } from './film-speech.ts';

type Progress = z.input<typeof BundleProgress>;
type Summary = z.input<typeof BundleSummary>;

/** Writes a project with its media to one file. @throws ShotloomError not_found, media_damaged, output_unwritable */
export function exportBundle(
  services: Services,
  projectId: string,
  output: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const library = services.library();
    const project = existingProject(library, projectId);
    const { id, title } = project;
    const bundle = library.bundleOf(id, await spokenShots(services, library, project));
    await publishOutput(output, (part) => writeBundle(part, bundle, library.store, tell, stop));
    return { project: id, title, ...countsOf(library, id, bundle), copied: false };
  }, signal);
}

/**
 * Adds the project of a bundle to the library, beside what is there.
 * @throws ShotloomError bundle_damaged: nothing of it is added then
 */
export function importBundle(
  services: Services,
  path: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, Summary, void> {
  return relay<Progress, Summary>(async (tell, stop) => {
    const library = services.library();
    const { bundle, files } = await unpackBundle(path, library.store.temporaryFile, tell, stop);
    for (const file of files.values()) await patiently(() => library.store.putFile(file));
    const { id, title } = await patiently(() => library.addBundle(bundle));
    const copied = id !== bundle.state.project.id;
    return { project: id, title, ...countsOf(library, id, bundle), copied };
  }, signal);
}

function countsOf(
  library: Library,
  id: string,
  { takes, state }: Bundle,
): Pick<Summary, 'shots' | 'takes' | 'footage'> {
  return { shots: library.shotsOf(id).length, takes: takes.length, footage: state.footage.length };
}
