import { cameraAngles } from '../../src-shared/storyboard/storyboard.ts';

/** From where the camera looks, as people choose among it: level with the eyes, where a draft says nothing, is one of them. */
export const ANGLES = ['eye_level', ...cameraAngles] as const;
