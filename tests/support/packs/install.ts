import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, modelsDirectory, recordModel } from '../../../src-main/models/installed.ts';
import { PACKS } from './goldens.ts';

/**
 * Installs a tiny pack in a library, as one that draws pictures of so many pixels: its files are left in `folder`, to which they are copied.
 * @param side of the square that it is said to have been trained on, in numbers of its latent
 */
export async function installTiny(library: string, name: string, folder: string, side = 4): Promise<void> {
  cpSync(join(PACKS, name), folder, { recursive: true });
  const config = join(folder, 'unet', 'config.json');
  const told = JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>;
  writeFileSync(config, JSON.stringify({ ...told, sample_size: side }));
  recordModel(modelsDirectory(library), {
    id: name,
    title: name,
    kind: 'diffusion',
    folder,
    source: { type: 'folder' },
    licence: null,
    files: await filesOf(folder),
    installed_at: new Date().toISOString(),
  });
}
