import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { z } from 'zod';
import type { About, AppSettings, AppSettingsChange, StoredSettings } from '../../src-shared/contract/settings.ts';
import { changeSettingsFile, readSettings } from '../library/settings-file.ts';
import { patiently } from '../library/write.ts';
import { locateFfmpeg } from '../media/locate.ts';
import { trimCaches } from './caches.ts';
import type { Services } from './services.ts';
import { programVersion } from './version.ts';

/** The settings of the app. */
export function settingsNow({ libraryDirectory }: Services): z.input<typeof AppSettings> {
  return told(readSettings(libraryDirectory));
}

/**
 * Changes settings of the app.
 * @throws ShotloomError ffmpeg_missing for a program that is none, or cannot do what is needed; not_found for a grant that was not given
 */
export async function changeAppSettings(
  services: Services,
  change: z.output<typeof AppSettingsChange>,
): Promise<z.input<typeof AppSettings>> {
  const ffmpeg = typeof change.ffmpeg === 'string' ? services.grants.path(change.ffmpeg, 'run') : change.ffmpeg;
  if (typeof ffmpeg === 'string') await locateFfmpeg({ setting: ffmpeg });
  const said = Object.entries({ ...change, ffmpeg }).filter(([, value]) => value !== undefined);
  const { libraryDirectory } = services;
  const library = services.library();
  // Within a transaction, so that of two programs one waits for the other.
  const changed = await patiently(() =>
    library.atomically(() =>
      told(changeSettingsFile(libraryDirectory, Object.fromEntries(said), library.store.temporaryFile('json'))),
    ),
  );
  if (change.cache_gb) await trimCaches(libraryDirectory);
  return changed;
}

/** What this program is, and under which terms it and its parts come. */
export async function about(): Promise<z.input<typeof About>> {
  const text = async (name: string) => await readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
  return {
    version: programVersion(),
    licences: [
      { name: 'Shotloom', text: await text('LICENSE') },
      { name: 'Third parties', text: await text('THIRD_PARTY.md') },
    ],
  };
}

function told(settings: StoredSettings): z.input<typeof AppSettings> {
  const { ffmpeg, language, theme, shortcuts, trash_days, cache_gb } = settings;
  const name = ffmpeg === null ? null : basename(ffmpeg);
  return { language, theme, shortcuts, trash_days, cache_gb, ffmpeg: name };
}
