// Plain JavaScript: `npm test` begins with whatever Node there is.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * What the JSON reporter of Vitest writes, as far as it is read here.
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults
 */

/**
 * Runs a script of package.json as one stage: it passes or fails as a whole. What it prints comes with its end, so that several may run beside
 * each other.
 *
 * @param {string} root the repository
 * @param {string} script
 * @returns {Promise<Count & { printed: string }>}
 */
export async function runScript(root, script) {
  let printed = '';
  const status = await run(root, 'npm', ['run', '--silent', script], (text) => (printed += text));
  return status === 0 ? { passed: 1, failed: 0, skipped: 0, printed } : { passed: 0, failed: 1, skipped: 0, printed };
}

/**
 * Runs kinds of tests beside each other and counts them one by one.
 *
 * @param {string} root the repository
 * @param {readonly string[]} projects names of Vitest projects
 * @returns {Promise<Count>}
 */
export async function runTests(root, projects) {
  const folder = mkdtempSync(join(tmpdir(), 'shotloom-tests-'));
  const report = join(folder, 'report.json');
  try {
    const status = await run(root, 'vitest', [
      'run',
      ...projects.map((project) => `--project=${project}`),
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    return countTests(existsSync(report) ? readFileSync(report, 'utf8') : null, status);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string | null} reportText what the JSON reporter wrote; null when it wrote nothing
 * @param {number} status exit status of Vitest
 * @returns {Count}
 */
export function countTests(reportText, status) {
  if (reportText === null) return { passed: 0, failed: 1, skipped: 0 };
  const report = /** @type {VitestReport} */ (JSON.parse(reportText));
  // A file that cannot be loaded has no tests to count, and an unhandled error belongs to none: both are failures.
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * @param {string} root
 * @param {string} command
 * @param {string[]} args
 * @param {((text: string) => void) | null} take is given what it prints; null: it prints here
 * @returns {Promise<number>} exit status
 */
function run(root, command, args, take = null) {
  // The packages' own Node, which npm has installed here, comes before the one that runs this.
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  // What one process of the tests compiled, the others find: most of them start the same program.
  const compiled = process.env['NODE_COMPILE_CACHE'] || join(root, 'node_modules', '.cache', 'compiled');
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, PATH: path, NODE_COMPILE_CACHE: compiled },
    stdio: take ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
  });
  if (take) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', take);
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
