/** The members of a sent object that the API knows; others are dropped, not stored (evidence.md body-1). Nulls count as left out. */
export function pick(value: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const sent = value as Record<string, unknown>;
  return Object.fromEntries(
    names.filter((name) => sent[name] !== undefined && sent[name] !== null).map((name) => [name, sent[name]]),
  );
}
