import { writeSync } from 'node:fs';
import { openDatabase } from '../../../../src-main/library/database.ts';
import { SLOW_MIGRATIONS } from './slow-migrations.ts';

const [directory = '', temporary = ''] = process.argv.slice(2);
writeSync(1, 'started\n');
openDatabase(directory, SLOW_MIGRATIONS, temporary).close();
