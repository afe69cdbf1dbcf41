import type { Session, WebContents, WebPreferences } from 'electron';
import { PAGE_ORIGIN } from '../../../src-shared/contract/desktop-channels.ts';

/** What the one window's page may do: nothing but what a browser's page may, behind Chromium's sandbox. All of it is told, defaults too. */
export const WEB_PREFERENCES = {
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  nodeIntegrationInWorker: false,
  sandbox: true,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: false,
} satisfies WebPreferences;

/** Whether an address is of our own page, as the URL standard reads it. */
export function isOurPage(address: string): boolean {
  const url = URL.parse(address);
  // The origin of a scheme that the standard does not know is "null".
  return url !== null && `${url.protocol}//${url.host}` === PAGE_ORIGIN && url.username === '' && url.password === '';
}

/**
 * Camera and microphone, for pictures of shots and recorded lines, and the whole screen for a film. Electron grants everything
 * unless it is told otherwise.
 */
const ALLOWED: ReadonlySet<string> = new Set(['media', 'fullscreen']);

/** Refuses whatever a page does not need. */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_, permission, answer, { requestingUrl, isMainFrame }) => {
    answer(ALLOWED.has(permission) && isMainFrame && isOurPage(requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_, permission, origin, { isMainFrame }) => ALLOWED.has(permission) && isMainFrame && isOurPage(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_, answer) => answer({}));
  // A page saves nothing by itself: what is written goes where the user's dialog said.
  session.on('will-download', (event) => event.preventDefault());
}

/** Holds whatever shows a page to our own: it goes nowhere else, opens nothing, and holds no other. */
export function restrictContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (details) => {
    if (!isOurPage(details.url)) details.preventDefault();
  });
  contents.on('will-frame-navigate', (details) => {
    if (!details.isMainFrame || !isOurPage(details.url)) details.preventDefault();
  });
  contents.on('will-redirect', (details) => {
    if (!isOurPage(details.url)) details.preventDefault();
  });
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
