import type { CrashedProvider } from '../../src-shared/contract/settings.ts';
import { changeSettingsFile, readSettings } from '../library/settings-file.ts';
import type { Library } from '../library/open.ts';
import { patiently } from '../library/write.ts';

type Kept = Pick<Library, 'atomically' | 'directory' | 'store'>;

/** Remembers that a provider took its process along with a model, so that the next process begins without it. */
export async function noteCrash(library: Kept, crash: Omit<CrashedProvider, 'at'>): Promise<void> {
  const isSame = (other: CrashedProvider): boolean =>
    other.provider === crash.provider && other.runtime === crash.runtime && other.model === crash.model;
  await change(library, (before) => [
    ...before.filter((other) => !isSame(other)),
    { ...crash, at: new Date().toISOString() },
  ]);
}

/** Lets all providers be tried again. */
export async function forgetCrashes(library: Kept): Promise<void> {
  if (readSettings(library.directory).crashed_providers.length > 0) await change(library, () => []);
}

async function change(
  { atomically, directory, store }: Kept,
  changed: (before: readonly CrashedProvider[]) => CrashedProvider[],
): Promise<void> {
  // Within a transaction, so that of two programs one waits for the other.
  await patiently(() =>
    atomically(() => {
      const crashed_providers = changed(readSettings(directory).crashed_providers);
      changeSettingsFile(directory, { crashed_providers }, store.temporaryFile('json'));
    }),
  );
}
