import { pdfReader } from './pdf-reader.ts';
import type { FuzzedReader } from './reader.ts';
import { TEXT_READERS } from './text-readers.ts';
import { ZIPPED_READERS } from './zipped-readers.ts';

/** Every reader of scripts. Another one of text, or of a zip, is another line in its file. */
export const READERS: readonly FuzzedReader[] = [...TEXT_READERS, ...ZIPPED_READERS, pdfReader()];
