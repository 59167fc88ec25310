import type { ServiceIdentifier } from 'inversify';
import type { de } from './de/de.ts';

/** All texts of one language. Texts with values are functions. */
export type Texts = typeof de;

export const Texts: ServiceIdentifier<Texts> = Symbol('Texts');
