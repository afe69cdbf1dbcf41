import { ERROR_STATUS, ShotloomError } from '../../src-shared/contract/errors.ts';
import { MadeOnce } from './bytes/made-once.ts';
import { serveMedia } from './bytes/media.ts';
import { Transfers } from './bytes/transfers.ts';
import { OWN_ERROR } from './procedures/base.ts';
import type { Services } from './services.ts';
import { withoutPaths } from './without-paths.ts';
import { mapTexts, sentenceText } from '../../src-shared/contract/sentences.ts';

/** Views that are made at a time: each is an ffmpeg. */
const VIEWS_AT_ONCE = 2;

/** What does not fit into calls: media of the library, files that a page gives and gets. */
export interface Bytes {
  /** Answers a request whatever its host; null for what is none of its routes. Errors are answers `{ code, message, said }`. */
  readonly fetch: (request: Request) => Promise<Response | null>;
  /** Stops what is being made and removes what was on its way. */
  readonly close: () => Promise<void>;
}

/**
 * Serves bytes by the ids of records and by grants, never by a path: `GET /media/…` (bytes/media.ts), `POST /files?name=` and
 * `POST /outputs?name=`, which answer a grant, and `GET /outputs/GRANT`.
 */
export function openBytes(services: Services): Bytes {
  const stop = new AbortController();
  const transfers = new Transfers(services);
  const tools = { services, views: new MadeOnce<string | null>(VIEWS_AT_ONCE), signal: stop.signal };

  async function answer(request: Request): Promise<Response | null> {
    const { pathname, searchParams } = new URL(request.url);
    const [room, ...rest] = pathname.slice(1).split('/').map(decoded);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (room === 'media' && isReading) return await serveMedia(request, rest, tools);
    if (room === 'outputs' && isReading && rest.length === 1) return await transfers.send(request, rest[0] ?? '');
    if (request.method !== 'POST' || rest.length > 0) return null;
    const name = searchParams.get('name') ?? '';
    if (room === 'files') return await transfers.takeIn(request, name);
    return room === 'outputs' ? await transfers.makeRoom(name) : null;
  }

  return {
    fetch: async (request) => {
      try {
        return await answer(request);
      } catch (error) {
        return refusal(error, services);
      }
    },
    close: async () => {
      stop.abort();
      await transfers.close();
    },
  };
}

/** One that is encoded wrongly names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '\0';
  }
}

function refusal(error: unknown, services: Services): Response {
  const isKnown = error instanceof ShotloomError;
  const code = isKnown ? error.code : 'internal';
  const said = mapTexts(isKnown ? error.said : OWN_ERROR, (text) => withoutPaths(text, services));
  const message = sentenceText(said, { at: 'window' });
  const headers = { 'cache-control': 'no-store' };
  return Response.json({ code, message, said }, { status: httpStatus(ERROR_STATUS[code].status), headers });
}

/** 499 is nginx's and no status of HTTP. */
function httpStatus(status: number): number {
  return status === 499 ? 503 : status;
}
