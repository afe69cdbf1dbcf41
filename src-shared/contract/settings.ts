import { z } from 'zod';
import { FileGrant, list } from './schemas.ts';

const fields = {
  /** Of the interface; `system` is that of the machine. */
  language: z.enum(['en', 'zh', 'system']),
  theme: z.enum(['dark', 'light', 'system']),
  /** Which keys do what, where a person chose others: `Mod+Z` by what it does. */
  shortcuts: z.record(z.string().min(1).max(100), z.string().max(100)),
  /** How long what was thrown away can be taken back. */
  trash_days: z.int().min(1).max(3650),
};

/** The settings of the app as a host tells them. */
export const AppSettings = z.object({
  ...fields,
  /** Name of the ffmpeg that a person chose, without its folder; null where the app finds one itself. */
  ffmpeg: z.string().nullable(),
});

/** What of them changes; an ffmpeg is named by a grant to run it, which only a dialog of the host gives. */
export const AppSettingsChange = z.object({ ...fields, ffmpeg: FileGrant.nullable() }).partial();

/**
 * The same as they are stored, in the library's folder. What cannot be read of a file that somebody edited is as if nothing
 * were said, and what is not known here stays as it is.
 */
export const StoredSettings = z.looseObject({
  language: fields.language.catch('system'),
  theme: fields.theme.catch('system'),
  shortcuts: fields.shortcuts.catch({}),
  trash_days: fields.trash_days.catch(30),
  /** A path on this machine. */
  ffmpeg: z.string().min(1).nullable().catch(null),
});
export type StoredSettings = z.output<typeof StoredSettings>;

/** What this program is, and under which terms it and its parts come. */
export const About = z.object({
  version: z.string(),
  licences: list(z.object({ name: z.string(), text: z.string() })),
});
