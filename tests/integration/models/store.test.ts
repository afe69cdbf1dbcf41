import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { hostOf, makeOwner } from '../../../src-main/library/owner.ts';
import { ownedName } from '../../../src-main/library/temporaries.ts';
import { listModels } from '../../../src-main/models/installed.ts';
import { fetchFile } from '../../../src-main/models/store/download.ts';
import type { Listing, Repository } from '../../../src-main/models/store/hub.ts';
import { addressOf, lookUp } from '../../../src-main/models/store/hub.ts';
import type { StoreProgress } from '../../../src-main/models/store/store.ts';
import { addFolder, addFromHub, addZip, forgetIncoming } from '../../../src-main/models/store/store.ts';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { PACKS } from '../../support/packs/goldens.ts';
import type { Fault, HubServer, HubSettings } from '../../support/packs/hub-server.ts';
import { COMMIT, startHub } from '../../support/packs/hub-server.ts';
import { mountSmallDisk, whyNoSmallDisk } from '../../support/small-disk.ts';

const SD = join(PACKS, 'sd');
const UNET = 'unet/model.onnx';
/** Small, so that a network of some kB has several parts; and no long waits for what goes wrong on purpose. */
const FETCHING = { token: null, part: 4096, waits_ms: [5, 5], patience_ms: 250 } as const;

let folder: string;
let models: string;
const hubs: HubServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shotloom-store-'));
  models = join(folder, 'models');
});

afterEach(async () => {
  for (const hub of hubs.splice(0)) await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

async function hubWith(settings: Partial<HubSettings> = {}): Promise<HubServer> {
  const hub = await startHub({ folder: SD, licence: 'mit', ...settings });
  hubs.push(hub);
  return hub;
}

function repositoryAt({ endpoint }: HubServer): Repository {
  return { endpoint, name: 'owner/model', revision: 'main' };
}

async function install(hub: HubServer, more: { readonly token?: string; readonly signal?: AbortSignal } = {}) {
  const repository = repositoryAt(hub);
  const fetching = { ...FETCHING, ...more };
  const listing = await lookUp(repository, fetching);
  const told: StoreProgress[] = [];
  const made = await addFromHub(models, { repository, listing, id: 'model' }, fetching, (each) => told.push(each));
  return { made, told, listing };
}

/** What is there that is not whole. */
function incoming(): string[] {
  const place = join(models, '.incoming');
  return existsSync(place) ? readdirSync(place) : [];
}

/** What a run fails with. */
async function failureOf(running: Promise<unknown>): Promise<ShotloomError> {
  const failed: unknown = await running.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failed instanceof ShotloomError)) throw new Error('It did not fail with a sentence.');
  return failed;
}

