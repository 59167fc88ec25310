import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Mandant } from '../../api/mandant.ts';
import { typedDate } from '../../api/typed-date.ts';
import type { MandantChange } from '../../wire/mandanten.ts';
import type { Books } from '../books.ts';
import type { DayPickedEvent } from '../calendar/host-calendar-button.ts';
import '../calendar/host-calendar-button.ts';
import { formatDate, today } from '../format.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { Watch } from '../watch.ts';
import { confirm } from '../window/confirm.ts';
import { optionsStyles } from './options.styles.ts';

/** Until when the books of the Mandant are closed, and when its Wirtschaftsjahr begins (rules.md 30). */
@customElement('host-period-options')
export class HostPeriodOptions extends LitElement {
  static override styles = [
    controls,
    optionsStyles,
    css`
      :host {
        max-width: none;
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @query('#closed-until') private readonly closedUntil!: HTMLInputElement;
  @state() private problem = '';
  @state() private saved = false;

  protected readonly watch = new Watch(this, (changed) => [this.books.session.onDidChangeMandant(changed)]);

  override render(): TemplateResult {
    const { closedUntil = '', fiscalYearStart } = this.books.session.mandant;
    return html`<form class="group" @submit=${this.#onSubmit} @input=${() => (this.saved = false)}>
      <h2>${text('period.title')}</h2>
      <div class="field">
        <label for="closed-until">${text('period.closedUntil')}</label>
        <div class="control">
          <input
            id="closed-until"
            name="closedUntil"
            placeholder=${text('setting.datePattern')}
            autocomplete="off"
            .value=${formatDate(closedUntil || undefined)}
            aria-describedby="closed-until-note problem"
          />
          <host-calendar-button
            label=${text('period.closedUntil')}
            .value=${closedUntil}
            @day-picked=${this.#onDayPicked}
          ></host-calendar-button>
          <p class="description" id="closed-until-note">${text('period.closedUntilNote')}</p>
        </div>
      </div>
      <div class="field">
        <label for="fiscal-year-start">${text('period.fiscalYearStart')}</label>
        <div class="control">
          <input
            id="fiscal-year-start"
            name="fiscalYearStart"
            size="6"
            required
            pattern="\\d{2}\\.\\d{2}\\."
            autocomplete="off"
            .value=${dayOfYear(fiscalYearStart)}
            aria-describedby="fiscal-year-start-note problem"
          />
          <p class="description" id="fiscal-year-start-note">${text('period.fiscalYearStartNote')}</p>
        </div>
      </div>
      <div class="line">
        <button>${text('action.save')}</button>
        <span class="muted" role="status">${this.saved ? text('setting.saved') : nothing}</span>
      </div>
      <p class="problem" id="problem" role="alert">${this.problem}</p>
    </form>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const typed = (name: string): string => form.get(name) as string;
    const closedUntil = typedDate(typed('closedUntil'), today());
    if (closedUntil === undefined && typed('closedUntil').trim() !== '') {
      this.problem = text('setting.date');
      return;
    }
    const [day, month] = typed('fiscalYearStart').split('.');
    void this.#save({
      closedUntil: closedUntil ?? null,
      fiscalYearStart: `${String(month)}-${String(day)}`,
    });
  };

  readonly #onDayPicked = ({ day }: DayPickedEvent): void => {
    this.closedUntil.value = formatDate(day);
  };

  async #save(change: MandantChange): Promise<void> {
    const { admin, mandant } = this.books.session;
    const consequences = consequencesOf(mandant, change);
    this.problem = '';
    if (consequences.length === 0) return;
    const sure = await confirm({
      title: text('period.title'),
      question: consequences.join(' '),
      action: text('action.save'),
    });
    if (!sure) return;
    try {
      await admin.updateMandant(change);
      this.saved = true;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }
}

/** What the change means for the books, in sentences; none when it changes nothing. */
function consequencesOf(before: Mandant, change: MandantChange): readonly string[] {
  const closedUntil = change.closedUntil ?? undefined;
  const sentences: string[] = [];
  if (closedUntil !== before.closedUntil) {
    if (closedUntil === undefined) sentences.push(text('period.opensAll'));
    else if (closedUntil > (before.closedUntil ?? ''))
      sentences.push(text('period.closes', { date: formatDate(closedUntil) }));
    else sentences.push(text('period.opens', { date: formatDate(closedUntil) }));
  }
  if (change.fiscalYearStart !== undefined && change.fiscalYearStart !== before.fiscalYearStart)
    sentences.push(text('period.year', { day: dayOfYear(change.fiscalYearStart) }));
  return sentences;
}

/** `07-01` as 01.07. */
const dayOfYear = (monthAndDay: string): string => `${monthAndDay.split('-').reverse().join('.')}.`;

declare global {
  interface HTMLElementTagNameMap {
    'host-period-options': HostPeriodOptions;
  }
}
