"""Makes cases/schedulers-diffusers.json: runs the schedulers of a checkout of diffusers, unmodified, on torch, and writes what came of each.

python3 schedulers.py DIFFUSERS > schedulers-diffusers.json    (on Debian: python3-torch, python3-scipy)
"""
import inspect
import json
import math
import sys

import numpy as np
import torch
from diffusers_schedulers import git, load_schedulers

REPOSITORY = sys.argv[1]
WITHOUT_SIGMAS = {'DDIMScheduler', 'PNDMScheduler', 'LCMScheduler', 'TCDScheduler'}


def sample(numbers):
    return (numbers.reshape(3, 8, 8, 4) / 768).permute(3, 0, 1, 2)


def model(latent, timestep):
    timestep = torch.as_tensor(timestep, dtype=torch.float32)
    return latent * timestep / (timestep + 1)


def short(value):
    return float(f'{float(value):.7g}')


def run(name, config, steps, kind='pipeline', t_start=None, mu=None):
    scheduler = SCHEDULERS[name](**config)
    scheduler.set_timesteps(steps, **({} if mu is None else {'mu': mu}))
    random = torch.manual_seed(0)
    initial = getattr(scheduler, 'init_noise_sigma', 1.0)
    latent = sample(torch.arange(768)) * (initial if kind == 'pipeline' else 1)
    timesteps = scheduler.timesteps
    if t_start is not None:
        begin = t_start * scheduler.order
        timesteps = timesteps[begin:]
        if hasattr(scheduler, 'set_begin_index'):
            scheduler.set_begin_index(begin)
        noise = sample(torch.arange(768).flip(0))
        if hasattr(scheduler, 'add_noise'):
            latent = scheduler.add_noise(latent, noise, timesteps[:1])
        else:
            latent = scheduler.scale_noise(latent, timesteps[:1], noise)
    takes = inspect.signature(scheduler.step).parameters
    given = {key: value for key, value in {'generator': random, 'eta': 0.0}.items() if key in takes}
    for timestep in timesteps:
        scales = kind == 'pipeline' and hasattr(scheduler, 'scale_model_input')
        seen = scheduler.scale_model_input(latent, timestep) if scales else latent
        latent = scheduler.step(model(seen, timestep), timestep, latent, **given).prev_sample
    total = float(latent.abs().sum())
    return {
        'scheduler': name,
        'config': config,
        'steps': steps,
        'kind': kind,
        't_start': t_start,
        **({} if mu is None else {'mu': mu}),
        'expected_sum': short(total),
        'expected_mean': short(total / 768),
        'tol_sum': max(0.002, 1e-4 * total),
        'tol_mean': max(1e-5, 1e-4 * total / 768),
        'timesteps': [short(value) for value in scheduler.timesteps],
        **({} if name in WITHOUT_SIGMAS else {'sigmas': [short(value) for value in scheduler.sigmas]}),
        'init_noise_sigma': short(initial),
        'first8': [round(float(value), 6) for value in latent.flatten()[:8]],
    }


STABLE = {'beta_start': 0.00085, 'beta_end': 0.012, 'beta_schedule': 'scaled_linear'}
LINEAR = {'beta_start': 0.0001, 'beta_end': 0.02, 'beta_schedule': 'linear'}
COSINE = {'beta_schedule': 'squaredcos_cap_v2', 'lambda_min_clipped': -5.1}
ZERO_SNR = {**STABLE, 'rescale_betas_zero_snr': True, 'timestep_spacing': 'trailing', 'prediction_type': 'v_prediction'}
FLOW = {'prediction_type': 'flow_prediction', 'use_flow_sigmas': True}
PREDICTIONS = ('epsilon', 'v_prediction', 'sample')
SPREADS = ({}, {'use_karras_sigmas': True}, {'use_exponential_sigmas': True}, {'use_beta_sigmas': True})
SPACINGS = [
    {'timestep_spacing': 'leading', 'steps_offset': 1},
    {'timestep_spacing': 'trailing', 'steps_offset': 0},
    {'timestep_spacing': 'linspace', 'steps_offset': 0},
]


