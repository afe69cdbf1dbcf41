import { notTaken, refusalOf } from './errors.ts';
import type { PickedFile } from './host.ts';

/** Gives the program a file by HTTP, or by Electron's scheme. @throws Error where it could not be taken */
export async function give(bytes: Blob, name: string): Promise<PickedFile> {
  return { name, file: await grantOf(`/files?name=${encodeURIComponent(name)}`, bytes) };
}

/** Asks for a grant. @throws Refused where there is none */
export async function grantOf(address: string, body: Blob | null): Promise<string> {
  const response = await fetch(address, { method: 'POST', body });
  if (!response.ok) throw await refusalOf(response);
  const answer: unknown = await response.json();
  if (typeof answer === 'object' && answer !== null && 'file' in answer && typeof answer.file === 'string') {
    return answer.file;
  }
  throw notTaken();
}
