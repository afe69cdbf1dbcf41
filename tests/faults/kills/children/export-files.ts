import { join } from 'node:path';
import { exportBundle } from '../../../../src-main/app/bundles.ts';
import { exportBoard } from '../../../../src-main/app/export.ts';
import { makeServices } from '../../../../src-main/app/services.ts';
import { finish } from '../../../support/app/finish.ts';
import { BOARDS, markFilm, nameOf } from '../exports.ts';
import { say } from './say.ts';

/** Edits a film and writes it in every form over what was written before, again and again. */
const [library = '', project = '', folder = '', first = '0', last = '0'] = process.argv.slice(2);
say('ready');
const services = makeServices({ library });
for (let mark = Number(first); mark <= Number(last); mark += 1) {
  markFilm(services.library(), project, mark);
  say(`${mark} edit`);
  for (const format of BOARDS) {
    const input = { project, format, per_page: 2 } as const;
    await finish(exportBoard(services, input, join(folder, nameOf(format)), undefined));
    say(`${mark} ${format}`);
  }
  await finish(exportBundle(services, project, join(folder, nameOf('shotloom')), undefined));
  say(`${mark} shotloom`);
}
await services.close();
