import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { HostClient } from '../../client/connect-host.ts';
import {
  MAIL_ENCRYPTIONS,
  MAIL_OCCASIONS,
  mailRecipients,
  mailServerInput,
  type MailRecipients,
  type MailServer,
} from '../../wire/mail.ts';
import type { Books } from '../books.ts';
import { text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { optionsStyles } from './options.styles.ts';

type Part = 'server' | 'recipients';

/** Optionen / E-Mail: the mail server of this host, and who is told of the runs of this Mandant. */
@customElement('host-mail-options')
export class HostMailOptions extends LitElement {
  static override styles = [
    controls,
    optionsStyles,
    css`
      select,
      textarea {
        max-width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) books!: Books;
  @property({ attribute: false }) client!: HostClient;
  @state() private server: MailServer | undefined;
  @state() private told: MailRecipients = { recipients: [], occasion: 'attention' };
  @state() private problems: Partial<Record<Part, string>> = {};
  @query('#password') private readonly password!: HTMLInputElement;
  @state() private notes: Partial<Record<Part, string>> = {};

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#during('server', async () => {
      const { admin } = this.books.session;
      [this.server, this.told] = await Promise.all([this.client.mailServer(), admin.mailRecipients()]);
      return undefined;
    });
  }

  override render(): TemplateResult {
    return html`<h1>${text('options.mail')}</h1>
      ${this.#renderRecipients()} ${this.#renderServer()}`;
  }

  #renderRecipients(): TemplateResult {
    const { recipients, occasion } = this.told;
    return html`<form class="group" novalidate @submit=${this.#onRecipients}>
      <h2>${text('mail.recipientsTitle', { mandant: this.books.session.mandant.name })}</h2>
      <div class="field">
        <label for="recipients">${text('mail.recipients')}</label>
        <div class="control">
          <textarea
            id="recipients"
            name="recipients"
            rows="3"
            cols="40"
            spellcheck="false"
            .value=${recipients.join('\n')}
            aria-describedby="recipients-note recipients-problem"
          ></textarea>
          <p class="description" id="recipients-note">${text('mail.recipientsNote')}</p>
        </div>
      </div>
      <div class="field">
        <label for="occasion">${text('mail.occasion')}</label>
        <div class="control">
          <select id="occasion" name="occasion">
            ${MAIL_OCCASIONS.map(
              (one) =>
                html`<option value=${one} ?selected=${one === occasion}>
                  ${text(`mail.occasion.${one}`)}
                </option>`,
            )}
          </select>
        </div>
      </div>
      <div class="line">
        <button class="primary">${text('action.save')}</button>
        <button
          type="button"
          ?disabled=${this.server === undefined || recipients.length === 0}
          @click=${() => void this.#test()}
        >
          ${text('mail.test')}
        </button>
        <span class="muted" role="status">${this.notes.recipients ?? nothing}</span>
      </div>
      <p class="problem" id="recipients-problem" role="alert">${this.problems.recipients ?? nothing}</p>
    </form>`;
  }

  #renderServer(): TemplateResult {
    const { host = '', port = 587, encryption = 'starttls', user = '', sender = '' } = this.server ?? {};
    const field = (name: string, control: TemplateResult, note?: string): TemplateResult =>
      html`<div class="field">
        <label for=${name}>${text(`mail.${name}` as 'mail.host')}</label>
        <div class="control">
          ${control}
          ${note === undefined ? nothing : html`<p class="description" id="${name}-note">${note}</p>`}
        </div>
      </div>`;
    const input = (name: string, value: string, size: number, type = 'text'): TemplateResult =>
      html`<input
        id=${name}
        name=${name}
        type=${type}
        size=${size}
        autocomplete="off"
        spellcheck="false"
        .value=${value}
      />`;
    const hasPassword = this.server?.hasPassword === true;
    return html`<form class="group" novalidate @submit=${this.#onServer}>
      <h2>${text('mail.serverTitle')}</h2>
      <p class="description">${text('mail.serverNote')}</p>
      ${field('host', input('host', host, 40))} ${field('port', input('port', String(port), 6))}
      ${field(
        'encryption',
        html`<select id="encryption" name="encryption">
          ${MAIL_ENCRYPTIONS.map(
            (one) =>
              html`<option value=${one} ?selected=${one === encryption}>
                ${text(`mail.encryption.${one}`)}
              </option>`,
          )}
        </select>`,
      )}
      ${field('user', input('user', user, 40), text('mail.userNote'))}
      ${field(
        'password',
        input('password', '', 40, 'password'),
        text(hasPassword ? 'mail.passwordStored' : 'mail.passwordNote'),
      )}
      ${field('sender', input('sender', sender, 40))}
      <div class="line">
        <button class="primary">${text('action.save')}</button>
        ${
          this.server === undefined
            ? nothing
            : html`<button type="button" class="danger" @click=${() => void this.#remove()}>
                ${text('mail.remove')}
              </button>`
        }
        <span class="muted" role="status">${this.notes.server ?? nothing}</span>
      </div>
      <p class="problem" role="alert">${this.problems.server ?? nothing}</p>
    </form>`;
  }

  readonly #onRecipients = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = typedIn(event);
    const recipients = typed('recipients')
      .split(/[\s,;]+/)
      .filter((address) => address !== '');
    const parsed = mailRecipients.safeParse({ recipients, occasion: typed('occasion') });
    void this.#during('recipients', async () => {
      if (!parsed.success) throw new Error(text('mail.recipientsProblem'));
      this.told = await this.books.session.admin.putMailRecipients(parsed.data);
      return text('setting.saved');
    });
  };

  readonly #onServer = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = typedIn(event);
    const [user, password] = [typed('user'), typed('password')];
    const parsed = mailServerInput.safeParse({
      host: typed('host'),
      port: Number(typed('port')),
      encryption: typed('encryption'),
      sender: typed('sender'),
      ...(user !== '' && { user }),
      ...(password !== '' && { password }),
    });
    void this.#during('server', async () => {
      if (!parsed.success) {
        const field = String(parsed.error.issues[0]?.path[0] ?? 'host');
        throw new Error(text('mail.problem', { field: text(`mail.${field}` as 'mail.host') }));
      }
      this.server = await this.client.putMailServer(parsed.data);
      // The host has it: it stands nowhere in the page any more.
      this.password.value = '';
      return text('setting.saved');
    });
  };

  #test(): Promise<void> {
    return this.#during('recipients', async () => {
      await this.books.session.admin.testMail();
      return text('mail.tested');
    });
  }

  #remove(): Promise<void> {
    return this.#during('server', async () => {
      await this.client.removeMailServer();
      this.server = undefined;
      return text('mail.removed');
    });
  }

  /** @param work answers with what to say when it went well */
  async #during(part: Part, work: () => Promise<string | undefined>): Promise<void> {
    this.problems = { ...this.problems, [part]: undefined };
    this.notes = { ...this.notes, [part]: undefined };
    try {
      this.notes = { ...this.notes, [part]: await work() };
    } catch (error) {
      this.problems = { ...this.problems, [part]: error instanceof Error ? error.message : String(error) };
    }
  }
}

function typedIn(event: SubmitEvent): (name: string) => string {
  const form = new FormData(event.target as HTMLFormElement);
  return (name) => (form.get(name) as string).trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'host-mail-options': HostMailOptions;
  }
}
