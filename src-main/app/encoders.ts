import type { z } from 'zod';
import type { PresetView } from '../../src-shared/contract/delivery.ts';
import { ShotloomError } from '../../src-shared/contract/errors.ts';
import { byHost, listOf, say } from '../../src-shared/contract/sentences.ts';
import type { Sentence } from '../../src-shared/contract/sentences.ts';
import { endingOf, presetNames, PRESETS } from '../../src-shared/render/delivery.ts';
import { hardwareEncoding, hardwareNames } from '../../src-shared/render/hardware-encodings.ts';
import type { EncoderName } from '../../src-shared/render/hardware-encodings.ts';
import { H264_WEB, HEVC } from '../../src-shared/render/picture-encodings.ts';
import type { PictureEncoding } from '../../src-shared/render/picture-encodings.ts';
import { tryEncoder } from '../media/hardware.ts';
import type { Ffmpeg } from '../media/locate.ts';

/**
 * How pictures are encoded with the encoder that was asked for. `auto` takes the first hardware encoder that works, else software.
 * @throws ShotloomError bad_option where a named one does not work, with why
 */
export async function chosenEncoder(
  ffmpeg: Ffmpeg,
  wanted: EncoderName,
  software: PictureEncoding,
): Promise<PictureEncoding> {
  if (wanted === 'software') return software;
  if (wanted === 'auto') {
    for (const name of hardwareNames) {
      const encoding = hardwareEncoding(name, software);
      if (encoding !== null && (await tryEncoder(ffmpeg, encoding)) === null) return encoding;
    }
    return software;
  }
  const encoding = hardwareEncoding(wanted, software);
  const reason = encoding === null ? say`this hardware has no such codec` : await tryEncoder(ffmpeg, encoding);
  if (encoding !== null && reason === null) return encoding;
  throw new ShotloomError(
    'bad_option',
    say`The encoder ${wanted} cannot be used for ${software.codec} here (${reason ?? ''}); ${byHost(say`leave --encoder out, or say --encoder auto`, say`choose encoding in software`)}.`,
  );
}

/** Which hardware encoders work, by a short real encode, in one line. */
export async function encodersFound(ffmpeg: Ffmpeg): Promise<Sentence> {
  const trials = hardwareNames.flatMap((name) => [H264_WEB, HEVC].map((software) => hardwareEncoding(name, software)));
  const tried = await Promise.all(
    trials
      .filter((encoding) => encoding !== null)
      .map(async (encoding) => ({ encoder: encoding.encoder, reason: await tryEncoder(ffmpeg, encoding) })),
  );
  const working = tried.filter(({ reason }) => reason === null).map(({ encoder }) => encoder);
  const failing = tried.filter(({ encoder, reason }) => reason !== null && ffmpeg.encoders.has(encoder));
  const absent = tried.filter(({ encoder }) => !ffmpeg.encoders.has(encoder)).map(({ encoder }) => encoder);
  return say`${listOf('semicolon', [
    say`software`,
    say`hardware: ${working.length === 0 ? say`none works` : listOf('comma', working)}`,
    ...failing.map(({ encoder, reason }) => say`${encoder}: ${reason ?? ''}`),
    ...(absent.length === 0 ? [] : [say`not in this ffmpeg: ${listOf('comma', absent)}`]),
  ])}`;
}

/** The presets, each with the software that encodes its pictures here. */
export function presetsHere({ encoders }: Pick<Ffmpeg, 'encoders'>): z.input<typeof PresetView>[] {
  return presetNames.map((name) => {
    const { about, containers, pictures, loudness } = PRESETS[name];
    const encoder = pictures.find((picture) => encoders.has(picture.encoder))?.encoder ?? null;
    return { name, about, endings: containers.map(endingOf), loudness, encoder };
  });
}
