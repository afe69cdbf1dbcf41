import type { z } from 'zod';
import type { ProjectChange, ProjectSettings } from '../../src-shared/contract/board.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import type { ChosenOfProject, Project } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { existingProject } from './existing-project.ts';
import { scriptName } from './read-revision.ts';

/** What a project is made with. */
export function settingsOf(library: Library, project: Project): z.input<typeof ProjectSettings> {
  const { id, title, seed, width, height, fps_num, fps_den, style, language, model, updated_at } = project;
  return {
    ...{ id, title, seed, width, height, fps_num, fps_den, style, language, model, updated_at },
    script_name: scriptName(project, library.latestRevision(id)) || null,
  };
}

/**
 * Changes what a project is made with, as one step. In another language its script is drafted again.
 * @throws ShotloomError not_found, bad_option for a style that is none, library_conflict
 */
export async function changeSettings(
  library: () => Library,
  projectId: string,
  change: z.output<typeof ProjectChange>,
): Promise<z.input<typeof ProjectSettings>> {
  const project = existingProject(library(), projectId);
  const { title = project.chosen.title, language = project.chosen.language } = change;
  const chosen: ChosenOfProject = {
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
  };
  const { seed = project.seed, width = project.width, height = project.height, model = project.model } = change;
  const { fps_num = project.fps_num, fps_den = project.fps_den } = change;
  const style = change.style === undefined ? project.style : plainStyle(change.style);
  const settings = { seed, width, height, fps_num, fps_den, model, style, chosen };
  if (change.title === null || change.language !== undefined) {
    const { redraftWith } = await import('./project-scripts.ts');
    await redraftWith(library, project, settings);
  } else {
    const named = chosen.title === undefined ? {} : { title: chosen.title };
    await patiently(() => library().updateProject(projectId, 'settings', { ...settings, ...named }));
  }
  return settingsOf(library(), existingProject(library(), projectId));
}
