import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { hostLibrary, newSession, sendRaw } from '../../../support/hosts/web.ts';
import type { HostedLibrary } from '../../../support/hosts/web.ts';
import { scratchFolder } from '../../../support/scratch-folder.ts';

const folder = scratchFolder('web');
const SECRET = 'what lies outside';
const SCRIPT = 'console.log("shotloom");';
let hosted: HostedLibrary;

beforeAll(async () => {
  const renderer = join(folder.path(), 'renderer');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Shotloom</title>');
  writeFileSync(join(renderer, 'assets', 'index-3fK9_x2a.js'), SCRIPT);
  writeFileSync(join(renderer, 'assets', 'index-3fK9_x2a.js.gz'), gzipSync(SCRIPT));
  writeFileSync(join(renderer, '.env'), SECRET);
  const outside = await folder.fileOf('outside.txt', SECRET);
  symlinkSync(outside, join(renderer, 'link.txt'));
  symlinkSync(folder.path(), join(renderer, 'up'));
  hosted = await hostLibrary(join(folder.path(), 'library'), renderer, 300);
});

afterAll(async () => await hosted.close());

interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as anybody may: `fetch` sets some headers itself. */
async function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  const request = get({ host: '127.0.0.1', port: hosted.host.port, path, headers, agent: false });
  const response = await new Promise<IncomingMessage>((resolve) => request.once('response', resolve));
  const pieces: Buffer[] = [];
  for await (const piece of response as AsyncIterable<Buffer>) pieces.push(piece);
  return { status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces).toString('utf8') };
}

/** What becomes of a socket: "open", the code it was closed with, or the status of a refusal. */
async function upgrade(path: string, headers: Readonly<Record<string, string>>): Promise<'open' | number> {
  const socket = new WebSocket(`ws://127.0.0.1:${hosted.host.port}${path}`, { headers });
  try {
    return await new Promise((resolve) => {
      socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
      socket.on('close', resolve);
      socket.on('error', () => undefined);
      // A session that is not known is told right behind the opening.
      socket.on('open', () => setTimeout(() => resolve('open'), 200));
    });
  } finally {
    socket.terminate();
  }
}

describe('the link', () => {
  test('makes a session once, whose cookie no script reads', async () => {
    const { pathname, search } = new URL(hosted.host.newLink());
    const first = await ask(pathname + search);
    expect([first.status, first.headers.location]).toEqual([303, '/']);
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^shotloom-\d+=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/u);
    const again = await ask(pathname + search);
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
    expect((await ask('/', { cookie: cookie.split(';')[0] ?? '' })).status).toBe(200);
  });

  test.each(['/', '/?token=', '/?token=AAAA', '/assets/index-3fK9_x2a.js', '/media/takes/tak_aaaaaaaa', '/nothing'])(
    'without a session, %s is a page that says in two languages what to do',
    async (path) => {
      const { status, body, headers } = await ask(path);
      expect([status, headers['content-type']]).toEqual([403, 'text/html; charset=utf-8']);
      expect(body).toMatch(/Press Enter.*按回车键/su);
      expect(body).not.toContain(SCRIPT);
    },
  );

  test('is asked again from here where another page led to it, whose request comes without the cookie', async () => {
    const led = await ask('/', { 'sec-fetch-site': 'cross-site' });
    expect([led.status, led.body.includes('/?again')]).toEqual([200, true]);
    expect((await ask('/?again', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });
});

describe('who asks', () => {
  test.each(['evil.example', 'evil.example:PORT', 'localhost', '127.0.0.1', 'localhost:PORT.evil.example'])(
    'is refused under the name %j, with a session too (DNS rebinding)',
    async (name) => {
      const host = name.replace('PORT', String(hosted.host.port));
      const { status, headers } = await ask('/', { host, cookie: hosted.cookie });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(headers['set-cookie']).toBeUndefined();
      expect(await upgrade('/rpc', { host, origin: hosted.origin, cookie: hosted.cookie })).not.toBe('open');
    },
  );

  test('is refused without a name', async () => {
    const head = ['GET / HTTP/1.1', 'Host:', `Cookie: ${hosted.cookie}`, 'Connection: close'].join('\r\n');
    expect(await sendRaw(hosted.host.port, `${head}\r\n\r\n`)).toMatch(/^HTTP\/1.1 403 /u);
  });

  test('opens a socket only with the very origin and a session', async () => {
    const { cookie, origin } = hosted;
    expect(await upgrade('/rpc', { cookie, origin })).toBe('open');
    expect(await upgrade('/rpc', { cookie })).toBe(403);
    for (const other of ['http://evil.example', 'null', origin.replace('127.0.0.1', 'localhost'), `${origin}0`]) {
      expect(await upgrade('/rpc', { cookie, origin: other })).toBe(403);
    }
    expect(await upgrade('/rpc', { origin })).toBe(4401);
    expect(await upgrade('/rpc', { origin, cookie: `${cookie}x` })).toBe(4401);
    expect(await upgrade('/other', { cookie, origin })).toBe(404);
  });

  test('changes nothing without the very origin, and reads nothing for another page', async () => {
    const { origin, cookie } = hosted;
    const post = async (headers: Readonly<Record<string, string>>) =>
      (await fetch(`${origin}/files?name=a.txt`, { method: 'POST', body: 'a', headers })).status;
    expect(await post({ origin, cookie })).toBe(200);
    expect([await post({ origin }), await post({ cookie }), await post({ origin: 'null', cookie })]).toEqual([
      403, 403, 403,
    ]);
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask('/assets/index-3fK9_x2a.js', { cookie, 'sec-fetch-site': site })).status).toBe(403);
    }
  });
});

