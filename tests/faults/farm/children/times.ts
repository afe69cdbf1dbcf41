import type { FarmTimes } from '../../../../src-main/generation/farm/messages.ts';

/** As a farm has them, but shorter: what is dead is found sooner. */
export const SHORT_TIMES: FarmTimes = { lock: 3000, claim: 2500, grace: 60_000 };
