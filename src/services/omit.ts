/** A copy without some keys. */
export function omit<T extends object, K extends PropertyKey>(value: T, ...keys: readonly K[]): Omit<T, K> {
  const unwanted = new Set<PropertyKey>(keys.map(String));
  return Object.fromEntries(Object.entries(value).filter(([key]) => !unwanted.has(key))) as Omit<T, K>;
}
