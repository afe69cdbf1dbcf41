import type { z } from 'zod';
import type { ProjectChange, ProjectSettings } from '../../src-shared/contract/board.ts';
import type { PackChoices } from '../../src-shared/generation/pack-request.ts';
import { plainStyle } from '../../src-shared/generation/style.ts';
import type { ChosenOfProject, Project } from '../../src-shared/library/records.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';
import { existingProject } from './existing-project.ts';
import { scriptName } from './read-revision.ts';

/** All that can be chosen of how packs draw, and how they do where nothing is. */
const AS_ADVISED = {
  steps: null,
  guidance: null,
  enlarge: null,
  between: null,
  depth: null,
  carry: null,
  walk: null,
} as const;
const PACK_CHOICES = Object.keys(AS_ADVISED) as (keyof PackChoices)[];

/** What a project is made with. */
export function settingsOf(library: Library, project: Project): z.input<typeof ProjectSettings> {
  const { id, title, seed, width, height, fps_num, fps_den, style, language, model, updated_at } = project;
  return {
    ...{ id, title, seed, width, height, fps_num, fps_den, style, language, model, updated_at },
    ...AS_ADVISED,
    ...project.chosen.drawing,
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
  const drawing = drawingOf(project.chosen.drawing ?? {}, change);
  const chosen: ChosenOfProject = {
    ...(title ? { title } : {}),
    ...(language ? { language } : {}),
    ...(Object.keys(drawing).length > 0 ? { drawing } : {}),
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

/** What is chosen of how packs draw; null takes a choice back. */
function drawingOf(before: PackChoices, change: z.output<typeof ProjectChange>): PackChoices {
  const now = PACK_CHOICES.map((name) => [name, change[name] === undefined ? before[name] : change[name]] as const);
  return Object.fromEntries(now.filter(([, value]) => value !== undefined && value !== null));
}
