import type { Answers } from './guidance.ts';
import type { Embedded } from './text.ts';
import type { PictureRequest, StableDiffusion } from './stable-diffusion.ts';
import type { Values } from './values.ts';
import { countOf, slice, stack, values } from './values.ts';
import { first, joinChannels } from './vae.ts';

/** What a U-Net is asked about. */
export interface UnetQuestion {
  readonly model: StableDiffusion;
  readonly request: Pick<PictureRequest, 'width' | 'height' | 'guidance'>;
  /** With the prompt, and without it where there is guidance. */
  readonly texts: readonly Embedded[];
  readonly guides: boolean;
  /** Of the latent. */
  readonly shape: readonly number[];
  /** More channels that it is shown with the latent. */
  readonly extra?: Values;
}

/** Asks the network with the prompt and, where there is guidance, without it: both at once where it takes two. */
export function asksUnet({
  model,
  request,
  texts,
  guides,
  shape,
  extra,
}: UnetQuestion): (scaled: Float32Array, timestep: number) => Promise<Answers> {
  const [prompted, unprompted] = texts;
  if (prompted === undefined) throw new RangeError('A picture needs a prompt.');
  const known = (one: Embedded, ...others: readonly Embedded[]): Readonly<Record<string, Values>> => {
    const more = (text: Embedded): Readonly<Record<string, Values>> => conditionsOf(model, request, text);
    const extras = Object.entries(more(one)).map(
      ([key, value]) => [key, stack(value, ...others.map((text) => more(text)[key] ?? value))] as const,
    );
    return {
      encoder_hidden_states: stack(one.tokens, ...others.map(({ tokens }) => tokens)),
      ...Object.fromEntries(extras),
    };
  };
  // What does not change from step to step.
  const [forPrompted, forUnprompted] = [known(prompted), unprompted ? known(unprompted) : null];
  const forBoth = unprompted ? known(unprompted, prompted) : null;
  // Used for every step: new memory costs more than what is written to it.
  const twice = new Float32Array(guides ? 2 * (countOf(shape) + (extra?.data.length ?? 0)) : 0);
  return async (scaled, timestep) => {
    const unet = await model.pool.get('unet');
    const latent = values(scaled, shape);
    const sample = extra ? joinChannels(latent, extra) : latent;
    const time = values(Float32Array.of(timestep), [1]);
    const run = async (given: Values, conditions: Readonly<Record<string, Values>>): Promise<Values> =>
      first(await unet.run({ ...conditions, sample: given, timestep: time }), 'out_sample');
    if (!guides || forUnprompted === null || forBoth === null)
      return { prompted: (await run(sample, forPrompted)).data };
    if (unet.inputs.get('sample')?.shape[0] === 1)
      return { unprompted: (await run(sample, forUnprompted)).data, prompted: (await run(sample, forPrompted)).data };
    twice.set(sample.data);
    twice.set(sample.data, sample.data.length);
    const both = await run(values(twice, [2, ...sample.shape.slice(1)]), forBoth);
    return { unprompted: slice(both, 0, 0, 1).data, prompted: slice(both, 0, 1, 2).data };
  };
}

/** What SDXL and LCM are told besides: the prompt as a whole, sizes, and how closely to follow it. */
function conditionsOf(
  model: StableDiffusion,
  request: UnetQuestion['request'],
  text: Embedded,
): Readonly<Record<string, Values>> {
  const { height, width } = request;
  const size = model.pool.config('unet')['time_cond_proj_dim'];
  return {
    ...(text.pooled ? { text_embeds: text.pooled } : {}),
    time_ids: values(Float32Array.of(height, width, 0, 0, height, width), [1, 6]),
    ...(typeof size === 'number'
      ? { timestep_cond: values(guidanceVector(request.guidance - 1, size), [1, size]) }
      : {}),
  };
}

/** How closely to follow a prompt, as LCM's network reads it: sines and cosines of a thousandfold (Luo et al. 2023). */
export function guidanceVector(scale: number, size: number): Float32Array {
  const half = Math.floor(size / 2);
  const out = new Float32Array(size);
  for (let i = 0; i < half; i += 1) {
    const angle = scale * 1000 * Math.exp((-Math.log(10_000) / (half - 1)) * i);
    out[i] = Math.sin(angle);
    out[half + i] = Math.cos(angle);
  }
  return out;
}
