"""The files of a pack: its index, tokenizers and networks, as Optimum writes them."""
import json
import os

import torch

START, END = '<|startoftext|>', '<|endoftext|>'


def write_json(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w') as file:
        json.dump(data, file, indent=1)
        file.write('\n')


def bytes_in_order():
    seen = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    hidden = [byte for byte in range(256) if byte not in seen]
    return {**{byte: chr(byte) for byte in seen}, **{byte: chr(256 + at) for at, byte in enumerate(hidden)}}


LETTERS = bytes_in_order()
VOCABULARY = {word: at for at, word in enumerate([*LETTERS.values(), *(letter + '</w>' for letter in LETTERS.values()), START, END])}


def clip_ids(prompt, pad):
    """A row of ids: without pairs to join, each byte of a word is a token, and the last one ends it. For words of letters only."""
    found = []
    for word in prompt.lower().split():
        letters = [LETTERS[byte] for byte in word.encode()]
        found += [VOCABULARY[letter] for letter in letters[:-1]] + [VOCABULARY[letters[-1] + '</w>']]
    found = [VOCABULARY[START], *found[:75], VOCABULARY[END]]
    return torch.tensor([found + [pad] * (77 - len(found))])


def export(net, folder, example, outputs, config, moving):
    """Writes model.onnx; `moving` names the dimensions that may differ, by input."""
    os.makedirs(folder, exist_ok=True)
    names = list(example)
    torch.onnx.export(
        net, tuple(example.values()), f'{folder}/model.onnx', input_names=names, output_names=outputs, dynamic_axes=moving, opset_version=14,
    )
    write_json(f'{folder}/config.json', config)


def tokenizer(folder, name='tokenizer'):
    write_json(f'{folder}/{name}/vocab.json', VOCABULARY)
    with open(f'{folder}/{name}/merges.txt', 'w') as file:
        file.write('#version: 0.2\n')
    pad = END if name == 'tokenizer' else '!'
    write_json(f'{folder}/{name}/tokenizer_config.json', {'tokenizer_class': 'CLIPTokenizer', 'model_max_length': 77, 'pad_token': pad})


LATENT = {0: 'batch', 2: 'height', 3: 'width'}
FILM = {0: 'batch', 2: 'frames', 3: 'height', 4: 'width'}


def text_pack(folder, kind, parts, config, settings=None):
    """What all packs have: the index, the scheduler, the tokenizers."""
    write_json(f'{folder}/model_index.json', {'_class_name': kind, '_diffusers_version': '0.36.0', **parts, **(settings or {})})
    name = parts['scheduler'][1]
    write_json(f'{folder}/scheduler/scheduler_config.json', {'_class_name': name, **config})


def export_clip(folder, net, name='text_encoder'):
    layers = [f'hidden_states.{at}' for at in range(len(net.layers) + 1)]
    first = ['last_hidden_state', 'pooler_output'] if net.projection is None else ['text_embeds', 'last_hidden_state']
    export(net, f'{folder}/{name}', {'input_ids': torch.zeros(1, 77, dtype=torch.long)}, first + layers, {'architectures': ['CLIPTextModel']}, {'input_ids': {0: 'batch'}})


def export_vae(folder, decoder, encoder, factor, channels=4):
    config = {'scaling_factor': factor, 'block_out_channels': [8, 8, 8], 'latent_channels': channels}
    export(decoder, f'{folder}/vae_decoder', {'latent_sample': torch.zeros(1, channels, 6, 4)}, ['sample'], config, {'latent_sample': LATENT, 'sample': LATENT})
    if encoder:
        export(encoder, f'{folder}/vae_encoder', {'sample': torch.zeros(1, 3, 24, 16)}, ['latent_parameters'], config, {'sample': LATENT, 'latent_parameters': LATENT})
