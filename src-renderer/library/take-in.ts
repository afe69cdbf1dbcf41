import { ended } from '../host/ended.ts';
import type { Client } from '../host/connection.ts';
import type { PickedFile } from '../host/host.ts';
import { FIRST_SETTINGS } from './first-settings.ts';
import { kindOfFile } from './home-data.ts';

/** Makes a project of a script or a bundle; answers its id. */
export async function takeIn(client: Client, { file, name }: PickedFile): Promise<string> {
  const { project } =
    kindOfFile(name) === 'bundle'
      ? await ended(await client.library.importBundle({ file }))
      : await client.projects.open({ file, settings: FIRST_SETTINGS });
  return project;
}
