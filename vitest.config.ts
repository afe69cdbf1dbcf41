import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

interface Kind {
  readonly name: string;
  readonly timeout: number;
  readonly files?: readonly string[];
  readonly isolate?: boolean;
}

/** Files that try more where there is time, from tests/ on. */
const THOROUGH: readonly string[] = [
  'faults/cli/stops',
  'faults/kills/run',
  'faults/library/queue',
  'integration/audio/mix-film',
  'integration/generation/conditions',
  'integration/generation/frame-team',
  'integration/generation/pipeline',
  'integration/generation/references',
  'integration/library/living-script',
  'unit/storyboard/draft-properties',
  'unit/storyboard/variety',
];

/** Kinds of tests: the folder of each under tests/, and how long one test of it may take, in milliseconds. */
const KINDS: readonly Kind[] = [
  // Pure functions: files share a process, whose start costs more than most of them.
  { name: 'unit', timeout: 10_000, isolate: false },
  { name: 'integration', timeout: 120_000 },
  { name: 'conformance', timeout: 60_000 },
  { name: 'e2e', timeout: 600_000 },
  { name: 'faults', timeout: 300_000 },
  // Minutes of waiting for locks and clocks, and all of what is tried in part otherwise (tests/support/thorough.ts): `npm run conditions`, apart from `npm test`.
  { name: 'conditions', timeout: 600_000, files: ['faults/conditions/**/*', ...THOROUGH] },
];

const SHARED_MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

/**
 * Where tests have their libraries and files: in memory where that has a file system with room, since a test that writes
 * to a library waits longer for the disk to have it than it works. Faults are met on the disk.
 */
function temporaryDirectory(): string {
  try {
    const { bavail, bsize } = statfsSync(SHARED_MEMORY);
    return bavail * bsize >= ENOUGH_BYTES ? SHARED_MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

function environmentOf(kind: string): Readonly<Record<string, string>> {
  if (kind === 'conditions') return { SHOTLOOM_TESTS: 'thorough' };
  return kind === 'faults' ? {} : { TMPDIR: temporaryDirectory() };
}

/** Files that take longest, from tests/ on: begun last, each would leave a core idle for up to a minute. */
const LONGEST = [
  'e2e/window/screens',
  'faults/kills/run',
  'integration/library/living-script',
  'e2e/bad-input',
  'e2e/film',
  'integration/app/film',
  'integration/generation/queue',
  'faults/cli/stops',
  'e2e/board',
  'integration/generation/conditions',
  'faults/library/queue',
  'integration/library/search',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONGEST.some((file) => moduleId.endsWith(`/tests/${file}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Native modules (SQLite, ONNX Runtime) and process.chdir want processes of their own, not threads.
    pool: 'forks',
    maxWorkers: 2,
    projects: KINDS.map(({ name, timeout, files = [`${name}/**/*`], isolate = true }) => ({
      extends: true,
      test: {
        name,
        isolate,
        include: files.map((file) => `tests/${file}.test.ts`),
        exclude: ['**/fixtures/**', ...(name === 'faults' ? ['**/conditions/**'] : [])],
        env: environmentOf(name),
        testTimeout: timeout,
        hookTimeout: timeout,
        // A window beside other tests is not there within the second that is waited for otherwise.
        ...(name === 'e2e' ? { expect: { poll: { timeout: 15_000 } } } : {}),
      },
    })),
  },
});
