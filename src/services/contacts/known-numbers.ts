import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { StateCollection } from '../../../host/api/state.ts';

/** The number that lexoffice has for a person whose Fibu-Nummer is another one, with the user's knowledge; by external key (docs/adr/0007). */
interface KnownNumber {
  readonly number: string;
}

export type KnownNumbers = ReadonlyMap<string, string>;

export async function knownNumbers({ state }: Pick<HostServices, 'state'>): Promise<KnownNumbers> {
  const records = await collectionOf(state).list();
  return new Map(records.map(({ key, value }) => [key, value.number]));
}

export async function rememberNumbers(
  { state }: Pick<HostServices, 'state'>,
  numbers: KnownNumbers,
): Promise<void> {
  if (numbers.size === 0) return;
  await collectionOf(state).write([...numbers].map(([key, number]) => ({ key, value: { number } })));
}

function collectionOf(state: HostServices['state']): StateCollection<KnownNumber> {
  return state.collection('contact-numbers');
}
