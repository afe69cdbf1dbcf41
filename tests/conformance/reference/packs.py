"""Makes tests/fixtures/packs: tiny pipelines as Optimum exports them, and what an independent loop in torch draws with each of them.

python3 packs.py DIFFUSERS FOLDER    (on Debian: python3-torch, python3-scipy, python3-onnx)
Schedulers are those of a checkout of diffusers, unmodified; networks are run by torch.
"""
import inspect
import shutil
import sys

import numpy as np
import onnx
import onnx.numpy_helper
import torch
from diffusers_schedulers import load_schedulers
from tiny_files import FILM, LATENT, export, write_json
from tiny_nets import WIDTH, Unet
from tiny_pipelines import HEIGHT, STABLE, WIDE, Film, Stable, Wan

REPOSITORY, FOLDER = sys.argv[1], sys.argv[2]
SCHEDULERS = load_schedulers(REPOSITORY)


class Goldens:
    """Pictures as numbers of 16 bits, one after the other, and what each was asked."""

    def __init__(self):
        self.index, self.data = [], []

    def add(self, pack, scheduler, config, request, pictures, frames=(0,)):
        """Keeps these frames of the pictures."""
        numbers = pictures[list(frames)].detach().numpy().astype(np.float64)
        self.index.append({'pack': pack, 'scheduler': scheduler, 'config': config, 'request': request, 'frames': list(frames), 'shape': list(numbers.shape)})
        self.data.append(np.rint(numbers * 65535).astype('<u2').tobytes())

    def write(self):
        write_json(f'{FOLDER}/goldens.json', self.index)
        with open(f'{FOLDER}/goldens.u16', 'wb') as file:
            file.write(b''.join(self.data))


def test_picture():
    rows, columns = torch.meshgrid(torch.arange(HEIGHT), torch.arange(WIDE), indexing='ij')
    picture = torch.stack([torch.sin(rows / 5), torch.cos(columns / 3), torch.sin((rows + columns) / 7)]).unsqueeze(0)
    mask = ((rows >= 8) & (columns < 8)).float().reshape(1, 1, HEIGHT, WIDE)
    return picture, mask


NAMES = ['DDIMScheduler', 'PNDMScheduler', 'EulerDiscreteScheduler', 'EulerAncestralDiscreteScheduler', 'HeunDiscreteScheduler', 'DPMSolverMultistepScheduler', 'UniPCMultistepScheduler', 'LCMScheduler', 'TCDScheduler']
MORE = {
    'DDIMScheduler': {'clip_sample': False, 'set_alpha_to_one': False},
    'PNDMScheduler': {'skip_prk_steps': True, 'set_alpha_to_one': False},
    'DPMSolverMultistepScheduler': {'algorithm_type': 'sde-dpmsolver++', 'use_karras_sigmas': True},
}
PROMPT, NEGATIVE = 'a red boat on a calm lake', 'blurry'


def stable_pictures(goldens):
    picture, mask = test_picture()
    packs = [
        (Stable('sd', 'StableDiffusionPipeline'), {}, {'steps': 5, 'guidance': 7.5}),
        (Stable('sd2-v', 'StableDiffusionPipeline', prediction='v_prediction', time_type=torch.float32), {'timestep_spacing': 'leading'}, {'steps': 5, 'guidance': 5.0}),
        (Stable('turbo', 'StableDiffusionPipeline'), {'timestep_spacing': 'trailing'}, {'steps': 2, 'guidance': 1.0}),
        (Stable('lcm', 'LatentConsistencyModelPipeline', cond=16), {}, {'steps': 4, 'guidance': 8.5}),
        (Stable('sdxl', 'StableDiffusionXLPipeline', pooled=True, factor=0.13025, time_type=torch.float32), {}, {'steps': 5, 'guidance': 5.0}),
        (Stable('inpaint', 'StableDiffusionInpaintPipeline', channels=9), {}, {'steps': 5, 'guidance': 4.0, 'strength': 1.0}),
    ]
    for pack, more, asked in packs:
        pack.write(FOLDER)
        for at, name in enumerate(NAMES):
            config = {**STABLE, 'prediction_type': pack.prediction, **MORE.get(name, {}), **more}
            if name in ('LCMScheduler', 'TCDScheduler'):
                config.pop('timestep_spacing', None)
            known = inspect.signature(SCHEDULERS[name].__init__).parameters
            used = {key: value for key, value in config.items() if key in known}
            kinds = [None]
            if pack.name == 'sd':
                kinds = [None, 'from', 'within']
            elif pack.name == 'inpaint':
                kinds = ['within']
            for kind in kinds:
                request = {'prompt': PROMPT, 'negative': '' if pack.name == 'sdxl' and at % 2 else NEGATIVE, 'seed': 7 + at, **asked}
                if pack.name == 'turbo' and name == 'PNDMScheduler':
                    request['steps'] = 3
                if kind:
                    request.update(begins=kind, strength=request.get('strength', 0.7))
                given = {key: value for key, value in request.items() if key != 'begins'}
                if kind:
                    given.update(picture=picture, **({'mask': mask} if kind == 'within' else {}))
                goldens.add(pack.name, name, used, request, pack.draw(SCHEDULERS[name](**used), **given))


