/** What a new film is made with until its settings say otherwise: those of `shotloom film`. */
export const FIRST_SETTINGS = { seed: 1, width: 1280, height: 720, fps_num: 24, fps_den: 1 } as const;
