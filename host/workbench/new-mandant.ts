import { html } from 'lit';
import { CHARTS_OF_ACCOUNTS, type ChartOfAccounts } from '../api/accounts.ts';
import type { MandantInput } from '../wire/mandanten.ts';
import { text } from './l10n/text.ts';
import { askWithForm } from './window/ask-with-form.ts';

/** Asks for a new Mandant and has it made. */
export async function askForMandant(add: (input: MandantInput) => Promise<void>): Promise<void> {
  await askWithForm({
    title: text('mandant.new'),
    action: text('mandant.create'),
    fields: () =>
      html`<label
          >${text('mandant.name')}<input name="name" required maxlength="100" autocomplete="off" data-focus
        /></label>
        <label>
          ${text('accounts.chart')}
          <select name="chart">
            ${CHARTS_OF_ACCOUNTS.map((chart) => html`<option>${chart}</option>`)}
          </select>
        </label>`,
    submit: (typed) => add({ name: typed('name'), chartOfAccounts: typed('chart') as ChartOfAccounts }),
  });
}
