import { z } from 'zod';
import { Count, FilmSettings, Language, OpenedProject, ProjectId } from './schemas.ts';

/** A script as text: the text of a file of 50 MB, which is the most that is read. */
const ScriptText = z.string().max(50_000_000);

/** A script that was pasted or typed. */
export const NewScript = z.object({
  text: ScriptText,
  /** As a file would be called: its ending says the form, else the text does. */
  name: z.string().trim().min(1).max(200).optional(),
  settings: FilmSettings,
});

/** The script that a project's board is drafted from. */
export const SourceScript = z.object({
  text: z.string(),
  /** Grows with every text that the project has; 0 where it has none yet. */
  revision: Count,
  language: Language,
  /** `board` is a storyboard as Fountain; `document` was written by another program, and is text only to be read. */
  form: z.enum(['fountain', 'text', 'board', 'document']),
  editable: z.boolean(),
});

/** A new text of a project's script, and the revision that it was made from. */
export const ScriptEdit = z.object({ project: ProjectId, text: ScriptText, revision: Count });

/** What came of it, and the revision that the project has now. */
export const WrittenScript = OpenedProject.extend({ revision: Count });
