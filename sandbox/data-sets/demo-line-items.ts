import type { LineItemInput } from '../store/compose-document.ts';

/** Name, description, unit, net price, rate. */
type Item = readonly [name: string, description: string | undefined, unit: string, net: number, rate: number];

const CATALOGUE = {
  meister: ['Arbeitszeit Elektromeister', 'Montage und Inbetriebnahme nach Aufwand', 'Stunde', 78.5, 19],
  geselle: ['Arbeitszeit Elektroniker', undefined, 'Stunde', 62, 19],
  anfahrt: ['Anfahrtspauschale Zone 1', 'bis 25 km', 'Pauschal', 39, 19],
  nym: ['NYM-J 3x1,5 mm²', 'Mantelleitung, grau', 'Meter', 1.1949, 19],
  nym5: ['NYM-J 5x2,5 mm²', 'Mantelleitung, grau', 'Meter', 3.8725, 19],
  steckdose: ['Steckdose Standard 55, reinweiß', 'Einsatz mit Rahmen', 'Stück', 9.45, 19],
  verteiler: ['Unterverteilung 3-reihig', 'inkl. FI-Schutzschalter und Klemmen', 'Stück', 428.9, 19],
  wallbox: ['Wallbox 11 kW', 'mit Leitungsschutz, geprüft nach VDE 0100-600', 'Stück', 845, 19],
  modul: ['Solarmodul 440 Wp, Glas-Glas', 'Full Black', 'Stück', 129.9, 19],
  wechselrichter: ['Hybrid-Wechselrichter 10 kW', undefined, 'Stück', 2190, 19],
  speicher: ['Batteriespeicher 10,2 kWh', 'inkl. Montagesockel', 'Stück', 4350, 19],
  led: ['LED-Panel 62x62, 4000 K', undefined, 'Stück', 54.8, 19],
  pruefung: ['E-Check nach DGUV Vorschrift 3', 'mit Prüfprotokoll', 'Stück', 6.9, 19],
  wartung: ['Wartung Photovoltaikanlage', 'Sichtprüfung, Messung, Reinigung', 'Pauschal', 289, 19],
  planung: ['Elektroplanung', 'Ausführungsplan mit Stromlaufplan', 'Stunde', 95, 19],
  buch: ['Handbuch „Strom vom eigenen Dach“', 'gebunden, 212 Seiten', 'Stück', 23.27, 7],
  pflanzen: ['Dachbegrünung, Sedum-Matten', 'lebende Pflanzen', 'm²', 18.4, 7],
} as const satisfies Record<string, Item>;

export type ItemKey = keyof typeof CATALOGUE;

/** A line of the catalogue; `rate` and `discountPercentage` where they differ. */
export function line(
  key: ItemKey,
  quantity: number,
  change: { rate?: number; discountPercentage?: number; net?: number } = {},
): LineItemInput {
  const [name, description, unitName, net, rate] = CATALOGUE[key];
  const taxRatePercentage = change.rate ?? rate;
  return {
    type: 'custom',
    name,
    ...(description !== undefined && { description }),
    quantity,
    unitName,
    unitPrice: { currency: 'EUR', netAmount: change.net ?? net, taxRatePercentage },
    ...(change.discountPercentage !== undefined && { discountPercentage: change.discountPercentage }),
  };
}

/** The same with a gross price, for private customers. */
export function grossLine(key: ItemKey, quantity: number, grossAmount: number): LineItemInput {
  const { unitPrice, ...rest } = line(key, quantity);
  return {
    ...rest,
    unitPrice: { currency: 'EUR', grossAmount, taxRatePercentage: unitPrice?.taxRatePercentage ?? 19 },
  };
}

export const textLine = (name: string, description?: string): LineItemInput => ({
  type: 'text',
  name,
  ...(description !== undefined && { description }),
});