def wanted():
    """Of each run: the scheduler, its configuration, its steps, and how it is run."""
    for spacing in SPACINGS:
        for prediction in PREDICTIONS:
            config = {**STABLE, **spacing, 'prediction_type': prediction}
            for steps in (5, 25):
                for zero in (False, True) if prediction != 'epsilon' else (False,):
                    yield 'DDIMScheduler', {**config, 'clip_sample': False, 'set_alpha_to_one': False, 'rescale_betas_zero_snr': zero}, steps, {}
                for skips in (True, False) if prediction != 'sample' else ():
                    yield 'PNDMScheduler', {**config, 'skip_prk_steps': skips, 'set_alpha_to_one': False}, steps, {}
            for spread in SPREADS:
                yield 'EulerDiscreteScheduler', {**config, **spread}, 12, {}
                yield 'HeunDiscreteScheduler', {**config, **spread}, 9, {}
            for steps in (1, 4, 20) if prediction != 'sample' else ():
                yield 'EulerAncestralDiscreteScheduler', config, steps, {}
        for spread in (*SPREADS, {'use_lu_lambdas': True}):
            for final in ('zero', 'sigma_min'):
                config = {**STABLE, **spacing, 'final_sigmas_type': final, **spread}
                yield 'DPMSolverMultistepScheduler', config, 12, {}
                if 'use_lu_lambdas' not in spread:
                    yield 'UniPCMultistepScheduler', config, 12, {}
    for name in ('DDIMScheduler', 'PNDMScheduler', 'EulerDiscreteScheduler', 'EulerAncestralDiscreteScheduler', 'HeunDiscreteScheduler'):
        config = {**STABLE, **SPACINGS[0], **({'skip_prk_steps': True} if name == 'PNDMScheduler' else {})}
        yield name, config, 20, {'t_start': 8}
    yield 'DDIMScheduler', {**LINEAR, 'thresholding': True, 'sample_max_value': 1.5, 'dynamic_thresholding_ratio': 0.9}, 7, {}
    yield 'DDIMScheduler', {**LINEAR, 'clip_sample': True, 'clip_sample_range': 0.4}, 7, {}
    yield 'DDIMScheduler', {'beta_schedule': 'squaredcos_cap_v2'}, 9, {}
    yield 'DDIMScheduler', {'trained_betas': np.linspace(0.001, 0.03, 50).tolist(), 'num_train_timesteps': 50}, 9, {}
    yield 'EulerDiscreteScheduler', {**STABLE, 'final_sigmas_type': 'sigma_min'}, 12, {}
    yield 'EulerDiscreteScheduler', {**STABLE, 'interpolation_type': 'log_linear'}, 12, {}
    continuous = {'timestep_type': 'continuous', 'prediction_type': 'v_prediction', 'sigma_min': 0.002, 'sigma_max': 700.0}
    yield 'EulerDiscreteScheduler', {**STABLE, **continuous, 'use_karras_sigmas': True}, 12, {}
    yield 'EulerDiscreteScheduler', ZERO_SNR, 12, {}
    yield 'EulerAncestralDiscreteScheduler', ZERO_SNR, 6, {}
    yield 'HeunDiscreteScheduler', {'beta_schedule': 'exp'}, 10, {}
    yield 'HeunDiscreteScheduler', {**STABLE, 'clip_sample': True, 'clip_sample_range': 1.2}, 10, {}
    yield from solvers()
    yield from distilled_and_flows()


