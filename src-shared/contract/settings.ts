import { z } from 'zod';
import { call } from './call.ts';
import { Count, DoctorReport, FileGrant, list } from './schemas.ts';

/** GB (of 10⁹ bytes) that a cache holds at most. */
const MostGigabytes = z.number().min(0.1).max(100_000);

/** Caches of what can be made again: encoded segments, sources and pieces of mixes, spoken lines, previews. */
export const CACHE_NAMES = ['segments', 'sound', 'speech', 'previews'] as const;
export type CacheName = (typeof CACHE_NAMES)[number];

const CacheLimits = z.record(z.enum(CACHE_NAMES), MostGigabytes);
export type CacheLimits = z.output<typeof CacheLimits>;

/** Four hours of encoded 1080p; three hours of sources and pieces; three hours of speech; some hours of previews. */
export const FIRST_CACHE_LIMITS: CacheLimits = { segments: 16, sound: 4, speech: 1, previews: 2 };

/** A cache as it is. */
export const CacheTold = z.object({
  name: z.enum(CACHE_NAMES),
  /** Of all of its files. */
  bytes: Count,
  files: Count,
});

const fields = {
  /** Of the interface; `system` is that of the machine. */
  language: z.enum(['en', 'zh', 'system']),
  theme: z.enum(['dark', 'light', 'system']),
  /** Which keys do what, where a person chose others: `Mod+Z` by what it does. */
  shortcuts: z.record(z.string().min(1).max(100), z.string().max(100)),
  /** How long what was thrown away can be taken back. */
  trash_days: z.int().min(1).max(3650),
  /** What was used longest ago goes where a cache holds more. */
  cache_gb: CacheLimits,
};

/** The settings of the app as a host tells them. */
export const AppSettings = z.object({
  ...fields,
  /** Name of the ffmpeg that a person chose, without its folder; null where the app finds one itself. */
  ffmpeg: z.string().nullable(),
});

/** What of them changes; an ffmpeg is named by a grant to run it, which only a dialog of the host gives. */
export const AppSettingsChange = z.object({ ...fields, ffmpeg: FileGrant.nullable() }).partial();

const CrashedProvider = z.object({ provider: z.string(), runtime: z.string(), model: z.string(), at: z.string() });
export type CrashedProvider = z.output<typeof CrashedProvider>;

/**
 * The same as they are stored, in the library's folder. What cannot be read of a file that somebody edited is as if nothing
 * were said, and what is not known here stays as it is.
 */
export const StoredSettings = z.looseObject({
  language: fields.language.catch('system'),
  theme: fields.theme.catch('system'),
  shortcuts: fields.shortcuts.catch({}),
  trash_days: fields.trash_days.catch(30),
  cache_gb: fields.cache_gb.catch(FIRST_CACHE_LIMITS),
  /** A path on this machine. */
  ffmpeg: z.string().min(1).nullable().catch(null),
  /**
   * Execution providers that took their process along: each is left out for that model and that version of ONNX Runtime, until
   * somebody lets it be tried again.
   */
  crashed_providers: z.array(CrashedProvider).catch([]),
});
export type StoredSettings = z.output<typeof StoredSettings>;

/** What this program is, and under which terms it and its parts come. */
export const About = z.object({
  version: z.string(),
  licences: list(z.object({ name: z.string(), text: z.string() })),
});

export const systemCalls = {
  doctor: call.output(DoctorReport),
  /** The settings of the app, which lie in the library's folder. */
  settings: call.output(AppSettings),
  changeSettings: call.input(AppSettingsChange).output(AppSettings),
  /** How large each cache of the library is; the settings say how large each may be. */
  caches: call.output(list(CacheTold)),
  about: call.output(About),
};
