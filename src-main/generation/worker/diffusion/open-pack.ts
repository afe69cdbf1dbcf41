import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DiffusersPack } from '../../../models/diffusers-pack.ts';
import { loadTokenizer } from '../../tokenizers/load-tokenizer.ts';
import { LatentColours } from './latent-colours.ts';
import { NetPool } from './net-pool.ts';
import type { Net } from './net.ts';
import type { StableDiffusion } from './stable-diffusion.ts';
import type { ClipEncoder } from './text.ts';
import type { Wan } from './wan.ts';
import type { TextTokenizer } from '../../tokenizers/tokenizer.ts';

/** How a pack's networks are run. */
export interface PackOptions {
  /** Opens a network's file; the name is what errors call it. */
  readonly open: (path: string, name: string) => Promise<Net>;
  /** Bytes of weights that may be loaded at a time. */
  readonly budget: number;
}

/**
 * A pack of Stable Diffusion's kind, ready to draw; its networks are loaded as they are needed.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openStableDiffusion(pack: DiffusersPack, options: PackOptions): Promise<StableDiffusion> {
  const pool = poolOf(pack, options);
  const encoders: ClipEncoder[] = [];
  for (const [name, folder] of pack.tokenizers) {
    const net = name.replace('tokenizer', 'text_encoder');
    if (!pool.has(net)) continue;
    const tokenizer = await loadTokenizer(folder);
    encoders.push({ net, tokenizer, pad: await padOf(folder, tokenizer) });
  }
  return { pool, encoders, scheduler: pack.scheduler, settings: pack.settings, colours: new LatentColours() };
}

/**
 * A pack of Wan's kind, ready to draw; its networks are loaded as they are needed.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function openWan(pack: DiffusersPack, options: PackOptions): Promise<Wan> {
  const tokenizer = await loadTokenizer(pack.tokenizers.get('tokenizer') ?? join(pack.directory, 'tokenizer'));
  return {
    pool: poolOf(pack, options),
    tokenizer,
    scheduler: pack.scheduler,
    settings: pack.settings,
    colours: new LatentColours(),
  };
}

function poolOf({ nets }: DiffusersPack, { open, budget }: PackOptions): NetPool {
  return new NetPool(nets, budget, open);
}

/** tokenizer_config.json, or special_tokens_map.json in older packs: a token, or an object that holds it. */
const Padding = z.looseObject({ pad_token: z.union([z.string(), z.looseObject({ content: z.string() })]).nullish() });

async function padOf(folder: string, tokenizer: TextTokenizer): Promise<number> {
  for (const name of ['tokenizer_config.json', 'special_tokens_map.json']) {
    if (!existsSync(join(folder, name))) continue;
    const told = Padding.safeParse(JSON.parse(await readFile(join(folder, name), 'utf8'))).data?.pad_token;
    const id = tokenizer.idOf(typeof told === 'string' ? told : (told?.content ?? ''));
    if (id !== undefined) return id;
  }
  return tokenizer.idOf('<|endoftext|>') ?? 0;
}