def films(goldens):
    asked = {'prompt': PROMPT, 'negative': NEGATIVE, 'steps': 4}
    for pack, frames in [(Film('modelscope', 'TextToVideoSDPipeline'), 3), (Film('animatediff', 'AnimateDiffPipeline', window=16), 26)]:
        pack.write(FOLDER)
        for at, name in enumerate(NAMES):
            config = {**STABLE, **MORE.get(name, {})}
            used = {key: value for key, value in config.items() if key in inspect.signature(SCHEDULERS[name].__init__).parameters}
            # Of a film in windows, some frames show whether they are joined well.
            request = {**asked, 'seed': 20 + at, 'guidance': 6.0, 'frames': frames}
            found = pack.film(SCHEDULERS[name](**used), **request)
            goldens.add(pack.name, name, used, request, found, [0, 13, 25] if frames > 3 else [0, 1, 2])
    flow = {'prediction_type': 'flow_prediction', 'use_flow_sigmas': True, 'flow_shift': 3.0}
    kinds = [('UniPCMultistepScheduler', flow), ('DPMSolverMultistepScheduler', flow), ('FlowMatchEulerDiscreteScheduler', {'shift': 5.0})]
    for pack in (Wan('wan'), Wan('wan-2.2', two=True)):
        pack.write(FOLDER)
        for at, (name, config) in enumerate(kinds):
            request = {**asked, 'seed': 40 + at, 'guidance': 5.0, 'frames': 7}
            goldens.add(pack.name, name, config, request, pack.film(SCHEDULERS[name](**config), **request), [0, 1, 6])


def slow_pack():
    """The pack "sd" whose U-Net takes a while, to measure beside it: nothing is drawn with it here."""
    pack = Stable('slow', 'StableDiffusionPipeline')
    pack.unet = Unet(depth=72).eval()
    pack.write(FOLDER)


def other_forms():
    """The pack "sd" as others export it: weights in a file of their own, in float16, and as diffusers' first exporter did."""
    pack = Stable('sd', 'StableDiffusionPipeline')
    outside = f'{FOLDER}/sd-external'
    shutil.copytree(f'{FOLDER}/sd', outside)
    graph = onnx.load(f'{outside}/unet/model.onnx')
    onnx.save_model(graph, f'{outside}/unet/model.onnx', save_as_external_data=True, location='model.onnx_data', size_threshold=0)
    half = f'{FOLDER}/sd-float16'
    shutil.copytree(f'{FOLDER}/sd', half)
    for name in ('text_encoder', 'unet', 'vae_decoder', 'vae_encoder'):
        to_float16(f'{half}/{name}/model.onnx')
    old = f'{FOLDER}/sd-old'
    shutil.copytree(f'{FOLDER}/sd', old)
    ids = {'input_ids': torch.zeros(1, 77, dtype=torch.int32)}
    export(pack.text, f'{old}/text_encoder', ids, ['last_hidden_state', 'pooler_output'], {}, {'input_ids': {0: 'batch'}})
    example = {'sample': torch.zeros(2, 4, 6, 4), 'timestep': torch.ones(2, dtype=torch.long), 'encoder_hidden_states': torch.zeros(2, 77, WIDTH)}
    export(pack.unet, f'{old}/unet', example, ['out_sample'], {'in_channels': 4}, {'sample': LATENT, 'timestep': {0: 'batch'}, 'encoder_hidden_states': {0: 'batch', 1: 'tokens'}})
    mean = torch.nn.Sequential(pack.encoder, First())
    export(mean, f'{old}/vae_encoder', {'sample': torch.zeros(1, 3, 24, 16)}, ['latent_sample'], {}, {'sample': LATENT, 'latent_sample': LATENT})


class First(torch.nn.Module):
    """The means of an encoder."""

    def forward(self, parameters):
        return parameters[:, :4]


def to_float16(path):
    """Weights, inputs and outputs of float32 become float16."""
    graph = onnx.load(path)
    single, half = onnx.TensorProto.FLOAT, onnx.TensorProto.FLOAT16

    def convert(tensor):
        if tensor.data_type == single:
            tensor.CopyFrom(onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(tensor).astype(np.float16), tensor.name))

    for tensor in graph.graph.initializer:
        convert(tensor)
    for node in graph.graph.node:
        for attribute in node.attribute:
            if attribute.name == 'value':
                convert(attribute.t)
            if node.op_type == 'Cast' and attribute.i == single:
                attribute.i = half
    for value in [*graph.graph.input, *graph.graph.output]:
        if value.type.tensor_type.elem_type == single:
            value.type.tensor_type.elem_type = half
    del graph.graph.value_info[:]
    onnx.save(graph, path)


with torch.no_grad():
    goldens = Goldens()
    stable_pictures(goldens)
    films(goldens)
    other_forms()
    slow_pack()
    goldens.write()
print(len(goldens.index), 'goldens')
