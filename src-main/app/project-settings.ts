import type { z } from 'zod';
import type { ProjectChange, ProjectSettings } from '../../src-shared/contract/board.ts';
import type { PackChoices } from '../../src-shared/generation/pack-request.ts';
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
    steps: project.chosen.drawing?.steps ?? null,
    guidance: project.chosen.drawing?.guidance ?? null,
    enlarge: project.chosen.drawing?.enlarge ?? null,
    between: project.chosen.drawing?.between ?? null,
    depth: project.chosen.drawing?.depth ?? null,
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

/** What is chosen of how packs draw; null is as their makers advise. */
function drawingOf(
  before: PackChoices,
  { steps, guidance, enlarge, between, depth }: z.output<typeof ProjectChange>,
): PackChoices {
  const { steps: oldSteps, guidance: oldGuidance, enlarge: oldEnlarge, between: oldBetween, depth: oldDepth } = before;
  const chosenDepth = depth === undefined ? oldDepth : (depth ?? undefined);
  const chosenBetween = between === undefined ? oldBetween : (between ?? undefined);
  const chosenEnlarge = enlarge === undefined ? oldEnlarge : (enlarge ?? undefined);
  const [chosenSteps, chosenGuidance] = [
    steps === undefined ? oldSteps : (steps ?? undefined),
    guidance === undefined ? oldGuidance : (guidance ?? undefined),
  ];
  return {
    ...(chosenSteps === undefined ? {} : { steps: chosenSteps }),
    ...(chosenGuidance === undefined ? {} : { guidance: chosenGuidance }),
    ...(chosenEnlarge === undefined ? {} : { enlarge: chosenEnlarge }),
    ...(chosenBetween === undefined ? {} : { between: chosenBetween }),
    ...(chosenDepth === undefined ? {} : { depth: chosenDepth }),
  };
}
