import { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { byHost, say } from '../../../src-shared/contract/sentences.ts';
import { isNeeded } from './needed-files.ts';
import { PATIENCE_MS, patiently, stopped, unreachable, withPatience } from './patience.ts';

/** Where models are kept by name, as huggingface.co keeps them; a mirror has the same addresses. */
export const HUB = 'https://huggingface.co';

/** A repository of a hub. */
export interface Repository {
  readonly endpoint: string;
  /** "owner/name". */
  readonly name: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

/** A file of a repository. */
export interface HubFile {
  /** With "/" between folders. */
  readonly path: string;
  readonly bytes: number;
  /** How the hub names its content: SHA-256 of large files; of small ones that of Git's blob (SHA-1). */
  readonly sum: { readonly kind: 'sha256' | 'git'; readonly hex: string };
}

/** What a hub says of a repository. */
export interface Listing {
  /** The commit that the revision is now. */
  readonly commit: string;
  /** Null where the hub names none. */
  readonly licence: string | null;
  /** Who fetches it has to be let in by its owners first. */
  readonly gated: boolean;
  /** What of it a model needs. */
  readonly files: readonly HubFile[];
}

/** How a hub is asked. */
export interface HubAccess {
  /** Sent to the hub's own host only, and told to nobody. */
  readonly token: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds without an answer, or a byte of it, after which it is asked again. */
  readonly patience_ms?: number;
  /** Milliseconds before each further try; as many tries as there are, and one. */
  readonly waits_ms?: readonly number[];
}

const MOST_REDIRECTS = 5;
const MOST_FILES = 10_000;
const NAME = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/u;

/** https://huggingface.co/docs/hub/api: `/api/models/{repo_id}/revision/{revision}?blobs=true`. */
const Answer = z.object({
  sha: z.string().regex(/^[0-9a-f]{40}$/u),
  gated: z.union([z.boolean(), z.string()]).optional(),
  cardData: z.object({ license: z.union([z.string(), z.array(z.string())]).nullish() }).nullish(),
  siblings: z
    .array(
      z.object({
        rfilename: z.string(),
        size: z.int().nonnegative().optional(),
        blobId: z.string().optional(),
        lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/u), size: z.int().nonnegative() }).nullish(),
      }),
    )
    .max(MOST_FILES),
});

/**
 * Asks a hub what a repository has.
 * @throws ShotloomError bad_option for a name that is none, model_missing where there is no such repository or one may not see it, model_damaged for an answer that is none,
 *   model_unreachable, cancelled
 */
export async function lookUp(repository: Repository, access: HubAccess): Promise<Listing> {
  const { endpoint, name, revision } = repository;
  expectSafe(endpoint);
  if (!NAME.test(name))
    throw new ShotloomError(
      'bad_option',
      say`"${name}" is no repository: write its owner and its name, such as owner/model.`,
    );
  const address = `${endpoint}/api/models/${name}/revision/${encodeURIComponent(revision)}?blobs=true`;
  const text = await patiently(access, async () => {
    const answer = await ask(address, repository, access, {});
    return await withPatience(answer.text(), access, new URL(answer.url).host);
  });
  const read = Answer.safeParse(parsed(text));
  if (!read.success)
    throw new ShotloomError(
      'model_damaged',
      say`The hub at ${endpoint} answers what is no list of files; try again later.`,
    );
  const { sha, gated = false, cardData, siblings } = read.data;
  const licence = cardData?.license ?? null;
  const files = siblings.flatMap(({ rfilename, size, blobId, lfs }): HubFile[] => {
    if (!isNeeded(rfilename)) return [];
    if (lfs) return [{ path: rfilename, bytes: lfs.size, sum: { kind: 'sha256', hex: lfs.sha256 } }];
    return size === undefined || blobId === undefined
      ? []
      : [{ path: rfilename, bytes: size, sum: { kind: 'git', hex: blobId } }];
  });
  return {
    commit: sha,
    licence: Array.isArray(licence) ? licence.join(', ') : licence,
    gated: gated !== false,
    files,
  };
}

/** What a text is as JSON; null where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @throws ShotloomError bad_option for an address to which a token would go unencrypted, but to this machine */
function expectSafe(endpoint: string): void {
  const { protocol, hostname } = URL.parse(endpoint) ?? { protocol: '', hostname: '' };
  if (protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/u.test(hostname))) return;
  throw new ShotloomError(
    'bad_option',
    say`"${endpoint}" is no address of a hub; set HF_ENDPOINT to one that begins with https://, such as ${HUB}.`,
  );
}

/** Where a file of a repository is fetched. */
export function addressOf({ endpoint, name }: Repository, commit: string, path: string): string {
  return `${endpoint}/${name}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/**
 * Asks an address of a hub, following where it sends to: to other hosts without the token, and never from https to http.
 * @throws ShotloomError model_missing, model_unreachable, cancelled
 */
export async function ask(
  address: string,
  repository: Repository,
  { token, signal, patience_ms = PATIENCE_MS }: HubAccess,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const home = new URL(repository.endpoint);
  let url = new URL(address);
  for (let turn = 0; turn <= MOST_REDIRECTS; turn += 1) {
    // Only the answer is waited for here: what comes behind it has a patience of its own.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), patience_ms);
    const own = token !== null && url.origin === home.origin ? { authorization: `Bearer ${token}` } : {};
    const answer = await fetch(url, {
      headers: { 'user-agent': 'shotloom', ...headers, ...own },
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
    })
      .catch(() => {
        if (signal?.aborted) throw stopped();
        throw unreachable(url.host);
      })
      .finally(() => clearTimeout(timer));
    if (answer.status < 300 || answer.status >= 400) return expectThere(answer, repository, url);
    const to = answer.headers.get('location');
    await answer.body?.cancel();
    if (to === null) throw unreachable(url.host);
    const next = new URL(to, url);
    if (next.protocol !== 'https:' && next.protocol !== home.protocol) throw unreachable(next.host);
    url = next;
  }
  throw unreachable(url.host);
}

function expectThere(answer: Response, { name, revision, endpoint }: Repository, url: URL): Response {
  const { status } = answer;
  if (answer.ok) return answer;
  void answer.body?.cancel();
  if (status === 401 || status === 403)
    throw new ShotloomError(
      'model_missing',
      say`${name} cannot be fetched without leave: accept its conditions at ${endpoint}/${name}, then ${byHost(
        say`set HF_TOKEN to a token of yours that may read it`,
        say`give a token of yours that may read it`,
      )}.`,
    );
  if (status === 404)
    throw new ShotloomError(
      'model_missing',
      say`${endpoint} has no ${name} at "${revision}", or not that file of it; look whether its name is written so.`,
    );
  throw unreachable(url.host, status);
}
