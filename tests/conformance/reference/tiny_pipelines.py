"""Pipelines of tiny networks: how each is written as a pack, and how a loop in torch draws with it."""
import inspect

import torch
from tiny_files import END, FILM, LATENT, VOCABULARY, clip_ids, export, export_clip, export_vae, text_pack, tokenizer, write_json
from tiny_nets import WIDTH, ClipText, Decoder, Encoder, Umt5, Unet, VideoDecoder, WanTransformer

STABLE = {'beta_start': 0.00085, 'beta_end': 0.012, 'beta_schedule': 'scaled_linear', 'steps_offset': 1}
HEIGHT, WIDE = 24, 16


class Stable:
    """A pipeline of Stable Diffusion's kind: its networks, and how it is asked."""

    def __init__(self, name, kind, channels=4, pooled=False, cond=0, factor=0.18215, prediction='epsilon', time_type=torch.long):
        torch.manual_seed(len(name) * 101 + channels)
        self.name, self.kind, self.pooled, self.cond, self.factor, self.channels = name, kind, pooled, cond, factor, channels
        self.prediction, self.time_type, self.window = prediction, time_type, None
        self.sees = (2, channels, 6, 4)
        self.text = ClipText()
        self.text2 = ClipText(size=2 * WIDTH, projection=12) if pooled else None
        self.unet = Unet(channels, 3 * WIDTH if pooled else WIDTH, 12 if pooled else 0, cond)
        self.decoder, self.encoder = Decoder(), Encoder()
        for net in (self.text, self.text2, self.unet, self.decoder, self.encoder):
            if net:
                net.eval()

    def write(self, root):
        folder = f'{root}/{self.name}'
        parts = {
            'scheduler': ['diffusers', 'DDIMScheduler'],
            'text_encoder': ['transformers', 'CLIPTextModel'],
            'tokenizer': ['transformers', 'CLIPTokenizer'],
            'unet': ['diffusers', 'UNet2DConditionModel'],
            'vae_decoder': ['diffusers', 'AutoencoderKL'],
            'vae_encoder': ['diffusers', 'AutoencoderKL'],
            **({'text_encoder_2': ['transformers', 'CLIPTextModelWithProjection'], 'tokenizer_2': ['transformers', 'CLIPTokenizer']} if self.pooled else {}),
        }
        text_pack(folder, self.kind, parts, {**STABLE, 'prediction_type': self.prediction}, {'force_zeros_for_empty_prompt': True} if self.pooled else {'safety_checker': [None, None]})
        tokenizer(folder)
        export_clip(folder, self.text)
        if self.pooled:
            tokenizer(folder, 'tokenizer_2')
            export_clip(folder, self.text2, 'text_encoder_2')
        example = {'sample': torch.zeros(self.sees), 'timestep': torch.ones(1, dtype=self.time_type), 'encoder_hidden_states': torch.zeros(2, 77, 3 * WIDTH if self.pooled else WIDTH)}
        sample = LATENT if len(self.sees) == 4 else FILM
        moving = {'sample': sample, 'timestep': {0: 'steps'}, 'encoder_hidden_states': {0: 'batch', 1: 'tokens'}, 'out_sample': sample}
        net = self.unet
        if self.pooled:
            example.update(text_embeds=torch.zeros(2, 12), time_ids=torch.zeros(2, 6))
            moving.update(text_embeds={0: 'batch'}, time_ids={0: 'batch'})
        if self.cond:
            example.update(timestep_cond=torch.zeros(2, self.cond))
            moving.update(timestep_cond={0: 'batch'})
            net = WithCond(self.unet)
        config = {'in_channels': self.channels, 'time_cond_proj_dim': self.cond or None, **({'motion_max_seq_length': 32} if self.window else {})}
        export(net, f'{folder}/unet', example, ['out_sample'], config, moving)
        export_vae(folder, self.decoder, self.encoder, self.factor)

    def embed(self, prompt):
        pad = VOCABULARY[END]
        final, _, *hidden = self.text(clip_ids(prompt, pad))
        if not self.pooled:
            return {'tokens': final}
        pooled, _, *hidden2 = self.text2(clip_ids(prompt, VOCABULARY['!']))
        return {'tokens': torch.cat([hidden[-2], hidden2[-2]], dim=-1), 'pooled': pooled}

    def ask(self, sample, timestep, text, guidance):
        more = []
        if self.pooled:
            more = [text['pooled'], torch.tensor([[HEIGHT, WIDE, 0, 0, HEIGHT, WIDE]], dtype=torch.float32), None]
        elif self.cond:
            angles = (guidance - 1) * 1000 * torch.exp(-torch.log(torch.tensor(10000.0)) / (self.cond // 2 - 1) * torch.arange(self.cond // 2))
            more = [None, None, torch.cat([angles.sin(), angles.cos()]).reshape(1, -1)]
        return self.unet(sample, timestep.to(self.time_type), text['tokens'], *more)

    def draw(self, scheduler, prompt, negative, seed, steps, guidance, picture=None, strength=1.0, mask=None):
        random = torch.Generator().manual_seed(seed)
        scheduler.set_timesteps(steps)
        shape = (1, 4, HEIGHT // 4, WIDE // 4)
        encode = lambda x: self.latent_of(self.encoder(x), random)
        timesteps, extra = scheduler.timesteps, None
        if picture is None:
            latent = torch.randn(shape, generator=random) * scheduler.init_noise_sigma
        else:
            begin = (steps - min(int(steps * strength), steps)) * scheduler.order
            timesteps = timesteps[begin:]
            if hasattr(scheduler, 'set_begin_index'):
                scheduler.set_begin_index(begin)
            knows = self.channels == 9
            clean = None if knows and strength >= 1 else encode(picture)
            noise = torch.randn(shape, generator=random)
            latent = noise * scheduler.init_noise_sigma if mask is not None and strength >= 1 else scheduler.add_noise(clean, noise, timesteps[:1])
            if mask is not None:
                small = nn_nearest(mask, shape[2:])
                if knows:
                    extra = torch.cat([small, encode(picture * (mask < 0.5))], dim=1)
        text = self.embed(prompt)
        guides = guidance > 1 and not self.cond
        other = self.embed(negative) if guides else None
        if guides and self.pooled and negative == '':
            other = {key: torch.zeros_like(value) for key, value in other.items()}
        for at, timestep in enumerate(timesteps):
            seen = scheduler.scale_model_input(latent, timestep)
            seen = seen if extra is None else torch.cat([seen, extra], dim=1)
            answer = self.ask(seen, timestep, text, guidance)
            if guides:
                unprompted = self.ask(seen, timestep, other, guidance)
                answer = unprompted + guidance * (answer - unprompted)
            latent = step(scheduler, answer, timestep, latent, random)
            if mask is not None and extra is None:
                old = clean if at + 1 == len(timesteps) else scheduler.add_noise(clean, noise, timesteps[at + 1 : at + 2])
                latent = (1 - small) * old + small * latent
        return (self.decoder(latent / self.factor) / 2 + 0.5).clamp(0, 1)

    def latent_of(self, parameters, random):
        mean, logs = parameters.chunk(2, dim=1)
        return (mean + (0.5 * logs.clamp(-30, 20)).exp() * torch.randn(mean.shape, generator=random)) * self.factor


class WithCond(torch.nn.Module):
    def __init__(self, unet):
        super().__init__()
        self.unet = unet

    def forward(self, sample, timestep, encoder_hidden_states, timestep_cond):
        return self.unet(sample, timestep, encoder_hidden_states, None, None, timestep_cond)


def nn_nearest(mask, size):
    return torch.nn.functional.interpolate(mask, size=size)


def step(scheduler, answer, timestep, latent, random):
    takes = inspect.signature(scheduler.step).parameters
    given = {key: value for key, value in {'generator': random, 'eta': 0.0}.items() if key in takes}
    return scheduler.step(answer, timestep, latent, **given).prev_sample


class Film(Stable):
    """A U-Net that sees frames, all of them or `window` at a time."""

    def __init__(self, name, kind, window=None):
        super().__init__(name, kind)
        self.window, self.sees = window, (2, 4, 5, 6, 4)
        self.unet = Unet(frames=True).eval()

    def ask_windows(self, latent, timestep, text):
        frames = latent.shape[2]
        if self.window is None or frames <= self.window:
            return self.unet(latent, timestep.float(), text['tokens'])
        starts = [*range(0, frames - self.window, self.window - 4), frames - self.window]
        total, weights = torch.zeros_like(latent), torch.zeros(frames)
        pyramid = torch.tensor([min(at + 1, self.window - at) for at in range(self.window)], dtype=torch.float32)
        for start in starts:
            part = slice(start, start + self.window)
            total[:, :, part] += pyramid.reshape(1, 1, -1, 1, 1) * self.unet(latent[:, :, part], timestep.float(), text['tokens'])
            weights[part] += pyramid
        return total / weights.reshape(1, 1, -1, 1, 1)

    def film(self, scheduler, prompt, negative, seed, steps, guidance, frames):
        random = torch.Generator().manual_seed(seed)
        scheduler.set_timesteps(steps)
        latent = torch.randn((1, 4, frames, HEIGHT // 4, WIDE // 4), generator=random) * scheduler.init_noise_sigma
        text, other = self.embed(prompt), self.embed(negative)
        for timestep in scheduler.timesteps:
            seen = scheduler.scale_model_input(latent, timestep)
            unprompted, prompted = self.ask_windows(seen, timestep, other), self.ask_windows(seen, timestep, text)
            answer = unprompted + guidance * (prompted - unprompted)
            if self.window is None:
                # ModelScope's pipeline steps through frames as a batch of pictures.
                flat = lambda x: x.permute(0, 2, 1, 3, 4).reshape(frames, 4, *x.shape[3:])
                latent = step(scheduler, flat(answer), timestep, flat(latent), random).reshape(1, frames, 4, *latent.shape[3:]).permute(0, 2, 1, 3, 4)
            else:
                latent = step(scheduler, answer, timestep, latent, random)
        pictures = latent[0].permute(1, 0, 2, 3) / self.factor
        return (self.decoder(pictures) / 2 + 0.5).clamp(0, 1)


PIECES = ['<pad>', '</s>', '<unk>', '\u2581', *'abcdefghijklmnopqrstuvwxyz']


class Wan:
    MEAN, DEVIATION = [0.1, -0.2, 0.3, 0.0], [1.5, 0.7, 1.1, 2.0]

    def __init__(self, name, two=False):
        torch.manual_seed(41 + two)
        self.name, self.two = name, two
        self.text, self.decoder = Umt5(len(PIECES)).eval(), VideoDecoder().eval()
        self.transformers = [WanTransformer().eval() for _ in range(2 if two else 1)]

    def write(self, root):
        folder = f'{root}/{self.name}'
        parts = {
            'scheduler': ['diffusers', 'UniPCMultistepScheduler'],
            'text_encoder': ['transformers', 'UMT5EncoderModel'],
            'tokenizer': ['transformers', 'T5TokenizerFast'],
            'transformer': ['diffusers', 'WanTransformer3DModel'],
            'transformer_2': ['diffusers', 'WanTransformer3DModel'] if self.two else [None, None],
            'vae': ['diffusers', 'AutoencoderKLWan'],
        }
        text_pack(folder, 'WanPipeline', parts, {'prediction_type': 'flow_prediction', 'use_flow_sigmas': True, 'flow_shift': 3.0}, {'boundary_ratio': 0.875} if self.two else None)
        special = [{'id': at, 'content': PIECES[at], 'special': True, 'single_word': False, 'lstrip': False, 'rstrip': False, 'normalized': False} for at in range(3)]
        template = [{'Sequence': {'id': 'A', 'type_id': 0}}, {'SpecialToken': {'id': '</s>', 'type_id': 0}}]
        write_json(
            f'{folder}/tokenizer/tokenizer.json',
            {
                'version': '1.0',
                'added_tokens': special,
                'normalizer': None,
                'pre_tokenizer': {'type': 'Metaspace', 'replacement': '\u2581', 'prepend_scheme': 'always', 'add_prefix_space': True},
                'post_processor': {'type': 'TemplateProcessing', 'single': template, 'pair': [], 'special_tokens': {'</s>': {'id': '</s>', 'ids': [1], 'tokens': ['</s>']}}},
                'decoder': None,
                'model': {'type': 'Unigram', 'unk_id': 2, 'byte_fallback': False, 'vocab': [[piece, -float(at)] for at, piece in enumerate(PIECES)]},
            },
        )
        write_json(f'{folder}/tokenizer/tokenizer_config.json', {'tokenizer_class': 'T5Tokenizer', 'eos_token': '</s>', 'pad_token': '<pad>'})
        ids = torch.zeros(1, 512, dtype=torch.long)
        export(self.text, f'{folder}/text_encoder', {'input_ids': ids, 'attention_mask': ids + 1}, ['last_hidden_state'], {}, {'input_ids': {0: 'batch'}, 'attention_mask': {0: 'batch'}})
        for at, net in enumerate(self.transformers):
            example = {'hidden_states': torch.zeros(1, 4, 3, 6, 4), 'timestep': torch.ones(1), 'encoder_hidden_states': torch.zeros(1, 512, WIDTH)}
            moving = {'hidden_states': FILM, 'timestep': {0: 'batch'}, 'encoder_hidden_states': {0: 'batch'}, 'out_sample': FILM}
            export(net, f'{folder}/transformer{"_2" * at}', example, ['out_sample'], {'in_channels': 4}, moving)
        config = {'latents_mean': self.MEAN, 'latents_std': self.DEVIATION, 'z_dim': 4, 'scale_factor_spatial': 4, 'scale_factor_temporal': 4}
        export(self.decoder, f'{folder}/vae_decoder', {'latent_sample': torch.zeros(1, 4, 3, 6, 4)}, ['sample'], config, {'latent_sample': FILM, 'sample': FILM})

    def embed(self, prompt):
        ids = [PIECES.index(letter) for letter in '\u2581' + prompt.replace(' ', '\u2581')] + [1]
        mask = torch.tensor([[1] * len(ids) + [0] * (512 - len(ids))])
        found = self.text(torch.tensor([ids + [0] * (512 - len(ids))]), mask)
        return found * mask.unsqueeze(-1)

    def film(self, scheduler, prompt, negative, seed, steps, guidance, frames):
        random = torch.Generator().manual_seed(seed)
        scheduler.set_timesteps(steps)
        latent = torch.randn((1, 4, (frames + 2) // 4 + 1, HEIGHT // 4, WIDE // 4), generator=random)
        text, other = self.embed(prompt), self.embed(negative)
        for timestep in scheduler.timesteps:
            net = self.transformers[1 if self.two and timestep < 875 else 0]
            unprompted, prompted = (net(latent, timestep.reshape(1).float(), words) for words in (other, text))
            latent = step(scheduler, unprompted + guidance * (prompted - unprompted), timestep, latent, random)
        mean, deviation = (torch.tensor(numbers).reshape(1, 4, 1, 1, 1) for numbers in (self.MEAN, self.DEVIATION))
        video = self.decoder(latent * deviation + mean)
        return (video[0].permute(1, 0, 2, 3)[:frames] / 2 + 0.5).clamp(0, 1)
