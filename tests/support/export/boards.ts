import type { ListedShot } from '../../../src-shared/storyboard/shot-list.ts';

/** A JPEG of one grey pixel. */
export const GREY_JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q==',
  'base64',
);

/** A shot of a list, with what a test wants of it. */
export function listed(number: number, shot: Partial<ListedShot['shot']> = {}, scene = 'INT. ROOM - DAY'): ListedShot {
  return {
    number,
    scene,
    shot: {
      picture: `A room, ${number}.`,
      size: 'wide',
      move: 'static',
      duration_s: 3,
      cast: [],
      lines: [],
      transition_in: 'cut',
      ...shot,
    },
  };
}
