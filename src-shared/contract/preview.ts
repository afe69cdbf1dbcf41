import { z } from 'zod';
import { Count, RenderProgress } from './schemas.ts';

/** How far a preview is. */
export const PreviewProgress = RenderProgress.omit({ render: true, paused: true });

/** A film that was made to be looked at: `media/previews/<preview>` is the file, `…/peaks` its waveforms (src-shared/audio/peaks.ts). */
export const PreviewMade = z.object({
  /** The digest of everything that determines the file. */
  preview: z.string().regex(/^[0-9a-f]{64}$/u),
  frames: z.int().positive(),
  duration_s: z.number().positive(),
  /** Shots shown as stills because they have no clip yet. */
  stills: Count,
});
