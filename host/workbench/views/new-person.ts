import { html, render } from 'lit';
import { PERSON_ROLES, type Person, type PersonRole } from '../../api/persons.ts';
import type { PersonInput } from '../../wire/person-record.ts';
import { text } from '../l10n/text.ts';
import { mountForm } from '../window/mount-form.ts';
import { showDialog } from '../window/show-dialog.ts';
import { nextNumber } from './next-number.ts';

/** Asks for a new person and has it made; a refused number is shown in the dialog, which stays open. Answers the new person's id. */
export async function askForPerson(
  persons: readonly Person[],
  role: PersonRole,
  add: (input: PersonInput) => Promise<Pick<Person, 'id'>>,
): Promise<Person['id'] | undefined> {
  return showDialog<Person['id']>({
    title: text('person.new'),
    size: 'narrow',
    mount(body, close) {
      const show = (root: HTMLElement, chosen: PersonRole, problem?: string): void => {
        const submit = async (event: SubmitEvent): Promise<void> => {
          event.preventDefault();
          const data = new FormData(event.target as HTMLFormElement);
          const typed = (name: string): string => (data.get(name) as string).trim();
          const accountNumber = typed('accountNumber');
          try {
            const { id } = await add({
              role: chosen,
              name: typed('name'),
              // The proposal is left to the host: another seat may have been faster.
              ...(accountNumber !== '' && accountNumber !== nextNumber(persons, chosen) && { accountNumber }),
            });
            close(id);
          } catch (error) {
            show(root, chosen, error instanceof Error ? error.message : String(error));
          }
        };
        render(
          html`<form @submit=${(event: SubmitEvent) => void submit(event)}>
            <label>
              ${text('person.role')}
              <select
                name="role"
                @change=${(event: Event) => show(root, (event.target as HTMLSelectElement).value as PersonRole)}
              >
                ${PERSON_ROLES.map((each) => html`<option value=${each} ?selected=${each === chosen}>${text(`role.${each}`)}</option>`)}
              </select>
            </label>
            <label>
              ${text('person.name')}
              <input name="name" required maxlength="60" pattern=".*\\S.*" autocomplete="off" data-focus />
            </label>
            <label>
              ${text('person.fibu')}
              <input
                name="accountNumber"
                inputmode="numeric"
                maxlength="5"
                pattern="[0-9]{5}"
                title=${text('person.fiveDigits')}
                .value=${nextNumber(persons, chosen) ?? ''}
                autocomplete="off"
              />
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
      return mountForm(body, (root) => show(root, role));
    },
  });
}
