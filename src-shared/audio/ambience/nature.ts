import { bandPass, chain, highPass, lowPass, pink } from '../filters.ts';
import { SAMPLE_RATE } from '../pcm.ts';
import type { Loop } from './loop.ts';

/** A way of singing: its pitch, how it glides, how fast it repeats. */
interface Song {
  readonly pitch: number;
  readonly glide: number;
  readonly notes: number;
  readonly seconds: number;
  readonly gap: number;
  readonly trill: number;
}

const SONGS: readonly Song[] = [
  { pitch: 4200, glide: -900, notes: 3, seconds: 0.11, gap: 0.07, trill: 0 },
  { pitch: 3100, glide: 700, notes: 2, seconds: 0.2, gap: 0.12, trill: 18 },
  { pitch: 5600, glide: 400, notes: 7, seconds: 0.05, gap: 0.035, trill: 0 },
  { pitch: 2600, glide: -300, notes: 2, seconds: 0.28, gap: 0.2, trill: 0 },
  { pitch: 4800, glide: -1600, notes: 5, seconds: 0.07, gap: 0.06, trill: 30 },
];

/** Birds by day, near and far, over a breath of air. */
export function birds(loop: Loop): void {
  loop.noise(chain(pink, bandPass(900, 0.5)), 0.05);
  const singers = SONGS.map((song) => ({
    song,
    pan: loop.between(-0.9, 0.9),
    near: loop.between(0.1, 0.5),
    pitch: song.pitch * loop.between(0.9, 1.1),
  }));
  for (const { song, pan, near, pitch } of singers) {
    for (let call = loop.count(1 / 6); call > 0; call -= 1) {
      const start = loop.anywhere();
      const notes = Math.max(1, Math.round(song.notes * loop.between(0.6, 1.4)));
      for (let note = 0; note < notes; note += 1) {
        const length = Math.round(song.seconds * loop.between(0.85, 1.15) * SAMPLE_RATE);
        const at = start + note * (song.seconds + song.gap) * SAMPLE_RATE;
        whistle(loop, { at, length, pan, size: near * loop.between(0.7, 1), pitch, song });
      }
    }
  }
}

function whistle(
  loop: Loop,
  note: { at: number; length: number; pan: number; size: number; pitch: number; song: Song },
): void {
  let phase = 0;
  loop.event(note.at, note.length, note.pan, (index) => {
    const along = index / note.length;
    const trill = 1 + 0.05 * Math.sin((2 * Math.PI * note.song.trill * index) / SAMPLE_RATE);
    phase += (2 * Math.PI * (note.pitch + note.song.glide * along) * trill) / SAMPLE_RATE;
    return note.size * Math.sin(Math.PI * along) ** 2 * (Math.sin(phase) + 0.15 * Math.sin(2 * phase));
  });
}

/** Crickets by night: each chirps in its own time, three or four pulses at a pitch of its own. */
export function crickets(loop: Loop): void {
  loop.noise(chain(pink, bandPass(500, 0.5)), 0.03);
  for (let cricket = 0; cricket < 6; cricket += 1) {
    const [pitch, pan, size] = [loop.between(3900, 4900), loop.between(-1, 1), 0.3 * loop.between(0.2, 1) ** 2];
    const chirps = loop.count(loop.between(1.6, 2.6));
    const pulses = 3 + Math.floor(loop.random() * 2);
    const [pulse, first] = [0.016 * SAMPLE_RATE, loop.anywhere()];
    for (let chirp = 0; chirp < chirps; chirp += 1) {
      const at = first + (chirp + loop.between(-0.04, 0.04)) * (loop.length / chirps) + loop.length;
      const length = Math.round(pulses * pulse * 1.6);
      loop.event(at, length, pan, (index) => {
        const along = (index % (pulse * 1.6)) / pulse;
        const level = along < 1 ? Math.sin(Math.PI * along) ** 2 : 0;
        return size * level * Math.sin((2 * Math.PI * pitch * index) / SAMPLE_RATE);
      });
    }
  }
}

/** Leaves that a light wind moves. */
export function forest(loop: Loop): void {
  const [near, far] = [loop.swell(7), loop.swell(4)];
  loop.noise(chain(pink, bandPass(350, 0.6)), (at) => 0.25 + 0.3 * far(at));
  loop.noise(chain(highPass(1800), lowPass(6500)), (at) => 0.012 + 0.1 * near(at) ** 3);
  loop.noise(chain(highPass(3500), lowPass(9000)), (at) => 0.004 + 0.05 * far(at) ** 4);
}

/** A fire: the breath of flames, and wood that cracks. */
export function fire(loop: Loop): void {
  const [breath, flicker] = [loop.swell(14), loop.swell(90)];
  loop.noise(chain(pink, lowPass(350)), (at) => 0.35 + 0.3 * breath(at) + 0.25 * flicker(at));
  loop.noise(chain(pink, highPass(1200), lowPass(5000)), (at) => 0.05 + 0.05 * flicker(at));
  for (let crack = loop.count(11); crack > 0; crack -= 1) {
    const decay = SAMPLE_RATE * loop.between(0.0008, 0.006);
    const size = loop.random() ** 4 * 0.9;
    loop.event(loop.anywhere(), Math.round(decay * 7), loop.between(-0.5, 0.5), (index) => {
      return size * Math.exp(-index / decay) * (loop.random() * 2 - 1);
    });
  }
}
