import { z } from 'zod';
import { ShotloomError } from '../../../src-shared/contract/errors.ts';
import { say } from '../../../src-shared/contract/sentences.ts';

const Infinite = z.union([
  z.number(),
  z.literal(['-inf', 'inf']).transform((text) => (text === 'inf' ? Infinity : -Infinity)),
]);
const Spacing = z.enum(['linspace', 'leading', 'trailing']);

/**
 * scheduler_config.json of a diffusers pipeline: what of it changes numbers. Each scheduler has its own values for what a file leaves out
 * (`defaultsOf`), and reads only what concerns it; null is as if left out.
 */
const Known = z
  .object({
    num_train_timesteps: z.int().positive().max(100_000),
    beta_start: z.number(),
    beta_end: z.number(),
    beta_schedule: z.enum(['linear', 'scaled_linear', 'squaredcos_cap_v2', 'exp']),
    trained_betas: z.array(z.number()).min(1),
    rescale_betas_zero_snr: z.boolean(),
    prediction_type: z.enum(['epsilon', 'sample', 'original_sample', 'v_prediction', 'flow_prediction']),
    timestep_spacing: Spacing,
    steps_offset: z.int(),
    timestep_type: z.enum(['discrete', 'continuous']),
    interpolation_type: z.enum(['linear', 'log_linear']),
    set_alpha_to_one: z.boolean(),
    skip_prk_steps: z.boolean(),
    clip_sample: z.boolean(),
    clip_sample_range: z.number().positive(),
    thresholding: z.boolean(),
    dynamic_thresholding_ratio: z.number().min(0).max(1),
    sample_max_value: z.number(),
    use_karras_sigmas: z.boolean(),
    use_exponential_sigmas: z.boolean(),
    use_beta_sigmas: z.boolean(),
    use_lu_lambdas: z.boolean(),
    use_flow_sigmas: z.boolean(),
    flow_shift: z.number().positive(),
    sigma_min: z.number().positive(),
    sigma_max: z.number().positive(),
    final_sigmas_type: z.enum(['zero', 'sigma_min']),
    solver_order: z.int().min(1).max(3),
    solver_type: z.enum(['midpoint', 'heun', 'bh1', 'bh2', 'logrho']),
    algorithm_type: z.enum(['dpmsolver', 'dpmsolver++', 'sde-dpmsolver', 'sde-dpmsolver++', 'deis']),
    lower_order_final: z.boolean(),
    euler_at_final: z.boolean(),
    lambda_min_clipped: Infinite,
    variance_type: z.enum([
      'learned',
      'learned_range',
      'fixed_small',
      'fixed_small_log',
      'fixed_large',
      'fixed_large_log',
    ]),
    predict_x0: z.boolean(),
    disable_corrector: z.array(z.int()),
    original_inference_steps: z.int().positive(),
    timestep_scaling: z.number(),
    shift: z.number().positive(),
    use_dynamic_shifting: z.boolean(),
    time_shift_type: z.enum(['exponential', 'linear']),
    shift_terminal: z.number(),
    invert_sigmas: z.boolean(),
    stochastic_sampling: z.boolean(),
  })
  .partial();

/** What a scheduler is told by its pipeline's file. */
export type SchedulerConfig = z.infer<typeof Known>;

/**
 * Reads scheduler_config.json, or an object of its form.
 * @throws ShotloomError model_damaged if a value that changes numbers is none that is known: a picture would be another one
 */
export function readSchedulerConfig(json: unknown): SchedulerConfig {
  const told = z.record(z.string(), z.unknown()).safeParse(json);
  const present = Object.fromEntries(Object.entries(told.data ?? {}).filter(([, value]) => value !== null));
  const read = Known.safeParse(present);
  if (told.success && read.success) return read.data;
  const at = read.error?.issues[0]?.path.join('.') ?? 'the file';
  throw new ShotloomError(
    'model_damaged',
    say`The scheduler's configuration has a value for ${at} that Shotloom does not know; choose another scheduler for this model.`,
  );
}
