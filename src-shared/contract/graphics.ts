import { z } from 'zod';
import { graphicSchema, saidGraphics, saidOfFormula, saidOfPicture } from '../render/graphics/records.ts';
import { FileGrant, ProjectId, recordId } from './schemas.ts';

export const GraphicId = recordId();

/** A graphic as a person says it: a picture by its file, which a change may leave away, a formula by its TeX. */
export const GraphicInput = z.discriminatedUnion('kind', [
  ...saidGraphics,
  saidOfPicture.extend({ file: FileGrant.optional() }),
  saidOfFormula,
]);

/** A graphic of a project. */
export const GraphicDetails = z.object({
  id: GraphicId,
  project: ProjectId,
  /** What it says first. */
  name: z.string(),
  graphic: graphicSchema,
});
