import { problems } from './problems.ts';

/** German texts: the source of the shape; every other language has the same. */
export const de = { problems };
