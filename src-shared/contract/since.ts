import { z } from 'zod';
import { Count, list, ProjectId } from './schemas.ts';

/** A state of what was told: whoever names it is told what is other since. */
const Version = z.string().max(64);

/** What of a project is asked for, and which version of it is known already. */
export const KnownVersion = z.object({ project: ProjectId, since: Version.optional() });

/** How a list of records has become another (src-shared/contract/list-delta.ts). */
export function listParts<T extends z.ZodRawShape>(record: z.ZodObject<T>) {
  return list(
    z.union([
      z.object({ keep: z.tuple([Count, Count]).readonly(), by: z.int().optional() }),
      z.object({ of: Count, set: record.partial() }),
      z.object({ put: record }),
    ]),
  );
}

/** A state as a whole, or what is other than in the version that was named, null where nothing is. */
export type Since<T, D> =
  | { readonly version: string; readonly whole: T }
  | { readonly version: string; readonly delta: D | null };

/** The whole, where the version that was named is not known any more; else what is other since, null where nothing is. */
export function since<T extends z.ZodType, D extends z.ZodType>(whole: T, delta: D) {
  return z.union([z.object({ version: Version, whole }), z.object({ version: Version, delta: delta.nullable() })]);
}
