/** What leaves besides the film, in groups as they are offered. */
export const DOCUMENTS = [
  { group: 'board', formats: ['pdf', 'pptx', 'html', 'fountain'] },
  { group: 'list', formats: ['xlsx', 'csv'] },
  { group: 'captions', formats: ['srt', 'vtt', 'ass'] },
  { group: 'cut', formats: ['otio', 'otioz', 'edl', 'fcpxml'] },
] as const;

export type DocumentFormat = (typeof DOCUMENTS)[number]['formats'][number];

/** What is chosen to be exported: a film by its preset, a document by its format, or the project itself. */
export type Chosen =
  | { readonly what: 'film'; readonly preset: string }
  | { readonly what: 'document'; readonly format: DocumentFormat }
  | { readonly what: 'bundle' };
