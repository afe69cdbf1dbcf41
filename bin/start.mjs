// `npm start`: Shotloom in a window of its own, or, where Electron cannot be had, in the browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Electron's program, or in a sentence why there is none. Electron's own package would load it over the network when asked.
 *
 * @param {string} folder of the package `electron`
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {string} platform
 */
export function findElectron(folder, environment, platform) {
  const dist = environment['ELECTRON_OVERRIDE_DIST_PATH'];
  const named = join(folder, 'path.txt');
  const name = existsSync(named) ? readFileSync(named, 'utf8').trim() : null;
  const program = dist ? join(dist, name ?? 'electron') : name === null ? null : join(folder, 'dist', name);
  if (program === null || !existsSync(program)) {
    return {
      reason:
        'Electron\'s program is not on this machine ("npx install-electron" loads it; docs/building.md names mirrors)',
    };
  }
  if (platform === 'linux' && !environment['DISPLAY'] && !environment['WAYLAND_DISPLAY']) {
    return { reason: 'no screen can be reached from here (neither DISPLAY nor WAYLAND_DISPLAY is set)' };
  }
  return { program };
}

async function start() {
  const found = findElectron(electronFolder(), process.env, process.platform);
  if (found.program === undefined) {
    process.stderr.write(`Shotloom opens in the browser, because ${found.reason}.\n`);
    // Any Node starts that one.
    process.argv.splice(1, 1, join(root, 'bin', 'shotloom.mjs'), 'serve');
    await import('./shotloom.mjs');
    return;
  }
  const [{ buildRenderer }, { buildDesktop }] = await Promise.all([import('./renderer.mjs'), import('./desktop.mjs')]);
  await buildRenderer((line) => process.stderr.write(`${line}\n`));
  await buildDesktop();
  const child = spawn(found.program, [root, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', (error) => {
    process.stderr.write(
      `Electron does not start (${error.message}); "npm run serve" opens Shotloom in the browser.\n`,
    );
    process.exitCode = 1;
  });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return join(root, 'node_modules', 'electron'); // Not installed: production only.
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await start();
