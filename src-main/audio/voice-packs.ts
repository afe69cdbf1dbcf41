import { readdir, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { VoiceOffer } from '../../src-shared/audio/speech.ts';
import type { PackModel } from '../../src-shared/audio/voice-pack.ts';
import { packModelFile, packSpeakers, readPack } from '../../src-shared/audio/voice-pack.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { say } from '../../src-shared/contract/sentences.ts';
import { readOnnxMetadata } from './onnx-metadata.ts';

/** A voice pack that a user installed. */
export interface VoicePack {
  /** The folder's name. */
  readonly name: string;
  /** Its files by their paths. */
  readonly model: PackModel;
  readonly offers: readonly VoiceOffer[];
  /** Changes with the files. */
  readonly version: string;
}

/** Between a pack's name and the number of one of its speakers. */
const SPEAKER = '#';
/** Subfolders deeper than this hold nothing that is looked for. */
const DEPTH = 2;

/** The packs in a folder, each in a folder of its own. Those that cannot be used are left out: openVoicePack says why. */
export async function listVoicePacks(directory: string): Promise<VoicePack[]> {
  const folders = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const packs = await Promise.all(
    folders.filter((each) => each.isDirectory()).map(({ name }) => openVoicePack(directory, name).catch(() => null)),
  );
  return packs.filter((pack) => pack !== null).toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Reads one pack.
 * @throws ShotloomError voice_missing
 */
export async function openVoicePack(directory: string, name: string): Promise<VoicePack> {
  const folder = join(directory, name);
  const files = await filesIn(folder, '', DEPTH);
  const main = packModelFile(files);
  const metadata = main === null ? {} : await readOnnxMetadata(join(folder, main));
  const read = metadata === null ? { missing: say`its ${main ?? ''} is damaged` } : readPack(files, metadata);
  if ('missing' in read || metadata === null) {
    const why = 'missing' in read ? read.missing : say`it is damaged`;
    throw new ShotloomError(
      'voice_missing',
      say`The voice pack ${folder} cannot be used: ${why}; unpack a voice of sherpa-onnx (VITS, Piper, Matcha, Kokoro or Kitten) there.`,
    );
  }
  const speakers = packSpeakers(metadata);
  const { size, mtimeMs } = await stat(join(folder, read.model));
  return {
    name,
    model: withPaths(read, folder),
    offers: speakers
      .filter(({ languages }) => languages.length > 0)
      .map(({ number, languages, sex }) => ({
        engine: 'pack',
        name: speakers.length === 1 ? name : `${name}${SPEAKER}${number}`,
        languages,
        sex,
        age: 'adult',
      })),
    version: `${read.kind} ${size} ${Math.round(mtimeMs)}`,
  };
}

/** Which pack a voice is of, and which of its speakers. */
export function packOf(voice: string): { readonly pack: string; readonly speaker: number } {
  const [, pack = voice, speaker = '0'] = /^(.*)#(\d+)$/u.exec(voice) ?? [];
  return { pack, speaker: Number(speaker) };
}

function withPaths(model: PackModel, folder: string): PackModel {
  const path = (file: string): string =>
    file
      .split(',')
      .map((each) => join(folder, each))
      .join(',');
  const { kind, ...files } = model;
  const paths = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, path(file)]));
  return { kind, model: '', tokens: '', ...paths };
}

async function filesIn(folder: string, under: string, depth: number): Promise<string[]> {
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(under, entry.name);
      if (!entry.isDirectory()) return [path.split(sep).join('/')];
      return depth > 1 ? await filesIn(folder, path, depth - 1) : [];
    }),
  );
  return found.flat();
}
