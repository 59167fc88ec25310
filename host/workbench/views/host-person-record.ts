import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Person, PersonHistoryEntry } from '../../api/persons.ts';
import type { PersonEdit, PersonRecord } from '../../wire/person-record.ts';
import type { Books } from '../books.ts';
import { formatInstant } from '../format.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { confirm } from '../window/confirm.ts';
import { showMessage } from '../window/show-message.ts';
import { editOf, PERSON_SECTIONS, type PersonField } from './person-form.ts';
import { personRecordStyles } from './person-record.styles.ts';

/** The Stammdatensatz of one person: sections to edit, and what changed when. */
@customElement('host-person-record')
export class HostPersonRecord extends LitElement {
  static override styles = [controls, personRecordStyles];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) person!: Person;
  @state() private record: PersonRecord | undefined;
  @state() private history: readonly PersonHistoryEntry[] = [];
  @state() private problem: string | undefined;
  @state() private dirty = false;
  @query('form') private readonly form!: HTMLFormElement | null;
  #readFor: Person | undefined;

  override willUpdate(): void {
    if (this.#readFor === this.person) return;
    if (this.#readFor?.id !== this.person.id) {
      this.record = undefined;
      this.dirty = false;
    }
    this.#readFor = this.person;
    void this.#read(this.person);
  }

  override render(): TemplateResult {
    const { record, person } = this;
    return html`<section aria-label=${text('person.record')}>
      <header>
        <h2>${person.name}</h2>
        <p class="muted">
          ${text(`role.${person.role}`)} · ${text('person.fibu')} <strong>${person.accountNumber}</strong>
        </p>
        ${person.fullName === undefined ? nothing : html`<p class="muted">${person.fullName}</p>`}
      </header>
      ${this.problem === undefined ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      ${record === undefined ? nothing : this.#renderForm(record)} ${this.#renderHistory()}
    </section>`;
  }

  #renderForm(record: PersonRecord): TemplateResult {
    if (record.deleted) {
      return html`<p>${text('person.deletedNote')}</p>
        <footer>
          <button type="button" @click=${() => void this.#save({ deleted: false })}>
            ${text('action.restore')}
          </button>
        </footer>`;
    }
    return html`<form @submit=${this.#onSubmit} @input=${() => (this.dirty = true)}>
      ${PERSON_SECTIONS.map(
        ({ title, fields }) =>
          html`<fieldset>
            <legend>${text(title)}</legend>
            ${fields.map((field) => this.#renderField(field, record))}
            ${title === 'person.section.terms' ? html`<p class="muted note">${text('person.termsNote')}</p>` : nothing}
          </fieldset>`,
      )}
      <footer>
        <button type="button" class="danger" @click=${() => void this.#delete()}>
          ${text('person.delete')}
        </button>
        <span class="spacer"></span>
        <button type="reset" ?disabled=${!this.dirty} @click=${() => (this.dirty = false)}>
          ${text('action.discard')}
        </button>
        <button class="primary" ?disabled=${!this.dirty}>${text('action.save')}</button>
      </footer>
    </form>`;
  }

  #renderField(
    { name, label, inputMode, maxLength, read }: PersonField,
    record: PersonRecord,
  ): TemplateResult {
    return html`<label>
      <span>${text(label)}</span>
      <input
        name=${name}
        value=${read(record)}
        inputmode=${inputMode ?? 'text'}
        maxlength=${maxLength ?? nothing}
        ?required=${name === 'name'}
        autocomplete="off"
      />
    </label>`;
  }

  #renderHistory(): TemplateResult | typeof nothing {
    if (this.history.length === 0) return nothing;
    return html`<details>
      <summary>${text('person.history', { count: this.history.length })}</summary>
      <ol>
        ${this.history.map(
          ({ time, user, origin, field, oldValue, newValue }) =>
            html`<li>
              <span class="muted">${formatInstant(time)} · ${origin === 'user' ? user : origin}</span><br />
              <strong>${field}</strong>: ${oldValue ?? '–'} → ${newValue ?? '–'}
            </li>`,
        )}
      </ol>
    </details>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.record === undefined) return;
    void this.#save({
      ...editOf(this.record, new FormData(event.target as HTMLFormElement)),
      version: this.record.version,
    });
  };

  async #save(edit: PersonEdit): Promise<void> {
    try {
      const saved = await this.books.session.admin.updatePerson(this.person.id, edit);
      this.dirty = false;
      this.problem = undefined;
      this.#show(saved);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  async #delete(): Promise<void> {
    const { id, name, accountNumber } = this.person;
    const sure = await confirm({
      title: text('person.delete'),
      question: text('person.deleteQuestion', { name, account: accountNumber }),
      action: text('person.delete'),
    });
    if (!sure) return;
    try {
      await this.books.session.admin.deletePerson(id);
    } catch (error) {
      void showMessage('error', error instanceof Error ? error.message : String(error));
    }
  }

  async #read(person: Person): Promise<void> {
    const { admin } = this.books.session;
    try {
      const [record, history] = await Promise.all([admin.person(person.id), admin.personHistory(person.id)]);
      if (this.person.id !== person.id) return;
      this.history = history;
      this.problem = undefined;
      // What the user is typing is not replaced; saving on an old version is refused by the host.
      if (!this.dirty) this.#show(record);
    } catch (error) {
      if (this.person.id === person.id) this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  #show(record: PersonRecord): void {
    this.record = record;
    // `value` attributes are the defaults of the fields: a reset takes them over.
    void this.updateComplete.then(() => this.form?.reset());
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-person-record': HostPersonRecord;
  }
}
