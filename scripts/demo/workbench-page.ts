import type { Locator, Page } from 'playwright-core';
import type { Report } from './report.schema.ts';

type Side = Report['contacts']['customers'];

/** What a page script sees of the plugin's elements: their public properties. */
interface ImportWindowElement {
  readonly list?: {
    readonly status: string;
    readonly failure?: string;
    readonly entries: readonly {
      readonly documentId: string;
      readonly number: string;
      readonly kind: string;
      readonly class: string;
      readonly reason?: string;
      readonly problems: readonly { readonly reason: string; readonly taxCase?: string }[];
    }[];
  };
}
interface ContactSyncElement {
  readonly state: {
    readonly status: string;
    readonly code?: string;
    readonly plan?: {
      readonly withoutRole: number;
      readonly counts: Record<'new' | 'changed' | 'unchanged' | 'conflict' | 'refused', number>;
      readonly rows: readonly { contactId: string; state: string; number?: string; reason?: string }[];
    };
  };
}
interface RunElement {
  readonly state?: {
    readonly status: string;
    readonly code?: string;
    readonly holder?: { readonly expiresAt: string };
    readonly result?: {
      readonly batchId: string;
      readonly balanced: boolean;
      readonly identity: Report['identity'];
    };
  };
}

const LONG_MS = 30 * 60_000;

/** Works the workbench as a user does: by the names of buttons and fields. Numbers are read from the elements' properties. */
export class WorkbenchPage {
  constructor(
    readonly page: Page,
    private readonly shots?: (name: string) => Promise<void>,
  ) {}

