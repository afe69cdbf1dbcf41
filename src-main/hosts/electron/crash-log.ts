import { appendFileSync, existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter, dialog, shell } from 'electron';
import type { DesktopWords } from './words.ts';

/** Bytes that the log may have; a longer one begins again. */
const LARGEST_LOG = 2 ** 20;

const logPath = (): string => join(app.getPath('userData'), 'crash.log');

/**
 * Writes down what ended one of our processes, while somebody wants it, on this machine only: no report is sent anywhere.
 * @param isWanted asked at each crash
 */
export function startCrashLog(isWanted: () => boolean, words: () => DesktopWords): void {
  // Minidumps of native crashes, beside the log.
  if (isWanted()) crashReporter.start({ uploadToServer: false });
  const log = (what: string): void => {
    if (isWanted()) write(what);
  };
  app.on('render-process-gone', (_, __, { reason, exitCode }) => {
    if (reason !== 'clean-exit') log(`The page's process: ${reason}, exit code ${exitCode}`);
  });
  app.on('child-process-gone', (_, { type, name, reason, exitCode }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') log(`${name ?? type}: ${reason}, exit code ${exitCode}`);
  });
  process.on('uncaughtException', (error) => {
    // Whoever started it from a terminal sees why.
    process.stderr.write(`${error.stack ?? error.message}\n`);
    log(error.stack ?? error.message);
    const { title, body } = words().crashed;
    dialog.showErrorBox(title, body);
    // Nothing can be said of the state that it is in now; started again by itself, it might end so over and over.
    app.exit(1);
  });
}

/** Shows the log in its folder; without a crash there is an empty one. */
export function showCrashLog(): void {
  if (!existsSync(logPath())) writeFileSync(logPath(), '');
  shell.showItemInFolder(logPath());
}

function write(what: string): void {
  try {
    const isLong = existsSync(logPath()) && statSync(logPath()).size > LARGEST_LOG;
    const entry = `${new Date().toISOString()} Shotloom ${app.getVersion()}, ${process.platform} ${process.arch}\n${what}\n\n`;
    if (isLong) writeFileSync(logPath(), entry);
    else appendFileSync(logPath(), entry);
  } catch {
    // There is nowhere to say so.
  }
}
