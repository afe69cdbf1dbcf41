// Plain JavaScript: `npm test` begins with whatever Node there is.
import { spawnSync } from 'node:child_process';

/**
 * @typedef {object} Machine what the check asks of the machine, so that a test can answer for it
 * @property {boolean} isRoot
 * @property {(name: string) => boolean} isInstalled whether dpkg has the package installed
 * @property {(command: string, args: string[]) => number} run runs a command in the foreground; its exit status
 * @property {(line: string) => void} say
 */

/**
 * Makes sure that the Debian packages are there: installs what is missing as root, otherwise names the line that does.
 *
 * @param {readonly string[]} packages
 * @param {Machine} machine
 * @returns {boolean} whether all of them are there in the end
 */
export function ensureSystemPackages(packages, machine) {
  const missing = packages.filter((name) => !machine.isInstalled(name));
  if (missing.length === 0) return true;
  if (!machine.isRoot) {
    machine.say(
      `The tests need Debian packages that are not installed. Run this, then npm test again:\n` +
        `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`,
    );
    return false;
  }
  machine.say(`Installing from Debian: ${missing.join(' ')}`);
  const update = machine.run('apt-get', ['update', '-q']);
  const install = machine.run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing]);
  if (install === 0) return true;
  machine.say(`apt-get could not install them (update ended with ${update}, install with ${install}).`);
  return false;
}

/** @type {Machine} */
export const thisMachine = {
  isRoot: process.getuid?.() === 0,
  isInstalled: (name) => {
    const query = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name], { encoding: 'utf8' });
    return query.stdout === 'installed';
  },
  // As in runlevel 1, no package starts a service of its own: tests start what they want where they want it.
  run: (command, args) =>
    spawnSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    }).status ?? 1,
  say: (line) => console.log(line),
};