  #button(name: string | RegExp, scope: Page | Locator = this.page): Locator {
    return scope.getByRole('button', { name, exact: typeof name === 'string' });
  }

  async #shot(name: string): Promise<void> {
    await this.shots?.(name);
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.#button('Optionen').waitFor();
  }

  async chooseChart(chart: string): Promise<void> {
    await this.#options('Buchhaltung Funktionen');
    const field = this.page.getByLabel('Sachkontenrahmen');
    if ((await field.inputValue()) !== chart) await field.selectOption(chart);
  }

  async #options(section: string): Promise<void> {
    await this.#button('Optionen').click();
    await this.#button(section).click();
  }

  /** Fills Optionen / Allgemein / Schnittstellen; answers with what "Verbindung prüfen" says. */
  async connect(settings: {
    readonly token: string;
    readonly lastFetchDate: string;
    readonly collectiveAccount?: string;
    readonly gapMs?: number;
  }): Promise<string> {
    await this.#options('Schnittstellen');
    const replace = this.#button('API-Token ersetzen');
    const token = this.page.getByLabel('API-Token', { exact: true });
    await token.or(replace).first().waitFor();
    if (await replace.isVisible()) await replace.click();
    await token.fill(settings.token);
    await token.press('Enter');
    await replace.waitFor();
    await this.#fill('Letztes Abrufdatum', settings.lastFetchDate);
    if (settings.collectiveAccount !== undefined)
      await this.#fill('Sammeldebitor', settings.collectiveAccount);
    if (settings.gapMs !== undefined) {
      await this.page.getByText('Erweitert', { exact: true }).click();
      await this.#fill('Abstand zwischen zwei Anfragen (ms)', String(settings.gapMs));
    }
    await this.#button('Verbindung prüfen').click();
    // It is disabled while the check is under way.
    const checked = this.page.getByRole('button', {
      name: 'Verbindung prüfen',
      exact: true,
      disabled: false,
    });
    const question = this.page.locator('lexoffice-question');
    await checked.or(question).first().waitFor();
    if (await question.isVisible())
      throw new Error(
        'Die Bücher in diesem Ordner gehören einer anderen Firma; mit --data einen anderen wählen.',
      );
    await this.#shot('settings');
    return (await this.page.locator('host-interface-options section > div .note span').innerText()).trim();
  }

  async #fill(label: string, value: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true });
    if ((await field.inputValue()) === value) return;
    const saved = this.page.waitForResponse(
      (response) =>
        response.request().method() === 'PATCH' && (response.request().postData() ?? '').includes(value),
    );
    await field.fill(value);
    await field.blur();
    await saved;
    // Said when the workbench has read its own copy again, which the plugin asks.
    await this.page.locator('host-setting-field').filter({ has: field }).getByText('Gespeichert').waitFor();
  }

  async view(name: 'Kunden' | 'Lieferanten' | 'Protokoll' | 'Personen'): Promise<void> {
    await this.#button('Bearbeiten').click();
    await this.#button(new RegExp(`^${name} \\d`)).click();
  }

  /** Syncs one side with everything preselected. */
  async sync(side: 'Kunden' | 'Lieferanten'): Promise<{ readonly side: Side; readonly withoutRole: number }> {
    await this.view(side);
    await this.#button('Mit Lexware Office abgleichen').click();
    const dialog = this.page.locator('lexoffice-contact-sync');
    await dialog.waitFor();
    await this.page.waitForFunction(settled, 'lexoffice-contact-sync', { timeout: LONG_MS });
    const { status, code, plan } = await dialog.evaluate(
      (element) => (element as unknown as ContactSyncElement).state,
    );
    if (plan === undefined) throw new Error(`Abgleich ${side}: ${status} ${code ?? ''}`);
    await this.#shot(`contact-sync-${side === 'Kunden' ? 'customers' : 'suppliers'}`);
    await this.#button(/^(Übernehmen|Abgleich abschließen)/, dialog).click();
    await this.#button('Schließen', dialog).click({ timeout: LONG_MS });
    await dialog.waitFor({ state: 'detached' });
    const turnedDown = (state: string) =>
      plan.rows
        .filter((row) => row.state === state)
        .map(
          ({ contactId, number, reason }) =>
            ({ id: contactId, number: number ?? null, reason }) as Side['refused'][0],
        );
    const { new: added, changed, unchanged, conflict } = plan.counts;
    return {
      side: {
        new: added,
        changed,
        unchanged,
        conflict,
        refused: turnedDown('refused'),
        conflicts: turnedDown('conflict'),
      },
      withoutRole: plan.withoutRole,
    };
  }

  /** Number on the import button once it is read; 0 when there is no badge. */
  async badge(): Promise<number> {
    // Every switch reads the list anew: without waiting for it, this would be the number of before. Asked for after the switch: the answer
    // of a reading that was under way already does not count.
    const asked = this.page.waitForRequest((request) => {
      if (!request.url().includes('/questions/')) return false;
      const { input } = request.postDataJSON() as { readonly input: { readonly method: string } };
      return input.method === 'documents';
    });
    await this.view('Kunden');
    await asked;
    const button = this.#button(/^Rechnungen importieren(, .*wartend)?$/).first();
    await button.waitFor();
    await this.page.waitForFunction(() => {
      const find = (root: Document | ShadowRoot): Element | undefined => {
        for (const element of root.querySelectorAll('*')) {
          if (element.matches('button[aria-label^="Rechnungen importieren"]')) return element;
          const inside = element.shadowRoot && find(element.shadowRoot);
          if (inside) return inside;
        }
        return undefined;
      };
      return find(document)?.getAttribute('aria-busy') === 'false';
    });
    const count = /, ([\d.]+) wartend/.exec((await button.getAttribute('aria-label')) ?? '')?.[1];
    return count === undefined ? 0 : Number(count.replaceAll('.', ''));
  }

  /** Opens the import window and waits until every detail is read. */
  async openImport(): Promise<void> {
    await this.#button(/^Rechnungen importieren(,|$)/)
      .first()
      .click();
    const skip = this.#button('Ohne Abgleich fortfahren');
    const dialog = this.page.locator('lexoffice-import-window');
    await dialog.or(skip).first().waitFor();
    if (await skip.isVisible()) await skip.click();
    await this.#listed();
  }

  async #listed(): Promise<void> {
    await this.page.waitForFunction(settled, 'lexoffice-import-window', { timeout: LONG_MS });
  }

  async entries(): Promise<Report['entries']> {
    const list = await this.#importList();
    if (list?.status !== 'ready')
      throw new Error(`Die Liste konnte nicht gelesen werden: ${list?.failure ?? ''}`);
    return list.entries.map(
      ({ documentId, number, kind, class: entryClass, reason }) =>
        ({
          id: documentId,
          number,
          kind,
          class: entryClass,
          ...(reason ? { reason } : {}),
        }) as Report['entries'][0],
    );
  }

  #importList(): Promise<ImportWindowElement['list']> {
    return this.page
      .locator('lexoffice-import-window')
      .evaluate((element) => (element as unknown as ImportWindowElement).list);
  }

  /** Confirms every prefilled row of the account table that the listing needs; answers with their tax cases. */
  async confirmAccounts(): Promise<string[]> {
    const list = await this.#importList();
    const needed = new Set(
      (list?.entries ?? []).flatMap(({ problems }) =>
        problems.flatMap(({ reason, taxCase }) =>
          reason === 'account-unconfirmed' && taxCase ? [taxCase] : [],
        ),
      ),
    );
    if (needed.size === 0) return [];
    const window = this.page.locator('lexoffice-import-window');
    const reasons = window.getByLabel('Grund', { exact: true });
    await reasons.selectOption('account-unconfirmed');
    await this.#button(/^Einzelheiten zu /, window)
      .first()
      .click();
    await this.#button('Kontentabelle öffnen', window).click();
    const table = this.page.locator('lexoffice-account-table');
    await table.waitFor();
    await this.#shot('account-table');
    for (const taxCase of needed) {
      const row = table.getByRole('row').filter({ has: this.page.getByTitle(taxCase, { exact: true }) });
      await row.getByRole('button', { name: /bestätigen$/ }).click();
      await row.getByText('bestätigt', { exact: true }).waitFor();
    }
    await this.#button('Schließen', table).click();
    await table.waitFor({ state: 'detached' });
    await reasons.selectOption('');
    await this.page.waitForFunction(confirmed, [...needed], { timeout: LONG_MS });
    await this.#listed();
    return [...needed];
  }

  /** Books what is preselected; `undefined` when nothing is. */
  async book(): Promise<{ batchId: string; identity: Report['identity'] } | undefined> {
    const dialog = this.page.locator('lexoffice-import-window');
    await this.#shot('import-window');
    const save = this.#button('Speichern', dialog);
    if (await save.isDisabled()) {
      await this.#button('Abbrechen', dialog).click();
      return undefined;
    }
    await save.click();
    const summary = this.page.locator('lexoffice-summary-window');
    await summary.waitFor();
    await this.#shot('summary-window');
    await this.#button('Weiter', summary).click();
    const run = this.page.locator('lexoffice-run');
    await run.waitFor();
    await this.page.waitForFunction(settled, 'lexoffice-run', { timeout: LONG_MS });
    const state = await run.evaluate((element) => (element as unknown as RunElement).state);
    await this.#shot('result');
    if (state?.holder !== undefined) {
      // The lock of a run that was killed: it expires by itself.
      await this.#button('Schließen', run).click();
      await this.page.waitForTimeout(Math.max(0, Date.parse(state.holder.expiresAt) - Date.now()) + 500);
      await this.openImport();
      return this.book();
    }
    if (state?.result === undefined)
      throw new Error(`Der Import wurde nicht ausgeführt: ${state?.code ?? state?.status ?? ''}`);
    if (!state.result.balanced) throw new Error('Die Summen des Imports gehen nicht auf.');
    await this.#button('Schließen', run).click();
    await run.waitFor({ state: 'detached' });
    await this.#shot('voucher-list');
    return { batchId: state.result.batchId, identity: state.result.identity };
  }
}

/** Runs in the page: whether no entry waits for one of these rows of the account table any more. */
function confirmed(taxCases: readonly string[]): boolean {
  const find = (root: Document | ShadowRoot): Element | undefined => {
    const here = root.querySelector('lexoffice-import-window');
    if (here) return here;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const { list } = find(document) as unknown as ImportWindowElement;
  return (list?.entries ?? []).every(({ problems }) =>
    problems.every(
      ({ reason, taxCase }) => reason !== 'account-unconfirmed' || !taxCase || !taxCases.includes(taxCase),
    ),
  );
}

/** Runs in the page: whether the element of this tag, wherever it is, has nothing under way. */
function settled(tag: string): boolean {
  const find = (root: Document | ShadowRoot): Element | undefined => {
    const here = root.querySelector(tag);
    if (here) return here;
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(element.shadowRoot);
      if (inside) return inside;
    }
    return undefined;
  };
  const element = find(document) as { state?: { status: string }; list?: { status: string } } | undefined;
  const status = (element?.list ?? element?.state)?.status;
  return status !== undefined && !['pending', 'listing', 'details', 'booking'].includes(status);
}