def solvers():
    for prediction in PREDICTIONS:
        for order in (1, 2, 3):
            for algorithm in ('dpmsolver++', 'sde-dpmsolver++', 'dpmsolver', 'sde-dpmsolver'):
                for solver in ('midpoint', 'heun'):
                    if algorithm == 'sde-dpmsolver' and order == 3:
                        continue
                    config = {**STABLE, 'prediction_type': prediction, 'algorithm_type': algorithm, 'solver_order': order, 'solver_type': solver}
                    config['final_sigmas_type'] = 'zero' if algorithm.endswith('++') else 'sigma_min'
                    yield 'DPMSolverMultistepScheduler', {**config, 'euler_at_final': solver == 'heun'}, 6, {}
                    yield 'DPMSolverMultistepScheduler', config, 20, {}
            for solver in ('bh1', 'bh2'):
                for clean in (True, False):
                    config = {**STABLE, 'prediction_type': prediction, 'solver_order': order, 'solver_type': solver, 'predict_x0': clean}
                    # With bh1, diffusers multiplies infinity with nought where the last sigma is nought.
                    config['final_sigmas_type'] = 'zero' if clean and solver == 'bh2' else 'sigma_min'
                    yield 'UniPCMultistepScheduler', config, 6, {}
                    yield 'UniPCMultistepScheduler', config, 20, {}
    for config in (COSINE, {**COSINE, 'use_karras_sigmas': True}):
        yield 'DPMSolverMultistepScheduler', config, 12, {}
    for name in ('DPMSolverMultistepScheduler', 'UniPCMultistepScheduler'):
        yield name, {**STABLE, 'lower_order_final': False, 'solver_order': 3, 'final_sigmas_type': 'sigma_min'}, 8, {}
        yield name, {**STABLE, 'thresholding': True, 'sample_max_value': 2.0}, 8, {}
        yield name, STABLE, 20, {'t_start': 8}
    yield 'DPMSolverMultistepScheduler', ZERO_SNR, 8, {}
    below = {'thresholding': True, 'algorithm_type': 'dpmsolver', 'final_sigmas_type': 'sigma_min'}
    yield 'DPMSolverMultistepScheduler', {**STABLE, **below}, 8, {}
    yield 'DPMSolverMultistepScheduler', {**STABLE, 'algorithm_type': 'sde-dpmsolver++', 'use_karras_sigmas': True}, 20, {'t_start': 8}
    yield 'UniPCMultistepScheduler', {**STABLE, 'disable_corrector': [0, 1]}, 8, {}
    for order in (2, 3):
        for steps in (4, 20):
            yield 'DPMSolverMultistepScheduler', {**FLOW, 'flow_shift': 3.0, 'solver_order': order}, steps, {}
            for shift in (1.0, 5.0, 12.0):
                yield 'UniPCMultistepScheduler', {**FLOW, 'flow_shift': shift, 'solver_order': order}, steps, {}
    yield 'UniPCMultistepScheduler', {**FLOW, 'use_dynamic_shifting': True}, 10, {'mu': 1.3}
    yield 'UniPCMultistepScheduler', {**FLOW, 'use_dynamic_shifting': True, 'time_shift_type': 'linear', 'shift_terminal': 0.1}, 10, {'mu': 1.3}


def distilled_and_flows():
    for prediction in PREDICTIONS:
        for steps in (1, 2, 4, 8):
            yield 'LCMScheduler', {**STABLE, 'prediction_type': prediction}, steps, {}
            yield 'TCDScheduler', {**STABLE, 'prediction_type': prediction}, steps, {}
    yield 'LCMScheduler', {**STABLE, 'original_inference_steps': 100, 'timestep_scaling': 5.0, 'clip_sample': True}, 6, {}
    yield 'LCMScheduler', {**STABLE, 'thresholding': True}, 6, {}
    yield 'LCMScheduler', {**STABLE, 'rescale_betas_zero_snr': True, 'prediction_type': 'v_prediction'}, 6, {}
    flow = 'FlowMatchEulerDiscreteScheduler'
    for spread in SPREADS:
        for shift in (1.0, 3.0, 5.0):
            for steps in (4, 20):
                yield flow, {'shift': shift, **spread}, steps, {'kind': 'plain'}
    for shift_type in ('exponential', 'linear'):
        for mu in (0.6, 1.15, 2.05):
            yield flow, {'use_dynamic_shifting': True, 'time_shift_type': shift_type}, 10, {'kind': 'plain', 'mu': mu}
    for more in ({'stochastic_sampling': True}, {'invert_sigmas': True}, {'shift_terminal': 0.1}):
        yield flow, {'shift': 3.0, **more}, 8, {'kind': 'plain'}
    yield flow, {'shift': 3.0}, 20, {'kind': 'plain', 't_start': 8}


SCHEDULERS = load_schedulers(REPOSITORY)
cases = [run(name, config, steps, **how) for name, config, steps, how in wanted()]
if not all(math.isfinite(case['expected_sum']) for case in cases):
    raise SystemExit('A case is no number.')
source = f'huggingface/diffusers@{git(REPOSITORY, "rev-parse", "--short=10", "HEAD").strip()} src/diffusers/schedulers (Apache-2.0) on torch {torch.__version__}'
print(json.dumps({'source': source, 'cases': cases}, separators=(',', ':')))
