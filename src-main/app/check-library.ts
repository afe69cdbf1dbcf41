import type { CheckProgress, CheckReport } from '../library/check.ts';
import { relay } from './relay.ts';
import type { Services } from './services.ts';

/** Reads all of the library and says what is wrong with it. */
export function checkLibrary(
  services: Services,
  signal: AbortSignal | undefined,
): AsyncGenerator<CheckProgress, CheckReport, void> {
  return relay<CheckProgress, CheckReport>((tell, stop) => services.library().check(tell, stop), signal);
}
