import { html, render, type TemplateResult } from 'lit';
import { text } from '../l10n/text.ts';
import { mountForm } from './mount-form.ts';
import { showDialog } from './show-dialog.ts';

/** Asks with a small form and has the answer carried out; a refusal is shown in the dialog, which stays open. */
export function askWithForm<A>({
  title,
  action,
  fields,
  submit,
}: {
  readonly title: string;
  readonly action: string;
  /** Drawn again after `redraw`, e.g. for a proposal that depends on a choice. */
  fields(redraw: () => void): TemplateResult;
  /** @param typed the text of a field without blanks around it */
  submit(typed: (name: string) => string): Promise<A>;
}): Promise<A | undefined> {
  return showDialog<A>({
    title,
    size: 'narrow',
    mount: (body, close) =>
      mountForm(body, (root) => {
        const onSubmit = async (event: SubmitEvent): Promise<void> => {
          event.preventDefault();
          const data = new FormData(event.target as HTMLFormElement);
          try {
            close(await submit((name) => (data.get(name) as string).trim()));
          } catch (error) {
            draw(error instanceof Error ? error.message : String(error));
          }
        };
        const draw = (problem?: string): void => {
          render(
            html`<form @submit=${(event: SubmitEvent) => void onSubmit(event)}>
              ${fields(() => draw())}
              <p class="error" role="alert">${problem}</p>
              <footer>
                <button type="button" @click=${() => close()}>${text('action.cancel')}</button>
                <button class="primary">${action}</button>
              </footer>
            </form>`,
            root,
          );
        };
        draw();
      }),
  });
}