describe('files of the interface', () => {
  test('come with the policy, and are kept where their name says what is in them', async () => {
    const { cookie } = hosted;
    const page = await ask('/', { cookie });
    expect(page.headers['cache-control']).toBe('private, no-cache');
    const policy = page.headers['content-security-policy'] ?? '';
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/u);
    expect(policy).not.toMatch(/unsafe|\*|https?:/u);
    expect(page.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const script = await ask('/assets/index-3fK9_x2a.js', { cookie, 'accept-encoding': 'gzip, br' });
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'private, max-age=31536000, immutable',
    });
    expect((await ask('/assets/index-3fK9_x2a.js', { cookie })).body).toBe(SCRIPT);
    const known = { cookie, 'if-none-match': page.headers.etag ?? '' };
    expect((await ask('/', known)).status).toBe(304);
    expect((await ask('/projects/prj_a', { cookie })).body).toBe(page.body);
  });

  test.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/%2e%2e%2foutside.txt',
    '/%252e%252e%252foutside.txt',
    '/..%5coutside.txt',
    String.raw`/..\outside.txt`,
    '/assets/%00.js',
    '/index.html%00.txt',
    '/link.txt',
    '/up/outside.txt',
    '/.env',
    '/%2eenv',
    '//evil.example/outside.txt',
    'http://evil.example/outside.txt',
    '/media/%2e%2e%2f%2e%2e%2foutside.txt/file',
    '/outputs/..%2f..%2foutside.txt',
  ])('%s leads nowhere else', async (path) => {
    const { status, body } = await ask(path, { cookie: hosted.cookie });
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain(SECRET);
  });
});

describe('limits', () => {
  test('a header that does not come is not waited for', async () => {
    const { port } = hosted.host;
    expect(await sendRaw(port, `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Slow: `)).toMatch(/^HTTP\/1.1 40[08] /u);
    expect(await sendRaw(port, '')).toMatch(/^(?:HTTP\/1.1 40[08] |$)/u);
  });

  test('a header that is too large, and what is no HTTP, are refused', async () => {
    const { port } = hosted.host;
    const large = `GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await sendRaw(port, large)).toMatch(/^HTTP\/1.1 431 /u);
    expect(await sendRaw(port, '\u0016\u0003\u0001 nothing\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /u);
  });

  test('a body that says it is too large is not read', async () => {
    const { port } = hosted.host;
    const head = [
      'POST /files?name=a HTTP/1.1',
      `Host: 127.0.0.1:${port}`,
      `Origin: ${hosted.origin}`,
      `Cookie: ${hosted.cookie}`,
      `Content-Length: ${5 * 2 ** 30}`,
    ];
    const heard = await sendRaw(port, `${head.join('\r\n')}\r\n\r\n`);
    expect(heard).toMatch(/^HTTP\/1.1 400 /u);
    expect(heard).toContain('4 GiB');
  });

  test('a message that is too large, or none, closes its socket and no other', async () => {
    const pages = await Promise.all([hosted.openPage(), hosted.openPage(), hosted.openPage(), hosted.openPage()]);
    const [large, broken, binary, other] = pages;
    if (!large || !broken || !binary || !other) throw new Error('There are four.');
    large.socket.on('error', () => undefined);
    large.socket.send('x'.repeat(9 * 2 ** 20));
    broken.socket.send('{"i":');
    binary.socket.send(Buffer.from('{}'));
    const codes = await Promise.all(
      [large, broken, binary].map(({ socket }) => new Promise((resolve) => socket.once('close', resolve))),
    );
    // The first may be cut off before it hears why (1006).
    expect([1006, 1009]).toContain(codes[0]);
    expect(codes.slice(1)).toEqual([1007, 1003]);
    expect(await other.calls.projects.list()).toEqual([]);
    await other.close();
  });

  test('after all of this a new link still opens', async () => {
    const cookie = await newSession(hosted.host);
    expect((await ask('/', { cookie })).status).toBe(200);
  });
});
