import { useRef } from 'react';
import { newGesture } from './edits.ts';

/** Changes of a control that follow each other within so many milliseconds are one gesture. */
const ONE_GESTURE_MS = 800;

/** Names the gesture that a change of a control belongs to. */
export function useGesture(): () => string {
  const last = useRef({ at: -Infinity, name: '' });
  return () => {
    const at = performance.now();
    const goesOn = at - last.current.at < ONE_GESTURE_MS;
    last.current = { at, name: goesOn ? last.current.name : newGesture() };
    return last.current.name;
  };
}
