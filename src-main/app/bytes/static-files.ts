import { realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { ASK_AGAIN, FOR_EVER, pageTypeOf, serveFile } from './serve-file.ts';

/** Names that a build gives files by what is in them: `index-3fK9_x2a.js`. */
const HASHED = /[-.][0-9A-Za-z_-]{8,}\.[0-9a-z]+$/u;
/** A name as builds write them. Whatever else (a dot at the front, a backslash, a NUL) leads nowhere. */
const PLAIN = /^[0-9A-Za-z@_][0-9A-Za-z@_.-]*$/u;

const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/**
 * Serves the files of a folder; every other name that looks like no file's is the page itself, which knows its own addresses. Null
 * where there is no such file. Nothing outside the folder is reached, not by links of the file system either.
 */
export async function serveStatic(request: Request, folder: string): Promise<Response | null> {
  const { pathname } = new URL(request.url);
  const names = pathname.split('/').filter((name) => name !== '');
  if (!names.every((name) => PLAIN.test(name))) return null;
  const isFile = (names.at(-1) ?? '').includes('.');
  const name = isFile ? names.join('/') : 'index.html';
  const root = await realpath(folder).catch(() => null);
  if (root === null) return null;
  const served = {
    type: pageTypeOf(extname(name).slice(1)),
    cache: HASHED.test(name) ? FOR_EVER : ASK_AGAIN,
  };
  for (const encoding of ENCODINGS.filter((each) => accepts(request, each.name))) {
    const path = await within(root, `${name}${encoding.ending}`);
    const headers = { 'content-encoding': encoding.name, vary: 'accept-encoding' };
    const response = path && (await serveFile(request, { ...served, path, headers }));
    if (response) return response;
  }
  const path = await within(root, name);
  return path === null ? null : await serveFile(request, { ...served, path, headers: { vary: 'accept-encoding' } });
}

/** The real path of a file in a folder; null where there is none, or it lies elsewhere. */
async function within(root: string, name: string): Promise<string | null> {
  const path = await realpath(join(root, name)).catch(() => null);
  return path !== null && path.startsWith(root + sep) ? path : null;
}

function accepts(request: Request, encoding: string): boolean {
  // A range is one of the plain file.
  if (request.headers.has('range')) return false;
  const accepted = request.headers.get('accept-encoding') ?? '';
  return accepted.split(',').some((each) => /^\s*([a-z]+)(?:;q=0*[1-9.][0-9.]*)?\s*$/iu.exec(each)?.[1] === encoding);
}
