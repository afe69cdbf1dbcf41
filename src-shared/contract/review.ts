import { z } from 'zod';

/** In characters, and how many one thing has. */
const LONGEST_TAG = 60;
export const MOST_TAGS = 50;

/** What a person says of takes and footage. */
export const Rating = z.int().min(1).max(5).nullable();
export const Tags = z.array(z.string().max(LONGEST_TAG)).max(MOST_TAGS).readonly();
export const Note = z.string().max(5000);
