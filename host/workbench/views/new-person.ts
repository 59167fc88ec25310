import { html } from 'lit';
import { FIELD_LENGTH } from '../../api/field-length.ts';
import { PERSON_ROLES, type Person, type PersonRole } from '../../api/persons.ts';
import type { PersonInput } from '../../wire/person-record.ts';
import { text } from '../l10n/text.ts';
import { askWithForm } from '../window/ask-with-form.ts';
import { nextNumber } from '../../api/next-number.ts';

/** Asks for a new person and has it made. Answers the new person's id. */
export function askForPerson(
  persons: readonly Person[],
  role: PersonRole,
  add: (input: PersonInput) => Promise<Pick<Person, 'id'>>,
): Promise<Person['id'] | undefined> {
  let chosen = role;
  return askWithForm({
    title: text('person.new'),
    action: text('mandant.create'),
    fields: (redraw) => {
      const choose = (event: Event): void => {
        chosen = (event.target as HTMLSelectElement).value as PersonRole;
        redraw();
      };
      return html`<label>
          ${text('person.role')}
          <select name="role" @change=${choose}>
            ${PERSON_ROLES.map((each) => html`<option value=${each} ?selected=${each === chosen}>${text(`role.${each}`)}</option>`)}
          </select>
        </label>
        <label>
          ${text('person.name')}
          <input
            name="name"
            required
            maxlength=${FIELD_LENGTH}
            pattern=".*\\S.*"
            autocomplete="off"
            data-focus
          />
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
        </label>`;
    },
    submit: async (typed) => {
      const accountNumber = typed('accountNumber');
      const { id } = await add({
        role: chosen,
        name: typed('name'),
        // The proposal is left to the host: another seat may have been faster.
        ...(accountNumber !== '' && accountNumber !== nextNumber(persons, chosen) && { accountNumber }),
      });
      return id;
    },
  });
}
