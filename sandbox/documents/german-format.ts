const money = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const plain = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 4 });

export const formatAmount = (amount: number, currency = 'EUR'): string =>
  `${money.format(amount)} ${currency === 'EUR' ? '€' : currency}`;

export const formatNumber = (value: number): string => plain.format(value);

/** `30.07.2026` out of a timestamp with Berlin offset. */
export function formatDay(timestamp: string): string {
  return timestamp.slice(0, 10).split('-').reverse().join('.');
}
