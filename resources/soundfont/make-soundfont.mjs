#!/usr/bin/env node
/**
 * Cuts the soundfont that ships out of FluidR3 GM. See README.md beside this file.
 *
 * usage: node make-soundfont.mjs FluidR3_GM.sf2 FFMPEG shotloom.sf3
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { BasicSoundBank, GeneratorTypes, SoundBankLoader } from 'spessasynth_core';

/**
 * Program of General MIDI, and the lowest and highest key that the composer may ask of it. Of those that stand at one place
 * of the stage the left channel is kept: half the bytes.
 */
const INSTRUMENTS = [
  { name: 'piano', program: 0, keys: [28, 92] },
  { name: 'celesta', program: 8, keys: [60, 96], mono: true },
  { name: 'vibraphone', program: 11, keys: [53, 89], mono: true },
  { name: 'guitar', program: 24, keys: [40, 79] },
  { name: 'bass', program: 32, keys: [28, 55] },
  { name: 'cello', program: 42, keys: [36, 76], mono: true },
  { name: 'pizzicato', program: 45, keys: [36, 84], mono: true },
  { name: 'harp', program: 46, keys: [31, 91], mono: true },
  { name: 'timpani', program: 47, keys: [36, 57], mono: true },
  { name: 'strings', program: 49, keys: [36, 88] },
  { name: 'horns', program: 60, keys: [41, 74], mono: true },
  { name: 'clarinet', program: 71, keys: [50, 86], mono: true },
  { name: 'flute', program: 73, keys: [60, 91], mono: true },
  { name: 'warm pad', program: 89, keys: [36, 84] },
  { name: 'taiko', program: 116, keys: [36, 60] },
];
/** Keys of the standard kit: bass drum, side stick, closed hi-hat, pedal hi-hat, ride, tambourine, cabasa, maracas. */
const DRUMS = [36, 37, 42, 44, 51, 54, 69, 70];
/** Quality of Vorbis: about 60 kbit/s for one channel at 44.1 kHz. */
const QUALITY = '2';

/** @param {Float32Array} samples @param {number} rate @param {string} ffmpeg */
function vorbis(samples, rate, ffmpeg) {
  const input = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
  const raw = ['-hide_banner', '-loglevel', 'error', '-f', 'f32le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0'];
  const encoded = ['-c:a', 'libvorbis', '-q:a', QUALITY, '-map_metadata', '-1', '-fflags', '+bitexact', '-flags', '+bitexact'];
  return new Uint8Array(execFileSync(ffmpeg, [...raw, ...encoded, '-f', 'ogg', 'pipe:1'], { input, maxBuffer: 64 << 20 }));
}

/** @param {import('spessasynth_core').BasicPreset} preset */
function keepLeft(preset) {
  for (const instrument of new Set(preset.zones.map((zone) => zone.instrument))) {
    const names = new Set(instrument.zones.map((zone) => zone.sample.name));
    for (let index = instrument.zones.length - 1; index >= 0; index -= 1) {
      const zone = instrument.zones[index];
      // FluidR3 tells the channels apart by the ends of their names: "(L)" and "(R)".
      const twin = zone.sample.name.replace(/R(\)?)$/, 'L$1');
      if (twin !== zone.sample.name && names.has(twin)) instrument.deleteZone(index, true);
      else zone.setGenerator(GeneratorTypes.pan, 0);
    }
  }
}

async function main(source, ffmpeg, target) {
  const file = readFileSync(source);
  const bank = SoundBankLoader.fromArrayBuffer(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength));
  const kept = new Map();
  for (const { program, keys } of INSTRUMENTS) {
    const preset = bank.presets.find((one) => !one.isGMGSDrum && one.program === program && one.bankMSB === 0);
    kept.set(preset, everyVelocity(Array.from({ length: keys[1] - keys[0] + 1 }, (_, index) => keys[0] + index)));
  }
  kept.set(bank.presets.find((one) => one.isGMGSDrum && one.program === 0), everyVelocity(DRUMS));
  bank.trim(kept);
  for (const { program } of INSTRUMENTS.filter(({ mono }) => mono)) {
    keepLeft(bank.presets.find((one) => !one.isGMGSDrum && one.program === program));
  }
  bank.removeUnusedElements();
  await BasicSoundBank.isSF3DecoderReady;
  await bank.setSampleFormat({
    format: 'compressed',
    compressionFunction: async (samples, rate) => vorbis(samples, rate, ffmpeg),
  });
  bank.soundBankInfo.name = 'Shotloom, cut from Fluid R3 GM';
  bank.soundBankInfo.copyright = 'Copyright 2000-2002, 2008 Frank Wen; MIT licence';
  bank.soundBankInfo.creationDate = new Date(0);
  writeFileSync(target, new Uint8Array(bank.writeSF2({ software: 'make-soundfont.mjs' })));
  console.log(bank.presets.map((one) => `${one.program} ${one.name}`).join('\n'), bank.samples.length, 'samples');
}

/** @param {number[]} keys */
function everyVelocity(keys) {
  return new Map(keys.map((key) => [key, new Set(Array.from({ length: 127 }, (_, index) => index + 1))]));
}

await main(...process.argv.slice(2));
