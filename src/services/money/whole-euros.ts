import { negated, type Cents } from './cents.ts';

/** Without its cents, as the Umsatzsteuer-Voranmeldung wants a Bemessungsgrundlage: 1.190,99 → 1190, -0,99 → 0. */
export function cutToEuros(cents: Cents): number {
  return Math.trunc(cents / 100) + 0; // + 0 turns -0 into 0
}

/** Rounded commercially, away from zero at the half, as the Zusammenfassende Meldung takes it: -100,50 → -101. */
export function roundedToEuros(cents: Cents): number {
  const euros = Math.round(Math.abs(cents) / 100);
  return cents < 0 ? negated(euros) : euros;
}
