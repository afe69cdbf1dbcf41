import type { Rectangle } from 'electron';
import { BrowserWindow, screen } from 'electron';
import { PAGE_ORIGIN } from '../../../src-shared/contract/desktop-channels.ts';
import type { DesktopStateFile } from './desktop-state.ts';
import { SMALLEST, windowBounds } from './desktop-state.ts';
import { WEB_PREFERENCES } from './security.ts';

/** What is behind the page until it is drawn (src-renderer/ui/tokens.css, `--background`). */
const GROUND = { dark: '#121316', light: '#eceae6' };

/**
 * Opens the window where it was, and remembers where it goes.
 * @param preload path of the preload script
 * @param icon path of a PNG for where a window has its own; elsewhere it is the program's
 */
export function openWindow(file: DesktopStateFile, preload: string, icon: string, isDark: boolean): BrowserWindow {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const areas: Rectangle[] = [primary, ...others].map(({ workArea }) => workArea);
  const window = new BrowserWindow({
    ...windowBounds(file.state.bounds, areas),
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Shotloom',
    show: false,
    backgroundColor: isDark ? GROUND.dark : GROUND.light,
    ...(process.platform === 'linux' ? { icon } : {}),
    webPreferences: { ...WEB_PREFERENCES, preload },
  });
  if (file.state.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    file.change({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(`${PAGE_ORIGIN}/`);
  return window;
}
