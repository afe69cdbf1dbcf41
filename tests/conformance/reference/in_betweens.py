"""Makes tests/fixtures/in-betweens: tiny networks with random weights and the signatures of RIFE's, and what torch makes with them.

python3 in_betweens.py FOLDER    (on Debian: python3-torch, python3-onnx)
"""
import sys

import numpy as np
import torch
from tiny_files import write_json
from torch import nn

FOLDER = sys.argv[1]
WIDTH = 8
# No multiples of 32, so that pictures are padded.
ROWS, COLUMNS = 40, 52


class Between(nn.Module):
    """RIFE's kind: seen small, flow and a mask; here what it answers depends on all it is given."""

    def __init__(self, timed):
        super().__init__()
        self.enter, self.leave = nn.Conv2d(7 if timed else 6, WIDTH, 8, stride=8), nn.Conv2d(WIDTH, 4, 3, padding=1)

    def forward(self, stacked):
        x = torch.tanh(self.leave(torch.tanh(self.enter(2 * stacked))))
        x = nn.functional.interpolate(x, scale_factor=(8.0, 8.0), mode='bilinear', align_corners=False)
        mask = 0.5 + 0.5 * x[:, :1]
        return mask * stacked[:, :3] + (1 - mask) * stacked[:, 3:6] + 0.2 * x[:, 1:]


class ThreeInputs(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, img0, img1, timestep):
        return self.net(torch.cat([img0, img1, timestep.reshape(1, 1, 1, 1).expand(-1, -1, img0.shape[2], img0.shape[3])], dim=1))


def export(net, name, example):
    moving = {0: 'batch', 2: 'height', 3: 'width'}
    axes = {each: moving for each, value in example.items() if value.dim() == 4}
    torch.onnx.export(
        net, tuple(example.values()), f'{FOLDER}/{name}.onnx', input_names=list(example), output_names=['output'],
        dynamic_axes={**axes, 'output': moving}, opset_version=14,
    )


def picture(phase):
    rows, columns = torch.meshgrid(torch.arange(ROWS), torch.arange(COLUMNS), indexing='ij')
    return (0.5 + 0.5 * torch.stack([torch.sin(rows / 5 + phase), torch.cos(columns / 3 - phase), torch.sin((rows + columns) / 7 + phase)])).unsqueeze(0)


def between(net, first, second, share):
    """Pictures are made larger by their last pixels to multiples of 32."""
    pad = nn.ReplicationPad2d((0, -COLUMNS % 32, 0, -ROWS % 32))
    stacked = [pad(first), pad(second)]
    if share is not None:
        stacked.append(torch.full_like(stacked[0][:, :1], share))
    return net(torch.cat(stacked, dim=1))[:, :, :ROWS, :COLUMNS].clamp(0, 1)


def main():
    torch.manual_seed(9)
    kept = []

    def keep(name, value, **more):
        kept.append(({'name': name, 'shape': list(value.shape), **more}, value.detach().numpy().astype('<f4')))

    first, second = picture(0.0), picture(1.3)
    timed, middle = Between(True), Between(False)
    for share in [0.25, 0.7]:
        keep('between-seven', between(timed, first, second, share), share=share)
    half = between(middle, first, second, None)
    keep('between-six', half, share=0.5)
    keep('between-six', between(middle, half, second, None), share=0.75)
    export(timed, 'between-seven', {'input': torch.zeros(1, 7, 64, 64)})
    export(middle, 'between-six', {'input': torch.zeros(1, 6, 64, 64)})
    frames = {'img0': torch.zeros(1, 3, 64, 64), 'img1': torch.zeros(1, 3, 64, 64), 'timestep': torch.tensor([0.5])}
    export(ThreeInputs(timed), 'between-three', frames)
    write_json(f'{FOLDER}/goldens.json', [each for each, _ in kept])
    with open(f'{FOLDER}/goldens.f32', 'wb') as file:
        file.write(b''.join(np.ascontiguousarray(value).tobytes() for _, value in kept))


with torch.no_grad():
    main()
