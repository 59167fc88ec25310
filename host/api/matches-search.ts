/** Whether every word of a search occurs in one of the texts, however it is written. */
export function matchesSearch(search: string, ...texts: readonly (string | undefined)[]): boolean {
  const words = folded(search).split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = folded(texts.join(' '));
  return words.every((word) => text.includes(word));
}

function folded(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('de');
}
