// `npm test` and `npm run check`: stage after stage, and one line that counts them all at the end.
// Plain JavaScript: it begins with whatever Node there is, and starts each stage on the Node that npm installed.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript, runTests } from './tools/stages.mjs';
import { ensureSystemPackages, thisMachine } from './tools/system-packages.mjs';

// Beside each other: the types take about as long as all the rest.
const STATIC_STAGES = [['types'], ['lint', 'format:check', 'imports', 'dead']];
const FAST_TESTS = ['unit'];
// In one stage, so that no kind waits for the last file of another while a core is idle.
const SLOW_TESTS = ['integration', 'conformance', 'e2e', 'faults'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const onlyCheck = process.argv[2] === 'check';

if (!onlyCheck) {
  const list = /** @type {{ debian: string[] }} */ (
    JSON.parse(readFileSync(join(root, 'tests', 'system-packages.json'), 'utf8'))
  );
  if (!ensureSystemPackages(list.debian, thisMachine)) process.exit(1);
}

const total = { passed: 0, failed: 0, skipped: 0 };
await Promise.all(
  STATIC_STAGES.map(async (scripts) => {
    for (const script of scripts) {
      const start = performance.now();
      const { printed, ...count } = await runScript(root, script);
      console.log(`\n── ${script}`);
      process.stdout.write(printed);
      tell(script, count, start);
    }
  }),
);
for (const projects of onlyCheck ? [FAST_TESTS] : [FAST_TESTS, SLOW_TESTS]) {
  const name = projects.join(', ');
  console.log(`\n── ${name}`);
  const start = performance.now();
  tell(name, await runTests(root, projects), start);
}
console.log(inWords(total));
process.exitCode = total.failed === 0 ? 0 : 1;

/**
 * Counts a stage and says how it went.
 *
 * @param {string} name
 * @param {import('./tools/stages.mjs').Count} count
 * @param {number} start as `performance.now` had it
 */
function tell(name, count, start) {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${name}: ${inWords(count)}, in ${seconds} s`);
}

/** @param {import('./tools/stages.mjs').Count} count */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
