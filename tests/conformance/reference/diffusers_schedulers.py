"""The schedulers of a checkout of diffusers, unmodified, with stand-ins for the modules that they import."""
import enum
import functools
import inspect
import logging
import subprocess
import sys
import types

import torch

FILES = {
    'DDIMScheduler': 'ddim',
    'PNDMScheduler': 'pndm',
    'EulerDiscreteScheduler': 'euler_discrete',
    'EulerAncestralDiscreteScheduler': 'euler_ancestral_discrete',
    'HeunDiscreteScheduler': 'heun_discrete',
    'DPMSolverMultistepScheduler': 'dpmsolver_multistep',
    'UniPCMultistepScheduler': 'unipc_multistep',
    'LCMScheduler': 'lcm',
    'TCDScheduler': 'tcd',
    'FlowMatchEulerDiscreteScheduler': 'flow_match_euler_discrete',
}


def git(repository, *arguments):
    return subprocess.check_output(['git', '-C', repository, *arguments], text=True)


class Config(dict):
    __setattr__ = dict.__setitem__

    def __getattr__(self, key):
        if key in self:
            return self[key]
        raise AttributeError(key)


class ConfigMixin:
    def register_to_config(self, **told):
        object.__setattr__(self, '_told', Config(getattr(self, '_told', {}), **told))

    @property
    def config(self):
        return self._told


def register_to_config(init):
    signature = inspect.signature(init)

    @functools.wraps(init)
    def keep(self, *args, **kwargs):
        bound = signature.bind(self, *args, **kwargs)
        bound.apply_defaults()
        self.register_to_config(**{key: value for key, value in bound.arguments.items() if key != 'self'})
        init(self, *args, **kwargs)

    return keep


class Output:
    def __init__(self, prev_sample):
        self.prev_sample = prev_sample


def stand_in(name, is_package=False, **members):
    module = types.ModuleType(name)
    if is_package:
        module.__path__ = []
    vars(module).update(members)
    sys.modules[name] = module


def load_schedulers(repository):
    """Classes by name."""
    stand_in('diffusers', True)
    stand_in('diffusers.schedulers', True)
    stand_in('diffusers.configuration_utils', ConfigMixin=ConfigMixin, register_to_config=register_to_config)
    utils = {'BaseOutput': type('BaseOutput', (), {}), 'deprecate': lambda *_: None, 'is_scipy_available': lambda: True}
    stand_in('diffusers.utils', True, logging=types.SimpleNamespace(get_logger=logging.getLogger), **utils)
    draw = lambda shape, generator=None, device=None, dtype=None: torch.randn(tuple(shape), generator=generator, dtype=dtype)
    stand_in('diffusers.utils.torch_utils', randn_tensor=draw)
    mixin, names = type('SchedulerMixin', (), {}), enum.Enum('Names', 'none')
    stand_in('diffusers.schedulers.scheduling_utils', SchedulerMixin=mixin, KarrasDiffusionSchedulers=names, SchedulerOutput=Output)
    found = {}
    for name, file in FILES.items():
        module = types.ModuleType(f'diffusers.schedulers.scheduling_{file}')
        module.__package__ = 'diffusers.schedulers'
        sys.modules[module.__name__] = module
        exec(compile(git(repository, 'show', f'HEAD:src/diffusers/schedulers/scheduling_{file}.py'), file, 'exec'), vars(module))
        found[name] = getattr(module, name)
    return found
