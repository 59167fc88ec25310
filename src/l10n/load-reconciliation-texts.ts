import type { ReconciliationTexts } from './de/reconciliation.ts';

/** Texts that only one dialog needs come with it, in one language. */
export async function loadReconciliationTexts(language: 'de' | 'en'): Promise<ReconciliationTexts> {
  const texts = language === 'de' ? import('./de/reconciliation.ts') : import('./en/reconciliation.ts');
  return (await texts).reconciliation;
}
