"""Tiny networks with random weights and the signatures of published pipelines' ones. Each of their inputs changes what they answer."""
import math

import torch
from torch import nn

WORDS = 514
WIDTH = 8


def times(timestep, batch, width=WIDTH):
    """Sines and cosines of a step, [batch, width]."""
    rates = torch.exp(-math.log(10000.0) * torch.arange(width // 2) / (width // 2))
    angles = timestep.float().reshape(-1, 1).expand(batch, 1) * rates
    return torch.cat([angles.sin(), angles.cos()], dim=-1)


def attend(queries, tokens, key, value):
    """[batch, places, width] reads [batch, tokens, size]."""
    keys, values = key(tokens), value(tokens)
    return torch.softmax(queries @ keys.transpose(1, 2) / math.sqrt(WIDTH), dim=-1) @ values


class ClipText(nn.Module):
    def __init__(self, size=WIDTH, projection=None, layers=2):
        super().__init__()
        self.words, self.places = nn.Embedding(WORDS, size), nn.Embedding(77, size)
        self.layers = nn.ModuleList(nn.Linear(2 * size, size) for _ in range(layers))
        self.norm = nn.LayerNorm(size)
        self.projection = nn.Linear(size, projection, bias=False) if projection else None

    def forward(self, input_ids):
        hidden = [self.words(input_ids) + self.places.weight]
        for layer in self.layers:
            last = hidden[-1]
            hidden.append(last + torch.tanh(layer(torch.cat([last, last.mean(1, keepdim=True).expand_as(last)], dim=-1))))
        final = self.norm(hidden[-1])
        pooled = final.gather(1, input_ids.argmax(-1).reshape(-1, 1, 1).expand(-1, 1, final.shape[-1]))[:, 0]
        if self.projection is None:
            return (final, pooled, *hidden)
        return (self.projection(pooled), final, *hidden)


class Unet(nn.Module):
    """U-Nets of Stable Diffusion: 2D, or with frames where `frames` is set."""

    def __init__(self, channels=4, tokens=WIDTH, pooled=0, cond=0, frames=False, depth=0):
        super().__init__()
        conv = nn.Conv3d if frames else nn.Conv2d
        self.enter, self.leave = conv(channels, WIDTH, 3, padding=1), conv(WIDTH, 4, 3, padding=1)
        self.time = nn.Linear(WIDTH, WIDTH)
        self.query, self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(tokens, WIDTH), nn.Linear(tokens, WIDTH)
        self.sizes = nn.Linear(6, WIDTH) if pooled else None
        self.pooled = nn.Linear(pooled, WIDTH) if pooled else None
        self.cond = nn.Linear(cond, WIDTH, bias=False) if cond else None
        self.deeper = nn.ModuleList(conv(WIDTH, WIDTH, 3, padding=1) for _ in range(depth))

    def forward(self, sample, timestep, encoder_hidden_states, text_embeds=None, time_ids=None, timestep_cond=None):
        x = self.enter(sample)
        about = self.time(times(timestep, sample.shape[0]))
        if self.pooled is not None:
            about = about + self.pooled(text_embeds) + self.sizes(time_ids / 100)
        if self.cond is not None:
            about = about + self.cond(timestep_cond)
        x = torch.tanh(x + about.reshape(about.shape[0], WIDTH, *[1] * (x.dim() - 2)))
        flat = x.flatten(2).transpose(1, 2)
        read = attend(self.query(flat), encoder_hidden_states, self.key, self.value)
        x = x + read.transpose(1, 2).reshape(x.shape)
        for layer in self.deeper:
            x = x + torch.tanh(layer(x))
        return self.leave(torch.tanh(x)) + 0.2 * sample[:, :4]


class WanTransformer(nn.Module):
    def __init__(self, channels=4, tokens=WIDTH):
        super().__init__()
        self.enter, self.leave = nn.Conv3d(channels, WIDTH, 3, padding=1), nn.Conv3d(WIDTH, channels, 3, padding=1)
        self.time = nn.Linear(WIDTH, WIDTH)
        self.query, self.key, self.value = nn.Linear(WIDTH, WIDTH), nn.Linear(tokens, WIDTH), nn.Linear(tokens, WIDTH)

    def forward(self, hidden_states, timestep, encoder_hidden_states):
        x = self.enter(hidden_states)
        x = torch.tanh(x + self.time(times(timestep, x.shape[0])).reshape(-1, WIDTH, 1, 1, 1))
        read = attend(self.query(x.flatten(2).transpose(1, 2)), encoder_hidden_states, self.key, self.value)
        return self.leave(torch.tanh(x + 6 * read.transpose(1, 2).reshape(x.shape)))


class Umt5(nn.Module):
    """An encoder that is told which tokens count."""

    def __init__(self, words=WORDS, size=WIDTH):
        super().__init__()
        self.words, self.mix = nn.Embedding(words, size), nn.Linear(2 * size, size)

    def forward(self, input_ids, attention_mask):
        x = self.words(input_ids)
        counted = attention_mask.unsqueeze(-1).float()
        mean = (x * counted).sum(1, keepdim=True) / counted.sum(1, keepdim=True)
        return torch.tanh(self.mix(torch.cat([x, mean.expand_as(x)], dim=-1)))


class Decoder(nn.Module):
    """Four pixels for each number along a side."""

    def __init__(self, channels=4):
        super().__init__()
        self.enter, self.leave = nn.Conv2d(channels, WIDTH, 3, padding=1), nn.Conv2d(WIDTH, 3, 3, padding=1)
        self.grow = nn.ConvTranspose2d(WIDTH, WIDTH, 4, stride=4)

    def forward(self, latent_sample):
        return 0.8 * torch.tanh(self.leave(torch.tanh(self.grow(torch.tanh(self.enter(latent_sample))))))


class Encoder(nn.Module):
    """Means and logarithms of variances, one behind the other."""

    def __init__(self, channels=4):
        super().__init__()
        self.enter, self.leave = nn.Conv2d(3, WIDTH, 4, stride=4), nn.Conv2d(WIDTH, 2 * channels, 3, padding=1)

    def forward(self, sample):
        return self.leave(torch.tanh(self.enter(sample)))


class VideoDecoder(nn.Module):
    """Wan's: four frames for each but the first, four pixels for each number along a side."""

    def __init__(self, channels=4):
        super().__init__()
        self.enter, self.leave = nn.Conv3d(channels, WIDTH, 3, padding=1), nn.Conv3d(WIDTH, 3, 3, padding=1)

    def forward(self, latent_sample):
        x = torch.tanh(self.enter(latent_sample))
        x = nn.functional.interpolate(x, scale_factor=(4.0, 4.0, 4.0), mode='nearest')[:, :, 3:]
        return 0.8 * torch.tanh(self.leave(x))
