import { EMPTY, of } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accountTable } from '../../../src/l10n/de/account-table.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { showAccountTable } from '../../../src/ui/account-table/show-account-table.ts';
import { showEvaluations } from '../../../src/ui/evaluations/show-evaluations.ts';
import { showContactSync } from '../../../src/ui/contact-sync/show-contact-sync.ts';
import { showImportWindow } from '../../../src/ui/import-window/show-import-window.ts';
import { showRun } from '../../../src/ui/run/show-run.ts';
import { showSummaryWindow } from '../../../src/ui/summary-window/show-summary-window.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { chart as ledger, realisticTable } from './support/account-table.ts';
import { realisticBooks } from './support/booked.ts';
import { realisticPlan } from './support/contact-plan.ts';
import { aList } from './support/entries.ts';
import { realisticEntries } from './support/realistic-list.ts';
import { button, inside, PlainWindow } from './support/render.ts';
import { realisticResult } from './support/run-result.ts';

const violations: string[] = [];
const onViolation = (event: SecurityPolicyViolationEvent) => violations.push(event.violatedDirective);

beforeAll(() => {
  // The host's policy, as far as it can still be set on this page: no style attributes, nothing from elsewhere.
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "style-src-attr 'none'; img-src 'self'; font-src 'self'; object-src 'none'";
  document.head.append(policy);
  document.addEventListener('securitypolicyviolation', onViolation);
});
afterAll(() => document.removeEventListener('securitypolicyviolation', onViolation));

const nothing = () => Promise.resolve();
const entries = realisticEntries();

it('would notice a style attribute', async () => {
  const probe = document.createElement('div');
  probe.innerHTML = '<p style="color: red"></p>';
  await new Promise((resolve) => setTimeout(resolve));
  expect(violations).toEqual(['style-src-attr']);
  violations.length = 0;
});

it('keeps to the policy in every dialog', async () => {
  const window = new PlainWindow();
  const actions = {
    syncContact: nothing,
    openAccountTable: nothing,
    openSync: () => Promise.resolve(),
    enterCollective: () => Promise.resolve(),
    chooseAccount: () => Promise.resolve(undefined),
    markTransferred: nothing,
    assignAccount: () => Promise.resolve(),
    bookOnCollective: () => Promise.resolve(),
    openContact: () => undefined,
    dismiss: nothing,
    restore: nothing,
    importAgain: nothing,
    takeByHand: nothing,
    openInLexware: () => undefined,
    refresh: () => undefined,
  };
  void showImportWindow(window, { list$: of(aList(entries)), texts: de, actions });
  const importWindow = await window.element('lexoffice-import-window');
  const grid = inside(importWindow, '.fill lexoffice-grid');
  expect(inside(grid, '.item').style.transform).toContain('translateY');
  button(grid, 'Einzelheiten zu RE-0990').click();
  button(grid, 'Aktionen zu RE-1021').click();
  button(importWindow, 'Bereits übertragen (2)').click();

  void showSummaryWindow(window, { entries, selection: { keys: entries.map(({ key }) => key) }, texts: de });
  await window.element('lexoffice-summary-window');
  void showRun(window, {
    run: () => of({ status: 'finished', result: realisticResult() }),
    texts: de,
    actions: { openErrorLog: () => undefined, undo: () => undefined },
  });
  await window.element('lexoffice-run');
  void showContactSync(window, {
    role: 'customer',
    plan$: of({ status: 'ready', plan: realisticPlan() }),
    replan: (plan) => Promise.resolve(plan),
    apply: () => Promise.resolve({ created: 0, updated: 0, failed: [] }),
    texts: de,
  });
  await window.element('lexoffice-contact-sync');
  void showAccountTable(window, {
    table$: of(realisticTable()),
    accounts: ledger(),
    save: nothing,
    confirm: nothing,
    texts: de,
    words: accountTable,
  });
  await window.element('lexoffice-account-table');
  void showEvaluations(window, {
    evaluation: 'revenue',
    mandant: 'Muster & Söhne GmbH',
    books$: of({ status: 'ready', vouchers: realisticBooks() }),
    statedTaxes: () => EMPTY,
    print: () => undefined,
    texts: de,
    words: await de.evaluations(),
  });
  const chart = inside(await window.element('lexoffice-evaluations'), 'lexoffice-bar-chart');
  await waitUntil(() => chart.shadowRoot?.querySelector('canvas') != null);
  expect(violations).toEqual([]);
});
