import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CalendarDate } from '../../api/calendar-date.ts';
import { today } from '../format.ts';
import { icon } from '../icons.ts';
import { language, text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';

const ROOM = 320;

/** The day that was chosen. */
export class DayPickedEvent extends Event {
  static readonly type = 'day-picked';

  constructor(readonly day: CalendarDate) {
    super(DayPickedEvent.type);
  }
}

/**
 * Opens a calendar in the language of the workbench, whatever that of the browser; it stands beside a field in which the date can be typed.
 *
 * @fires day-picked
 */
@customElement('host-calendar-button')
export class HostCalendarButton extends LitElement {
  static override styles = [
    controls,
    css`
      [popover] {
        inset: auto;
        margin: 0;
        padding: var(--host-space-3);
        border: 1px solid var(--host-color-border-control);
        border-radius: var(--host-radius);
        background: var(--host-color-surface);
        color: var(--host-color-text);
      }

      calendar-date::part(button) {
        border: 1px solid transparent;
        border-radius: var(--host-radius);
        background: transparent;
        color: inherit;
      }

      calendar-month {
        --color-accent: var(--host-color-accent);
        --color-text-on-accent: var(--host-color-on-accent);
      }
    `,
  ];

  @property() value = '';
  @property() min = '';
  /** What the date is of: for the name of the button. */
  @property() label = '';
  @state() private opened = false;
  @query('[popover]') private readonly popup!: HTMLElement;
  @query('button') private readonly button!: HTMLButtonElement;

  override render(): TemplateResult {
    const name = text('calendar.open', { field: this.label });
    return html`<button
        type="button"
        class="icon"
        title=${name}
        aria-label=${name}
        aria-haspopup="dialog"
        @click=${this.#open}
      >
        ${icon('calendar')}
      </button>
      <div popover role="dialog" aria-label=${name} @toggle=${this.#onToggle}>
        ${
          this.opened
            ? html`<calendar-date
                locale=${language === 'de' ? 'de-DE' : 'en-GB'}
                first-day-of-week="1"
                .value=${this.value}
                .focusedDate=${this.value === '' ? today() : this.value}
                .min=${this.min}
                .today=${today()}
                @change=${this.#onChange}
              >
                <span slot="previous" aria-label=${text('calendar.previous')}>‹</span>
                <span slot="next" aria-label=${text('calendar.next')}>›</span>
                <calendar-month></calendar-month>
              </calendar-date>`
            : nothing
        }
      </div>`;
  }

  readonly #open = async (): Promise<void> => {
    await import('cally');
    this.opened = true;
    await this.updateComplete;
    const { left, bottom, top } = this.button.getBoundingClientRect();
    const isBelow = bottom + ROOM < window.innerHeight;
    Object.assign(this.popup.style, {
      left: `${String(left)}px`,
      top: isBelow ? `${String(bottom)}px` : 'auto',
      bottom: isBelow ? 'auto' : `${String(window.innerHeight - top)}px`,
    });
    this.popup.showPopover();
  };

  /** Gives the focus only now, a task later: the calendar draws today's month first and reuses its days for the month of the value. */
  readonly #onToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'closed') this.opened = false;
    else this.popup.querySelector('calendar-date')?.focus();
  };

  readonly #onChange = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    this.popup.hidePopover();
    this.button.focus();
    this.dispatchEvent(new DayPickedEvent(value));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'host-calendar-button': HostCalendarButton;
  }
  interface HTMLElementEventMap {
    'day-picked': DayPickedEvent;
  }
}
