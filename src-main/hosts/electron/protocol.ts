import type { CustomScheme, Protocol } from 'electron';
import { MEDIA_ORIGIN, PAGE_ORIGIN } from '../../../src-shared/contract/desktop-channels.ts';
import type { Bytes } from '../../app/bytes.ts';
import { pageHeaders } from '../../app/bytes/page-headers.ts';
import { serveStatic } from '../../app/bytes/static-files.ts';

/** Registered before the app is ready: both behave as `https:` does, and neither passes a policy by. */
export const SCHEMES: CustomScheme[] = [
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  {
    scheme: 'media',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
  },
];

/** Answers to requests of the two schemes. */
export interface SchemeAnswers {
  readonly page: (request: Request) => Promise<Response>;
  readonly media: (request: Request) => Promise<Response>;
}

/**
 * Serves the built interface and files that a page gives (`POST app://shotloom/files?name=`) under the one scheme, media under the
 * other, with ranges; by the same handlers as the web host.
 * @param renderer the folder of the built interface
 */
export function schemeAnswers(bytes: Bytes, renderer: string): SchemeAnswers {
  const headers = pageHeaders({ connect: [MEDIA_ORIGIN], media: [MEDIA_ORIGIN] });
  async function page(request: Request): Promise<Response> {
    const { pathname, protocol, host } = new URL(request.url);
    if (`${protocol}//${host}` !== PAGE_ORIGIN) return plain(404, 'There is no such page.');
    if (request.method === 'POST') {
      const origin = request.headers.get('origin');
      if (origin !== null && origin !== PAGE_ORIGIN) return plain(403, 'Another page asked for this.');
      return (
        (pathname === '/files' ? await bytes.fetch(request) : null) ??
        plain(404, 'There is nothing here that takes this.')
      );
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return plain(405, 'There is nothing here that takes this.');
    return (await serveStatic(request, renderer)) ?? plain(404, 'There is no such file.');
  }
  async function media(request: Request): Promise<Response> {
    const { pathname, search, protocol, host } = new URL(request.url);
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    if (`${protocol}//${host}` !== MEDIA_ORIGIN || !isReading) return plain(404, 'There are no such media.');
    const response = await bytes.fetch(new Request(`${MEDIA_ORIGIN}/media${pathname}${search}`, request));
    return response ?? plain(404, 'There are no such media.');
  }
  return {
    page: async (request) => withHeaders(await page(request), headers),
    // Another origin than the page's: it may show them, and read the samples of a sound.
    media: async (request) =>
      withHeaders(await media(request), {
        'access-control-allow-origin': PAGE_ORIGIN,
        'access-control-expose-headers': 'content-range, content-length, accept-ranges',
        'cross-origin-resource-policy': 'cross-origin',
        'content-security-policy': "default-src 'none'",
        'x-content-type-options': 'nosniff',
      }),
  };
}

/** Serves both schemes until the app ends. */
export function serveSchemes(protocol: Pick<Protocol, 'handle'>, answers: SchemeAnswers): void {
  protocol.handle('app', answers.page);
  protocol.handle('media', answers.media);
}

function withHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function plain(status: number, text: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(text, { status, headers });
}
