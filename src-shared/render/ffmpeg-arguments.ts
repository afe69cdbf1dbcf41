/** The name of ffmpeg's standard input among its inputs. */
export const STANDARD_INPUT = 'pipe:0';

/** One thing that ffmpeg reads: a path, a lavfi graph or {@link STANDARD_INPUT}, with the options that stand before it. */
export interface FfmpegInput {
  readonly source: string;
  readonly options: readonly string[];
}

/** What ffmpeg is asked to do, but for the place of its output. */
export interface FfmpegArguments {
  readonly inputs: readonly FfmpegInput[];
  readonly output: readonly string[];
}
