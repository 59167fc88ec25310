import type { Page } from 'playwright-core';

/** What has the focus, however deep: its role and its name as a screen reader says them. */
interface Focus {
  readonly role: string;
  readonly name: string;
}

/** More stops than any page has: the name is not there. */
const MOST_STOPS = 120;

/** Works the workbench with keys alone: what Tab does not reach, and what has no name, it cannot use. */
export class KeyboardUser {
  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tab, until something of this name has the focus. */
  async reach(name: string | RegExp): Promise<void> {
    const seen: string[] = [];
    for (let stop = 0; stop < MOST_STOPS; stop++) {
      const focus = await this.focus();
      if (typeof name === 'string' ? focus.name === name : name.test(focus.name)) return;
      seen.push(`${focus.role} ${focus.name}`);
      await this.press('Tab');
    }
    throw new Error(`${String(name)} is not reached by Tab: ${seen.join(' | ')}`);
  }

  /** Tab to a button, and Enter. */
  async use(name: string | RegExp): Promise<void> {
    await this.reach(name);
    await this.press('Enter');
  }

  /** What the palette finds first for this text. */
  async go(text: string): Promise<void> {
    await this.press('Control+k');
    await this.type(text);
    await this.page.getByRole('option', { selected: true, name: text }).waitFor();
    await this.press('Enter');
    await this.page
      .getByRole('combobox', { name: 'Ansicht, Befehl, Person oder Beleg' })
      .waitFor({ state: 'detached' });
  }

  focus(): Promise<Focus> {
    return this.page.evaluate(() => {
      let active: Element | null = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      if (active === null) return { role: '', name: '' };
      const labels = (active as HTMLInputElement).labels;
      const name =
        active.getAttribute('aria-label') ??
        (labels && labels.length > 0 ? labels[0]!.textContent : active.textContent);
      return {
        role: active.getAttribute('role') ?? active.localName,
        name: name.replaceAll(/\s+/g, ' ').trim(),
      };
    });
  }
}
