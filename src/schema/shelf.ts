import { z } from 'astro/zod';
import { localised } from './localised.ts';

/** A shelf holds the notes of one family; its letter begins their codes (C3). */
export const shelf = z.strictObject({ letter: z.string().regex(/^[A-Z]$/), name: localised });
export type Shelf = z.infer<typeof shelf>;
