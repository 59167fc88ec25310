import { inject, injectable } from 'inversify';
import { combineLatest, distinctUntilChanged, map, startWith, timer, type Observable } from 'rxjs';
import type { CalendarDate } from '../../host/api/calendar-date.ts';
import type { Disposable } from '../../host/api/disposable.ts';
import type { PluginContext } from '../../host/api/plugin-context.ts';
import type { SettingNote } from '../../host/api/settings.ts';
import { Texts } from '../l10n/texts.ts';
import { berlinDayOf, daysBetween } from '../services/calendar/berlin-calendar.ts';
import { Clock } from '../services/host-tokens.ts';
import { Organization, type ConnectionState } from '../services/organization/organization.ts';
import { problemOf } from '../services/problem.ts';
import { hasSecret, setting, settingValues } from '../services/settings/typed-settings.ts';
import { showOtherOrganization } from '../ui/question/show-other-organization.ts';
import { showSecondMandant } from '../ui/question/show-second-mandant.ts';
import { formatDate } from '../ui/format.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables, Replaceable } from './disposables.ts';

const REMIND_DAYS = 30;
/** A seat may stay open for days. */
const LOOK_MS = 60_000;
const KEY_PAGE = 'https://app.lexware.de/addons/public-api';

/** The state of the connection: context key for the buttons, note in the settings, "Verbindung prüfen", end of the key (G6). */
@injectable()
export class ConnectionContribution implements Contribution {
  /** A reminder stands on the screen. */
  #reminded = false;
  /** "Verbindung prüfen" says its result itself. */
  #checking = false;

  constructor(
    @inject(Workbench) private readonly workbench: PluginContext,
    @inject(Organization) private readonly organization: Organization,
    @inject(Clock) private readonly clock: Clock,
    @inject(Texts) private readonly texts: Texts,
  ) {}

  start(): Disposable {
    const { commands, settings } = this.workbench;
    const note = new Replaceable();
    let previous: ConnectionState | undefined;
    const disposables = new Disposables().add(
      note,
      combineLatest([
        this.organization.state$,
        settingValues(this.workbench, 'lexoffice.tokenExpiresOn'),
        this.#days(),
      ]).subscribe(([state]) => {
        const { text, severity } = this.#describe(state);
        this.#endReminder({ text, severity });
        if (previous?.status === 'connected' && isRefused(state) && !this.#checking)
          void this.#showWithKeyPage({ text, severity });
        previous = state;
        commands.setContext('lexoffice.connected', usable(state));
        note.set(settings.annotate('lexoffice', { text, severity }));
      }),
      commands.register(commandId('lexoffice.checkConnection'), () => this.#check()),
    );
    void this.organization.check();
    void this.#remind();
    return disposables;
  }

  /** The Berlin day as of now, then each other one. */
  #days(): Observable<CalendarDate> {
    return timer(0, LOOK_MS).pipe(
      startWith(0),
      map(() => berlinDayOf(this.clock.now())),
      distinctUntilChanged(),
    );
  }

  /** Once per activation, while the day is near or over (G6). */
  async #remind(): Promise<void> {
    const expiry = this.#expiry();
    if (expiry === undefined || expiry.severity === 'success') return;
    this.#reminded = true;
    await this.#showWithKeyPage(expiry);
  }

  /** The day was cleared or moved: what is well again makes the reminder go. */
  #endReminder({ text, severity }: SettingNote): void {
    if (!this.#reminded || severity !== 'success') return;
    this.#reminded = false;
    void this.workbench.window.showMessage(severity, text);
  }

  async #check(): Promise<void> {
    this.#checking = true;
    let state = await this.organization.check({ byHand: true }).finally(() => (this.#checking = false));
    if (state.status === 'other-organization') {
      const answer = await showOtherOrganization(this.workbench.window, {
        found: state.profile.companyName,
        boundTo: state.boundTo,
        texts: this.texts,
      });
      if (answer === 'rebind') state = await this.organization.rebind();
    }
    if (state.status === 'second-mandant') {
      const answer = await showSecondMandant(this.workbench.window, {
        company: state.profile.companyName,
        first: state.first.name,
        own: this.workbench.mandant.current.name,
        texts: this.texts,
      });
      if (answer === 'share') state = await this.organization.share();
    }
    const note = this.#describe(state);
    if (isRefused(state)) void this.#showWithKeyPage(note);
    else void this.workbench.window.showMessage(note.severity, note.text);
  }

  async #showWithKeyPage({ severity, text }: SettingNote): Promise<void> {
    const { window } = this.workbench;
    const { keyPage } = this.texts.connection;
    if ((await window.showMessage(severity, text, keyPage)) === keyPage) window.openExternal(KEY_PAGE);
  }

  #describe(state: ConnectionState): SettingNote {
    const note = this.#describeState(state);
    const expiry = this.#expiry();
    if (!expiry || state.status === 'checking') return note;
    const severity = note.severity === 'success' ? expiry.severity : note.severity;
    return { text: `${note.text} ${expiry.text}`, severity };
  }

  /** What the user entered as the end of the key; the API does not tell it. */
  #expiry(): SettingNote | undefined {
    const day = setting(this.workbench, 'lexoffice.tokenExpiresOn');
    if (day === undefined || !hasSecret(this.workbench, 'lexoffice.apiToken')) return undefined;
    const { connection } = this.texts;
    const left = daysBetween(berlinDayOf(this.clock.now()), day);
    if (left < 0) return { text: connection.expired(formatDate(day)), severity: 'warning' };
    if (left <= REMIND_DAYS) return { text: connection.expiresSoon(formatDate(day)), severity: 'warning' };
    return { text: connection.expires(formatDate(day)), severity: 'success' };
  }

  #describeState(state: ConnectionState): SettingNote {
    const { connection, problems } = this.texts;
    switch (state.status) {
      case 'no-token':
        return { text: connection.noToken, severity: 'info' };
      case 'checking':
        return { text: connection.checking, severity: 'info' };
      case 'connected':
        return { text: connection.connected(state.profile.companyName), severity: 'success' };
      case 'other-organization':
        return {
          text: connection.otherOrganization(state.profile.companyName, state.boundTo),
          severity: 'warning',
        };
      case 'second-mandant':
        return {
          text: connection.secondMandant(state.profile.companyName, state.first.name),
          severity: 'warning',
        };
      case 'failed': {
        const { message, advice } = problemOf(problems, state.failure);
        return { text: `${message} ${advice}`, severity: 'error' };
      }
    }
  }
}

/** The key itself is refused: where keys are made is the way out. */
function isRefused(state: ConnectionState): boolean {
  return state.status === 'failed' && (state.failure === 'unauthorized' || state.failure === 'plan');
}

/** Buttons stay while only the network is away; they vanish without a working token (LX-12). */
function usable(state: ConnectionState): boolean {
  return (
    state.status === 'connected' ||
    state.status === 'other-organization' ||
    state.status === 'second-mandant' ||
    (state.status === 'failed' && state.working)
  );
}
