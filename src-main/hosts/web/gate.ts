import type { IncomingHttpHeaders } from 'node:http';
import { accessStore } from './access-file.ts';
import { Secrets } from './secrets.ts';

/** How long the link to a page is good for, in milliseconds. */
const LINK_LIFE_MS = 10 * 60_000;
/** How long a browser stays let in, in milliseconds: a month. */
const SESSION_LIFE_MS = 30 * 24 * 3600 * 1000;
const MOST_LINKS = 8;
const MOST_SESSIONS = 64;

/** What of a request says who sends it. */
interface Asking {
  readonly headers: IncomingHttpHeaders;
}

/** A link to a host that runs in another process on the same library. Where its folder cannot be written, the host will not know it. */
export function linkForRunning(port: number, libraryDirectory: string): string {
  return linkWith(port, new Secrets(MOST_LINKS, accessStore(libraryDirectory, 'links')));
}

function linkWith(port: number, links: Secrets): string {
  return `http://127.0.0.1:${port}/?token=${links.make(Date.now() + LINK_LIFE_MS)}`;
}

/**
 * Who may reach the host. A link with a token that is good once makes a session, which a cookie carries that no script can read and
 * no other site's page sends. The names of the host are exact, so that a stranger's name that is made to lead here
 * (DNS rebinding) is refused.
 */
export class Gate {
  readonly #port: number;
  readonly #links = new Secrets(MOST_LINKS);
  /** Those that other processes made for it. */
  readonly #asked: Secrets;
  readonly #sessions: Secrets;

  /** @param libraryDirectory where sessions are kept beyond its own life */
  constructor(port: number, libraryDirectory: string) {
    this.#port = port;
    this.#asked = new Secrets(MOST_LINKS, accessStore(libraryDirectory, 'links'));
    this.#sessions = new Secrets(MOST_SESSIONS, accessStore(libraryDirectory, 'sessions'));
  }

  /** A link that opens a session once. */
  newLink(): string {
    return linkWith(this.#port, this.#links);
  }

  /** The `Set-Cookie` of a new session; null where the token is none, or was used. */
  exchange(token: string): string | null {
    if (!this.#links.use(token) && !this.#asked.use(token)) return null;
    const session = this.#sessions.make(Date.now() + SESSION_LIFE_MS);
    return `${this.#cookieName}=${session}; Path=/; Max-Age=${SESSION_LIFE_MS / 1000}; HttpOnly; SameSite=Strict`;
  }

  isOurHost({ headers: { host } }: Asking): boolean {
    return host === `127.0.0.1:${this.#port}` || host === `localhost:${this.#port}`;
  }

  /** Exact: of the very name under which the page was loaded. Pages of sandboxes say "null". */
  isOurOrigin({ headers: { host, origin } }: Asking): boolean {
    return origin !== undefined && origin === `http://${host ?? ''}`;
  }

  /** Not asked for by another page, as browsers say of themselves; cookies do not tell one port of a machine from another. */
  isOurPages({ headers }: Asking): boolean {
    const site = headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  hasSession({ headers: { cookie } }: Asking): boolean {
    return this.#cookies(cookie ?? '').some((secret) => this.#sessions.has(secret));
  }

  get #cookieName(): string {
    return `shotloom-${this.#port}`;
  }

  /** More than one where somebody planted another. */
  #cookies(header: string): string[] {
    const start = `${this.#cookieName}=`;
    const parts = header.split(';').map((part) => part.trim());
    return parts.filter((part) => part.startsWith(start)).map((part) => part.slice(start.length));
  }
}
