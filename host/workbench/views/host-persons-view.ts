import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Person } from '../../api/persons.ts';
import type { Books } from '../books.ts';
import { formatCount } from '../format.ts';
import '../grid/host-grid.ts';
import type { CurrentRowEvent } from '../grid/grid-events.ts';
import { searchRows } from '../grid/search-rows.ts';
import '../host-segments.ts';
import { text } from '../l10n/text.ts';
import type { ShownRecord } from '../plugin-host/view-switch.ts';
import { controls } from '../styles/controls.styles.ts';
import './host-person-record.ts';
import { ListView, type AnyList, type NextStep } from './list-view.ts';
import { askForPerson } from './new-person.ts';
import { personColumns } from './person-columns.ts';
import type { KeptValues } from './view-memory.ts';
import { viewStyles } from './view.styles.ts';

/** Personenstammdaten: all persons of the Mandant, and the record of the current one. */
@customElement('host-persons-view')
export class HostPersonsView extends ListView {
  static override styles = [controls, viewStyles];

  @property({ attribute: false }) override books!: Books;
  /** What there is to set up before persons come. */
  @property({ attribute: false }) nextStep: NextStep | undefined;
  @state() private current: Person['id'] | undefined;
  @state() private shownRole = 'all';
  @state() private withDeleted = false;
  /** Asked for before the view has taken up what it remembers. */
  #asked: Person['id'] | undefined;

  /** A person that somebody wants to see: nothing hides it. */
  set shown(person: ShownRecord | undefined) {
    if (person === undefined) return;
    this.#asked = this.isTakenUp ? undefined : person.id;
    this.#show(person.id);
    void this.focusList();
  }

  protected override memoryName(): string {
    return 'persons';
  }

  protected override kept(): KeptValues {
    return { current: this.current, role: this.shownRole, withDeleted: this.withDeleted ? 'yes' : '' };
  }

  protected override takeUp(values: KeptValues): void {
    this.shownRole = values['role'] ?? 'all';
    this.current = values['current'];
    this.withDeleted = values['withDeleted'] === 'yes';
    if (this.#asked !== undefined) this.#show(this.#asked);
    this.#asked = undefined;
  }

  protected override lists({ persons }: Books): readonly AnyList[] {
    return [persons];
  }

  override render(): TemplateResult {
    const { persons } = this.books;
    const all = persons.state.rows.filter(
      ({ role, deleted }) =>
        (this.shownRole === 'all' || role === this.shownRole) && (this.withDeleted || !deleted),
    );
    const rows = searchRows(all, personColumns, this.query);
    const current = all.find(({ id }) => id === this.current);
    return html`
      <div class="bar">
        <host-segments
          .label=${text('person.filter')}
          .value=${this.shownRole}
          .segments=${[
            { value: 'all', label: text('person.all') },
            { value: 'customer', label: text('cockpit.customers') },
            { value: 'supplier', label: text('cockpit.suppliers') },
          ]}
          @host-segment=${(event: CustomEvent<string>) => (this.shownRole = event.detail)}
        ></host-segments>
        <label>
          <input
            type="checkbox"
            .checked=${this.withDeleted}
            @change=${(event: Event) => (this.withDeleted = (event.target as HTMLInputElement).checked)}
          />
          ${text('list.withDeleted')}
        </label>
        <span class="spacer"></span>
        ${this.renderSearch(text('person.search'))}
        ${this.renderOutput({ title: text('view.persons'), columns: personColumns, isReading: false })}
        <button type="button" @click=${() => void this.#add()}>${text('person.newMenu')}</button>
      </div>
      <div class="panes ${current === undefined ? '' : 'split'}">
        <div class="list">
          ${this.renderFailure(persons)}
          <host-grid
            .label=${text('view.persons')}
            .columns=${personColumns}
            .rows=${rows}
            .list=${'persons'}
            .rowKey=${(row: Person) => row.id}
            .isStruck=${(row: Person) => row.deleted}
            .currentKey=${this.current}
            .emptyState=${this.emptyState(persons.state, text('empty.persons'), text('empty.persons.next'), this.nextStep)}
            @host-marked-rows=${this.onMarkedRows}
            @host-current-row=${(event: CurrentRowEvent<Person>) => (this.current = event.row?.id)}
          ></host-grid>
          ${
            rows.length === 0
              ? nothing
              : persons.state.status === 'pending'
                ? this.renderReading(rows.length)
                : html`<div class="sum">
                    ${text(rows.length === 1 ? 'person.one' : 'person.count', { count: formatCount(rows.length) })}
                  </div>`
          }
        </div>
        ${
          current === undefined
            ? nothing
            : html`<aside aria-label=${text('person.record')}>
                <host-person-record .books=${this.books} .person=${current}></host-person-record>
              </aside>`
        }
      </div>
    `;
  }

  async #add(): Promise<void> {
    const { persons, session } = this.books;
    const role = this.shownRole === 'supplier' ? 'supplier' : 'customer';
    const id = await askForPerson(persons.state.rows, role, (input) => session.admin.addPerson(input));
    if (id === undefined) return;
    this.#show(id);
  }

  /** Whatever is filtered, this is what the user wants to go on with. */
  #show(id: Person['id']): void {
    this.query = '';
    this.shownRole = 'all';
    this.current = id;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-persons-view': HostPersonsView;
  }
}
