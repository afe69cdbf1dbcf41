import { app, Notification } from 'electron';
import type { DesktopWords } from './words.ts';

/**
 * Looks for a newer version once, loads it and puts it in place when the app quits; only for whoever switched it on, and only in a
 * package. Its signature is checked by electron-updater against that of the package. Without a network nothing happens.
 */
export async function lookForUpdates(words: () => DesktopWords): Promise<void> {
  if (!app.isPackaged) return;
  try {
    const { default: updater } = await import('electron-updater');
    const { autoUpdater } = updater;
    autoUpdater.logger = null;
    autoUpdater.autoInstallOnAppQuit = true;
    autoUpdater.on('error', () => undefined);
    autoUpdater.once('update-downloaded', ({ version }) => {
      const { title, body } = words().update;
      if (Notification.isSupported()) new Notification({ title: title.replace('{{version}}', version), body }).show();
    });
    await autoUpdater.checkForUpdates();
  } catch {
    // The next start tries again.
  }
}
