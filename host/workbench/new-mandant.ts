import { html, render } from 'lit';
import { CHARTS_OF_ACCOUNTS, type ChartOfAccounts } from '../api/accounts.ts';
import type { MandantInput } from '../wire/mandanten.ts';
import { text } from './l10n/text.ts';
import { mountForm } from './window/mount-form.ts';
import { showDialog } from './window/show-dialog.ts';

/** Asks for a new Mandant and has it made; a refusal is shown in the dialog, which stays open. */
export async function askForMandant(add: (input: MandantInput) => Promise<void>): Promise<void> {
  await showDialog({
    title: text('mandant.new'),
    size: 'narrow',
    mount(body, close) {
      const show = (root: HTMLElement, problem?: string): void => {
        const submit = async (event: SubmitEvent): Promise<void> => {
          event.preventDefault();
          const data = new FormData(event.target as HTMLFormElement);
          try {
            await add({
              name: (data.get('name') as string).trim(),
              chartOfAccounts: data.get('chart') as ChartOfAccounts,
            });
            close();
          } catch (error) {
            show(root, error instanceof Error ? error.message : String(error));
          }
        };
        render(
          html`<form @submit=${(event: SubmitEvent) => void submit(event)}>
            <label
              >${text('mandant.name')}<input
                name="name"
                required
                maxlength="100"
                autocomplete="off"
                data-focus
            /></label>
            <label>
              ${text('accounts.chart')}
              <select name="chart">
                ${CHARTS_OF_ACCOUNTS.map((chart) => html`<option>${chart}</option>`)}
              </select>
            </label>
            <p class="error" role="alert">${problem}</p>
            <footer>
              <button type="button" @click=${() => close()}>${text('action.cancel')}</button>
              <button class="primary">${text('mandant.create')}</button>
            </footer>
          </form>`,
          root,
        );
      };
      return mountForm(body, (root) => show(root));
    },
  });
}
