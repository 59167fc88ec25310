/** Whether every word of a search occurs in the text, however it is written. */
export function matchesSearch(search: string, text: string): boolean {
  const folded = fold(text);
  return fold(search)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('de');
}
