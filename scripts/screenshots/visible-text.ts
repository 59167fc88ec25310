/** Runs in the page: all its text and what stands in its fields, however deep, but for what fields mask. */
export function visibleText(): string {
  const textOf = (root: Document | ShadowRoot): string =>
    [...root.querySelectorAll('*')]
      .map((element) => {
        const value = element instanceof HTMLInputElement && element.type !== 'password' ? element.value : '';
        const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
        const inside = element.shadowRoot === null ? '' : textOf(element.shadowRoot);
        return [...own.map(({ textContent }) => textContent), value, inside].join('\n');
      })
      .join('\n');
  return textOf(document);
}
