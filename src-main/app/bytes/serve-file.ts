import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { readRange } from './ranges.ts';

/** A file as HTTP sends it. */
export interface ServedFile {
  readonly path: string;
  readonly type: string;
  /** Strong, with its quotes: the same for the same bytes only. Absent: told from when and how large the file was written. */
  readonly etag?: string;
  /** `Cache-Control`. */
  readonly cache: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What is named by its bytes never changes. Nobody between the host and the page keeps it. */
export const FOR_EVER = 'private, max-age=31536000, immutable';
/** Asked about again each time. */
export const ASK_AGAIN = 'private, no-cache';

/**
 * Answers GET and HEAD with a file, whole or a range of it, which streams from the disk. Null where there is no such file.
 */
export async function serveFile(request: Request, file: ServedFile): Promise<Response | null> {
  const handle = await open(file.path).catch(() => null);
  if (!handle) return null;
  let isStreaming = false;
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) return null;
    const size = Number(stat.size);
    const etag = file.etag ?? `"${stat.size.toString(16)}-${stat.mtimeNs.toString(16)}"`;
    const headers = new Headers({
      'accept-ranges': 'bytes',
      'cache-control': file.cache,
      'content-type': file.type,
      etag,
      ...file.headers,
    });
    if (names(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
    const condition = request.headers.get('if-range');
    const asked = condition === null || condition === etag ? request.headers.get('range') : null;
    const range = readRange(asked, size);
    if (range === 'unsatisfiable') {
      headers.set('content-range', `bytes */${size}`);
      return new Response(null, { status: 416, headers });
    }
    const { start, end } = range ?? { start: 0, end: size - 1 };
    headers.set('content-length', String(end - start + 1));
    if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
    const status = range ? 206 : 200;
    if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers });
    isStreaming = true;
    const bytes = handle.createReadStream({ start, end, highWaterMark: PIECE_BYTES });
    return new Response(Readable.toWeb(bytes), { status, headers });
  } finally {
    if (!isStreaming) await handle.close();
  }
}

const PIECE_BYTES = 256 * 1024;

/** Whether `If-None-Match` names an entity tag, compared weakly (RFC 9110, 13.1.2). */
function names(header: string | null, etag: string): boolean {
  if (header === null) return false;
  const weak = (tag: string): string => tag.trim().replace(/^W\//u, '');
  return header.trim() === '*' || header.split(',').some((tag) => weak(tag) === weak(etag));
}

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json',
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
  avi: 'video/x-msvideo',
  mpg: 'video/mpeg',
  ts: 'video/mp2t',
  wav: 'audio/wav',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  flac: 'audio/flac',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  oga: 'audio/ogg',
};

const UNKNOWN_TYPE = 'application/octet-stream';

/** The media type of a file by its name's extension (no dot): media only, whatever else a stranger's file says it is is bytes. */
export function mediaTypeOf(extension: string): string {
  return MEDIA_TYPES[extension.toLowerCase()] ?? UNKNOWN_TYPE;
}

/** The media type of a file of ours, which may be one of a page. */
export function pageTypeOf(extension: string): string {
  return TYPES[extension] ?? mediaTypeOf(extension);
}