describe('a hub', () => {
  test('says what a repository has, and gives it by parts', async () => {
    const hub = await hubWith();
    const { made, told, listing } = await install(hub);
    expect(listing).toMatchObject({ commit: COMMIT, licence: 'mit', gated: false });
    expect(made).toMatchObject({ id: 'model', kind: 'diffusion', licence: 'mit', source: { revision: COMMIT } });
    expect(readFileSync(join(made.directory, UNET))).toEqual(readFileSync(join(SD, UNET)));
    expect(told.at(-1)).toEqual({ bytes: made.bytes, of_bytes: made.bytes });
    expect(hub.asked.filter(({ url }) => url.endsWith(UNET)).length).toBeGreaterThan(2);
    expect(readdirSync(models)).toEqual(expect.arrayContaining(['model']));
    expect(incoming()).toEqual([]);
  });

  test.each<[Fault, number]>([
    ['drop', 2],
    ['stall', 1],
    ['range', 2],
    ['whole', 2],
    ['error', 2],
    ['busy', 2],
  ])('that goes wrong by a %s %i times is asked again', async (fault, times) => {
    const { made } = await install(await hubWith({ faults: { [UNET]: { fault, times } } }));
    expect(readFileSync(join(made.directory, UNET))).toEqual(readFileSync(join(SD, UNET)));
  });

  test.each<[Fault, RegExp]>([
    ['drop', /does not answer/u],
    ['stall', /does not answer/u],
    ['range', /another part of a file/u],
    ['error', /answers with an error \(500\)/u],
    ['busy', /answers with an error \(429\)/u],
  ])('that always goes wrong by a %s is told of, and the rest is kept', async (fault, said) => {
    const faults = { [UNET]: { fault, times: Infinity } };
    const hub = await hubWith({ faults });
    const failed = await failureOf(install(hub));
    expect(failed.code).toBe('model_unreachable');
    expect(failed.message).toMatch(said);
    expect(listModels(models)).toEqual([]);
    faults[UNET].times = 0;
    const before = hub.sent();
    const { made } = await install(hub);
    expect(hub.sent() - before).toBeLessThan(made.bytes);
  });

  test('whose file is not what its sum says is refused, and nothing of it kept', async () => {
    const hub = await hubWith({ sums: { [UNET]: '0'.repeat(64) } });
    const failed = await failureOf(install(hub));
    expect(failed.code).toBe('model_damaged');
    expect(failed.message).toContain(UNET);
    const place = join(models, '.incoming', `model-${COMMIT.slice(0, 12)}`, 'model', 'files', 'unet');
    expect(readdirSync(place).filter((name) => name.startsWith('model.onnx'))).toEqual([]);
  });

  test('that wants a token gets it, another host does not, and it is told nowhere', async () => {
    const other = await hubWith();
    const hub = await hubWith({ token: 'hf_secret', filesAt: other.endpoint });
    const { made } = await install(hub, { token: 'hf_secret' });
    expect(hub.asked.every(({ authorization }) => authorization === 'Bearer hf_secret')).toBe(true);
    expect(other.asked.length).toBeGreaterThan(4);
    expect(other.asked.every(({ authorization }) => authorization === undefined)).toBe(true);
    expect(JSON.stringify(made)).not.toContain('hf_secret');
    const refused = await failureOf(install(hub, { token: 'hf_wrong' }));
    expect(refused.code).toBe('model_missing');
    expect(refused.message).toContain('HF_TOKEN');
    expect(JSON.stringify(refused) + refused.message).not.toContain('hf_wrong');
  });

  test('without the repository, and a name that is none', async () => {
    const hub = await hubWith();
    const repository = { ...repositoryAt(hub), revision: 'v9' };
    await expect(lookUp(repository, FETCHING)).rejects.toMatchObject({ code: 'model_missing' });
    await expect(lookUp({ ...repository, name: '../etc' }, FETCHING)).rejects.toMatchObject({ code: 'bad_option' });
  });

  test.each(['stall', 'busy'] as const)('whose list of files comes late by a %s is asked again', async (fault) => {
    const listing = { fault, times: 2 };
    const hub = await hubWith({ listing });
    expect((await lookUp(repositoryAt(hub), FETCHING)).commit).toBe(COMMIT);
    listing.times = Infinity;
    await expect(lookUp(repositoryAt(hub), FETCHING)).rejects.toMatchObject({ code: 'model_unreachable' });
  });

  test.each(['http://hub.example', 'hub.example', 'ftp://127.0.0.1'])('at %s is asked nothing', async (endpoint) => {
    const repository = { endpoint, name: 'owner/model', revision: 'main' };
    await expect(lookUp(repository, FETCHING)).rejects.toMatchObject({ code: 'bad_option' });
  });

  test('a download that is stopped goes on where it was; one that is forgotten begins anew', async () => {
    const hub = await hubWith({ slow: 4 });
    const stop = new AbortController();
    const pausing = Promise.withResolvers<void>();
    let first = 0;
    const repository = repositoryAt(hub);
    const listing: Listing = await lookUp(repository, FETCHING);
    const running = addFromHub(
      models,
      { repository, listing, id: 'model' },
      { ...FETCHING, signal: stop.signal },
      ({ bytes }) => {
        if (bytes <= 40_000 || stop.signal.aborted) return;
        stop.abort();
        first = hub.sent();
        pausing.resolve();
      },
    );
    const twice = await failureOf(install(hub));
    expect(twice.message).toContain('is being fetched already');
    await expect(forgetIncoming(models, 'model')).rejects.toThrow(/is being fetched already/u);
    await expect(forgetIncoming(models, '../../model')).rejects.toThrow(/cannot be the name of a model/u);
    await pausing.promise;
    // At once, while the first comes to its end.
    const [made] = await Promise.all([
      install(hub).then((done) => done.made),
      expect(running).rejects.toMatchObject({ code: 'cancelled' }),
    ]);
    expect(hub.sent() - first).toBeLessThan(made.bytes - 30_000);
    const others = ['model-v2-0123456789ab'];
    for (const name of [...others, 'model-0123456789ab'])
      mkdirSync(join(models, '.incoming', name), { recursive: true });
    await forgetIncoming(models, 'model');
    expect(incoming()).toEqual(others);
  });

  test('files that another model has are not fetched again', async () => {
    const copy = join(folder, 'copy');
    cpSync(SD, copy, { recursive: true });
    await addFolder(models, copy);
    const hub = await hubWith();
    await install(hub);
    expect(hub.asked.filter(({ url }) => url.endsWith('.onnx'))).toEqual([]);
  });

  test('a file of another model that was written to since is fetched, and one in a folder of somebody is not shared', async () => {
    const copy = join(folder, 'copy');
    cpSync(SD, copy, { recursive: true });
    await addFolder(models, copy);
    writeFileSync(join(copy, UNET), 'changed');
    const hub = await hubWith();
    const { made } = await install(hub);
    expect(readFileSync(join(made.directory, UNET))).toEqual(readFileSync(join(SD, UNET)));
    expect(hub.asked.some(({ url }) => url.endsWith(UNET))).toBe(true);
    for (const file of Object.keys(made.files)) expect(statSync(join(made.directory, file)).nlink).toBe(1);
  });

  test.skipIf(whyNoSmallDisk())('a disk that becomes full within a write is told of, and room helps', async () => {
    const disk = mountSmallDisk(1);
    if (!disk) throw new Error('No small disk.');
    try {
      const hub = await hubWith();
      const repository = repositoryAt(hub);
      const file = (await lookUp(repository, FETCHING)).files.find(({ path }) => path === UNET);
      if (!file) throw new Error('The pack has no such file.');
      const net = join(disk.path, 'net');
      const whole = readFileSync(join(SD, UNET));
      // The last part begins in the last page that is there, and ends in one for which there is no room.
      writeFileSync(`${net}.part`, whole.subarray(0, 8000));
      writeFileSync(`${net}.parts`, '0\n');
      disk.fill(0);
      const fetching = async (): Promise<void> =>
        await fetchFile(addressOf(repository, COMMIT, UNET), repository, file, net, { ...FETCHING, part: 8000 });
      await expect(fetching()).rejects.toMatchObject({ code: 'ENOSPC' });
      disk.empty();
      const before = hub.sent();
      await fetching();
      expect(hub.sent() - before).toBe(whole.length - 8000);
      expect(readFileSync(net)).toEqual(whole);
    } finally {
      disk.unmount();
    }
  });
});

