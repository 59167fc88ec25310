import { html, render } from 'lit';
import { text } from '../l10n/text.ts';
import { mountForm } from './mount-form.ts';
import { showDialog } from './show-dialog.ts';

/** Asks before something that cannot simply be taken back. "Abbrechen" has the focus. */
export async function confirm({
  title,
  question,
  action,
}: {
  readonly title: string;
  readonly question: string;
  readonly action: string;
}): Promise<boolean> {
  const answer = await showDialog<true>({
    title,
    size: 'narrow',
    mount(body, close) {
      return mountForm(body, (root) =>
        render(
          html`<p>${question}</p>
            <footer>
              <button type="button" data-focus @click=${() => close()}>${text('action.cancel')}</button>
              <button type="button" class="danger" @click=${() => close(true)}>${action}</button>
            </footer>`,
          root,
        ),
      );
    },
  });
  return answer === true;
}
