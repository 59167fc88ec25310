import type { LitElement } from 'lit';

/** Brings the field of a setting into sight and the focus into it. @param key as in `SettingEntry` */
export async function revealSetting(page: LitElement, key: string): Promise<void> {
  await page.updateComplete;
  const name = CSS.escape(key);
  const field = findBelow(page.renderRoot, `[data-setting='${name}'], #${name}`);
  if (field === undefined) return;
  field.closest('details')?.setAttribute('open', '');
  if ('updateComplete' in field) await field.updateComplete;
  field.scrollIntoView({ block: 'center' });
  field.focus();
}

/** Also in the elements of which a page is made. */
function findBelow(root: HTMLElement | DocumentFragment, selector: string): HTMLElement | undefined {
  const found = root.querySelector<HTMLElement>(selector);
  if (found !== null) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const deeper = shadowRoot === null ? undefined : findBelow(shadowRoot, selector);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}
