import type { RequestedPack } from '../../src-shared/generation/pack-request.ts';
import { PACK_ENGINE } from '../../src-shared/generation/pack-request.ts';
import type { DiffusersPack } from './diffusers-pack.ts';
import { openDiffusersPack } from './diffusers-pack.ts';
import type { InstalledModel } from './installed.ts';

type Config = Readonly<Record<string, unknown>>;

/** Side of the square that a pack was trained on, where its U-Net says nothing: Stable Diffusion 1's. */
const USUAL_SAMPLE = 64;
/** Side of the square of as many pixels as Wan's 832 x 480. */
const WAN_SIDE = 632;

/**
 * A pack as requests are made of it: what it draws, and how its makers advise to ask for it, as its configurations tell.
 * @throws ShotloomError model_missing, model_damaged
 */
export async function packFacts({ id, sha256, directory }: InstalledModel): Promise<RequestedPack> {
  const pack = await openDiffusersPack(directory);
  const film = filmOf(pack);
  const begins = film === null && pack.nets.has('vae_encoder');
  return { name: id, sha256, engine_revision: PACK_ENGINE, ...sizeOf(pack), ...adviceOf(pack), film, begins };
}

function sizeOf({ nets }: DiffusersPack): Pick<RequestedPack, 'side' | 'multiple'> {
  const vae = nets.get('vae_decoder')?.config ?? {};
  if (nets.has('transformer')) {
    const scale = numberIn(vae, 'scale_factor_spatial') ?? 8;
    // Its transformer takes the latent in patches of two by two.
    return { side: WAN_SIDE, multiple: scale * 2 };
  }
  const blocks = Array.isArray(vae['block_out_channels']) ? vae['block_out_channels'].length : 4;
  const scale = 2 ** (blocks - 1);
  const unet = nets.get('unet')?.config ?? {};
  const side = (numberIn(unet, 'sample_size') ?? USUAL_SAMPLE) * scale;
  // The U-Net halves its latent three times; one that is smaller than that is a small network's own affair.
  return { side, multiple: side >= 8 * scale ? 8 * scale : scale };
}

/** Steps and guidance as the authors of each kind of model advise in its model card. */
function adviceOf({ nets, scheduler, pipeline }: DiffusersPack): Pick<RequestedPack, 'steps' | 'guidance'> {
  if (nets.has('transformer')) return { steps: 30, guidance: 5 };
  const unet = nets.get('unet')?.config ?? {};
  const config = isConfig(scheduler.config) ? scheduler.config : {};
  // Latent consistency models: with a guidance that the network itself is told, or merged from a LoRA.
  if (typeof unet['time_cond_proj_dim'] === 'number') return { steps: 8, guidance: 8 };
  if (scheduler.name === 'LCMScheduler') return { steps: 8, guidance: 1.5 };
  // Turbo, Lightning and TCD: few steps counted from the end of training's, without guidance.
  if (
    scheduler.name === 'TCDScheduler' ||
    (config['timestep_spacing'] === 'trailing' && scheduler.name.startsWith('Euler'))
  )
    return { steps: 4, guidance: 0 };
  return pipeline.includes('XL') ? { steps: 30, guidance: 5 } : { steps: 25, guidance: 7.5 };
}

function filmOf({ nets, pipeline, settings }: DiffusersPack): RequestedPack['film'] {
  if (nets.has('transformer')) return { rate: 16, most: 81 };
  const unet = nets.get('unet')?.config ?? {};
  const moves = settings['motion_adapter'] !== undefined || unet['motion_max_seq_length'] !== undefined;
  if (moves || /AnimateDiff|TextToVideo|VideoPipeline/u.test(pipeline)) return { rate: 8, most: 96 };
  return null;
}

function isConfig(value: unknown): value is Config {
  return typeof value === 'object' && value !== null;
}

function numberIn(config: Config, key: string): number | null {
  const value = config[key];
  return typeof value === 'number' && value > 0 ? value : null;
}
