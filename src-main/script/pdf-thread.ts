// Reads one PDF, in a thread that can be stopped.
import { parentPort, workerData } from 'node:worker_threads';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import type { FromPdfThread, PdfThreadSetup } from './read-pdf-apart.ts';
import { readPdf } from './read-pdf.ts';

const { bytes, path } = workerData as PdfThreadSetup;

async function answer(): Promise<FromPdfThread> {
  try {
    return { type: 'read', ...(await readPdf(bytes, path)) };
  } catch (error) {
    if (error instanceof ShotloomError) return { type: 'refused', code: error.code, said: error.said };
    throw error;
  }
}

parentPort?.postMessage(await answer(), []);