describe('a folder', () => {
  test('stays where it is', async () => {
    const made = await addFolder(models, SD, 'tiny');
    expect(made).toMatchObject({ id: 'tiny', directory: SD, source: { type: 'folder' } });
    await expect(addFolder(models, SD, 'tiny')).rejects.toMatchObject({ code: 'bad_option' });
    await expect(addFolder(models, SD, '../x')).rejects.toMatchObject({ code: 'bad_option' });
  });

  test('that is no model is refused', async () => {
    mkdirSync(join(folder, 'empty'));
    await expect(addFolder(models, join(folder, 'empty'))).rejects.toMatchObject({ code: 'model_missing' });
    expect(existsSync(models)).toBe(false);
  });
});

describe('a zip', () => {
  const signal = new AbortController().signal;

  test('is unpacked, also where the model is a folder in it', async () => {
    const made = await addZip(models, await zipOf((zip) => addAll(zip, 'inner/')), signal);
    expect(made).toMatchObject({ id: 'model', source: { type: 'zip' } });
    expect(readFileSync(join(made.directory, UNET))).toEqual(readFileSync(join(SD, UNET)));
  });

  test.each<[string, (zip: ZipFile) => void, RegExp]>([
    ['links', (zip) => zip.addBuffer(Buffer.from('/etc/passwd'), 'a', { mode: 0o120_777 }), /holds links/u],
    ['one file twice', (zip) => ['a.txt', 'A.txt'].forEach((name) => zip.addBuffer(Buffer.from(name), name)), /twice/u],
    ['no model', (zip) => zip.addBuffer(Buffer.from('hello'), 'a.txt'), /no model_index.json/u],
    ['far too much', (zip) => zip.addBuffer(Buffer.alloc(2 ** 24), 'a.onnx', { compress: true }), /far larger/u],
  ])('with %s is refused, and nothing of it stays', async (_, fill, said) => {
    await expect(addZip(models, await zipOf(fill), signal)).rejects.toThrow(said);
    expect(readdirSync(join(models, '.unpacking'))).toEqual([]);
  });

  test('leaves nothing when its program is killed, once another is added', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    const left = join(models, '.unpacking', ownedName(`${hostOf(makeOwner())}:${pid}:0`, 0, 'zip'));
    mkdirSync(left, { recursive: true });
    await addZip(models, await zipOf((zip) => addAll(zip, '')), signal);
    expect(existsSync(left)).toBe(false);
  });

  test('whose names lead out of it, or that is cut short, is refused', async () => {
    const whole = readFileSync(await zipOf((zip) => zip.addBuffer(Buffer.from('x'), 'aa/b.txt')));
    const out = Buffer.from(whole.toString('latin1').replaceAll('aa/b.txt', '../b.txt'), 'latin1');
    for (const bytes of [out, whole.subarray(0, whole.length - 30)]) {
      writeFileSync(join(folder, 'bad.zip'), bytes);
      await expect(addZip(models, join(folder, 'bad.zip'), signal)).rejects.toMatchObject({ code: 'model_damaged' });
    }
    expect(existsSync(join(folder, 'b.txt'))).toBe(false);
  });
});

function addAll(zip: ZipFile, under: string): void {
  for (const entry of readdirSync(SD, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    zip.addFile(path, under + path.slice(SD.length + 1));
  }
}

async function zipOf(fill: (zip: ZipFile) => void): Promise<string> {
  const zip = new ZipFile();
  fill(zip);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  const path = join(folder, 'model.zip');
  writeFileSync(path, Buffer.concat(chunks));
  return path;
}
