/** A boolean of the query: clients in use send `customer=1` (evidence.md gateway-3). Undefined if the text is none. */
export function queryFlag(text: string): boolean | undefined {
  if (text === 'true' || text === '1') return true;
  return text === 'false' || text === '0' ? false : undefined;
}
