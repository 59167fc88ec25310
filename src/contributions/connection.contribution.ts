import { inject, injectable } from 'inversify';
import {
  BehaviorSubject,
  combineLatest,
  distinctUntilChanged,
  map,
  startWith,
  timer,
  type Observable,
} from 'rxjs';
import type { CalendarDate, Instant } from '../../host/api/calendar-date.ts';
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
import { formatDate, formatTime } from '../ui/format.ts';
import type { Contribution } from './contribution.ts';
import { commandId, Workbench } from './contribution.ts';
import { Disposables, Replaceable } from './disposables.ts';

const REMIND_DAYS = 30;
/** A seat may stay open for days. */
const LOOK_MS = 60_000;
const KEY_PAGE = 'https://app.lexware.de/addons/public-api';

interface Checked {
  readonly state: ConnectionState;
  readonly at: Instant;
}

/** The state of the connection: context key for the buttons, note in the settings, "Verbindung prüfen", end of the key (G6). */
@injectable()
export class ConnectionContribution implements Contribution {
  /** A reminder stands on the screen. */
  #reminded = false;
  /** "Verbindung prüfen" is under way: the note is its answer. */
  #checking = false;
  /** What it found last, and when. */
  readonly #checked$ = new BehaviorSubject<Checked | undefined>(undefined);

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
        this.#checked$,
        settingValues(this.workbench, 'lexoffice.tokenExpiresOn'),
        this.#days(),
      ]).subscribe(([state]) => {
        const said = this.#describe(state);
        this.#endReminder(said);
        if (previous?.status === 'connected' && isRefused(state) && !this.#checking)
          void this.#showWithKeyPage(said);
        previous = state;
        commands.setContext('lexoffice.connected', usable(state));
        note.set(settings.annotate('lexoffice', said));
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
    this.workbench.settings.open('lexoffice');
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
    this.#checked$.next({ state, at: this.clock.now().toISOString() });
  }

  async #showWithKeyPage({ severity, text }: SettingNote): Promise<void> {
    const { window } = this.workbench;
    const { keyPage } = this.texts.connection;
    if ((await window.showMessage(severity, text, keyPage)) === keyPage) window.openExternal(KEY_PAGE);
  }

  #describe(state: ConnectionState): SettingNote {
    const { connection } = this.texts;
    const { text, severity } = this.#describeState(state);
    const expiry = state.status === 'checking' ? undefined : this.#expiry();
    const checked = this.#checked$.value;
    const said = [text, ...(expiry ? [expiry.text] : [])];
    // That the check is over is seen even when it found what the last one had found.
    if (checked?.state === state) said.push(connection.checkedAt(formatTime(checked.at, checked.at)));
    return {
      text: said.join(' '),
      severity: expiry && severity === 'success' ? expiry.severity : severity,
      ...((isRefused(state) || expiry?.severity === 'warning') && {
        link: { title: connection.keyPage, url: KEY_PAGE },
      }),
    };
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
