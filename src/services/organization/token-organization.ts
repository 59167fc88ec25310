import { inject, injectable } from 'inversify';
import { BehaviorSubject, filter, ignoreElements, merge, share, tap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { Instant } from '../../../host/api/calendar-date.ts';
import type { Event } from '../../../host/api/disposable.ts';
import type { PersonRole } from '../../../host/api/persons.ts';
import type { HostServices } from '../../../host/api/plugin-context.ts';
import type { AuditAction, SecretKey } from '../../manifest.generated.ts';
import { concerns } from '../failures.ts';
import { Clock, Host } from '../host-tokens.ts';
import { LexofficeClient } from '../lexoffice/lexoffice-client.ts';
import { LexofficeError } from '../lexoffice/lexoffice-error.ts';
import type { Profile } from '../lexoffice/profile.ts';
import { hasSecret, settingChanges } from '../settings/typed-settings.ts';
import { CLAIMS, OrganizationMemory } from './organization-binding.ts';
import type { ConnectionState, Organization } from './organization.ts';

const TOKEN = 'lexoffice.apiToken' satisfies SecretKey;

@injectable()
export class TokenOrganization implements Organization {
  readonly #memory: OrganizationMemory;
  readonly #state: BehaviorSubject<ConnectionState>;
  #running: Promise<ConnectionState> | undefined;
  /** Grows with every change of the secret: an answer to an older token counts for nothing. */
  #generation = 0;
  readonly state$: Observable<ConnectionState>;

  constructor(
    @inject(Host) private readonly host: HostServices,
    @inject(LexofficeClient) private readonly client: LexofficeClient,
    @inject(Clock) private readonly clock: Clock,
  ) {
    this.#memory = new OrganizationMemory(
      host.state.collection('organization'),
      host.state.collection(CLAIMS),
    );
    this.#state = new BehaviorSubject<ConnectionState>({
      status: this.#hasToken() ? 'checking' : 'no-token',
    });
    const tokenChanges$ = settingChanges(host).pipe(
      filter((keys) => keys.includes(TOKEN)),
      tap(() => void this.#onTokenChange()),
      ignoreElements(),
      share(),
    );
    // The host is listened to only while somebody listens here, so there is nothing to dispose.
    this.state$ = merge(this.#state, tokenChanges$);
  }

  /** Single flight: whoever asks meanwhile gets the same answer. */
  async check({ byHand } = { byHand: false }): Promise<ConnectionState> {
    // One that is under way may have asked with the token of before.
    if (byHand) await this.#running;
    this.#running ??= this.#settle(byHand).finally(() => (this.#running = undefined));
    return this.#running;
  }

  async rebind(): Promise<ConnectionState> {
    if (this.#running) await this.#running;
    return this.#publish(await this.#orFailure(() => this.#bindToToken()));
  }

  async boundTo(): Promise<string | undefined> {
    return (await this.#memory.binding())?.value.organizationId;
  }

  async share(): Promise<ConnectionState> {
    const state = this.#state.value;
    if (state.status !== 'second-mandant') return state;
    const { profile, first } = state;
    return this.#publish(
      await this.#orFailure(async () => {
        await this.#memory.share(profile.organizationId, first.id);
        await this.host.log.audit({
          action: 'organization.shared' satisfies AuditAction,
          subject: profile.companyName,
          newValue: { organizationId: profile.organizationId, firstMandant: first.name },
        });
        return this.#alone(profile);
      }),
    );
  }

  get onDidChangeMemory(): Event<unknown> {
    return this.#memory.onDidChange;
  }

  async lastSync(role: PersonRole): Promise<Instant | undefined> {
    const binding = await this.#memory.binding();
    return binding && this.#memory.lastSync(binding.value.organizationId, role);
  }

  async markSynced(role: PersonRole): Promise<void> {
    const binding = await this.#memory.binding();
    if (!binding) throw new TypeError('synced without a company');
    await this.#memory.markSynced(binding.value.organizationId, role, this.clock.now());
  }

  async #settle(byHand: boolean): Promise<ConnectionState> {
    for (;;) {
      const generation = this.#generation;
      if (!this.#hasToken() && !byHand) return this.#publish({ status: 'no-token' });
      // A connected company stays in sight while it is checked again; buttons would flicker.
      if (this.#state.value.status !== 'connected') this.#publish({ status: 'checking' });
      const state = await this.#orFailure(() => this.#ask());
      if (generation !== this.#generation) continue;
      const isMissing = state.status === 'failed' && state.failure === 'no-secret';
      return this.#publish(isMissing ? { status: 'no-token' } : state);
    }
  }

  async #ask(): Promise<ConnectionState> {
    const profile = await this.client.profile({ lane: 'user' });
    // Another seat may bind at the same moment: then its company counts.
    const bound = (await this.#memory.binding())?.value ?? (await this.#bindFirst(profile));
    if (bound.organizationId !== profile.organizationId) {
      return { status: 'other-organization', profile, boundTo: bound.companyName };
    }
    await this.#memory.rememberToken(true, profile.companyName);
    return this.#alone(profile);
  }

  /** Connected, unless another Mandant of the host works with the company and the user has not agreed to that. */
  async #alone(profile: Profile): Promise<ConnectionState> {
    const { organizationId } = profile;
    const { sharedWith } = await this.#memory.claim(organizationId);
    const [first] = await this.host.state.mandantenWith(CLAIMS, organizationId);
    const isFirst = first === undefined || first.id === this.host.mandant.current.id;
    if (isFirst || first.id === sharedWith) return { status: 'connected', profile };
    return { status: 'second-mandant', profile, first };
  }

  async #bindFirst(profile: Profile): Promise<Pick<Profile, 'organizationId' | 'companyName'>> {
    try {
      await this.#memory.bind(profile, this.clock.now(), 0);
    } catch (error) {
      const faster = await this.#memory.binding();
      if (faster) return faster.value;
      throw error;
    }
    await this.#logBinding(undefined, profile);
    return profile;
  }

  async #bindToToken(): Promise<ConnectionState> {
    const profile = await this.client.profile({ lane: 'user' });
    const known = await this.#memory.binding();
    await this.#memory.bind(profile, this.clock.now(), known?.version ?? 0);
    if (known?.value.organizationId !== profile.organizationId) {
      if (known) await this.#memory.release(known.value.organizationId);
      await this.#logBinding(known?.value, profile);
    }
    return this.#alone(profile);
  }

  #logBinding(before: { organizationId: string; companyName: string } | undefined, profile: Profile) {
    const named = ({ organizationId, companyName }: { organizationId: string; companyName: string }) => ({
      organizationId,
      companyName,
    });
    return this.host.log.audit({
      action: 'organization.bound' satisfies AuditAction,
      subject: profile.companyName,
      ...(before && { oldValue: named(before) }),
      newValue: named(profile),
    });
  }

  async #orFailure(work: () => Promise<ConnectionState>): Promise<ConnectionState> {
    try {
      return await work();
    } catch (error) {
      const failure = LexofficeError.is(error) ? error.failure : 'host';
      // Faults of the token itself: the buttons go with them (LX-12).
      const ofToken = concerns(failure) === 'token';
      return { status: 'failed', failure, working: await this.#tokenWorked(ofToken) };
    }
  }

  /** Whether the token worked before, after the verdict on it. Without an answer of the host: as it was last seen here. */
  async #tokenWorked(ofToken: boolean): Promise<boolean> {
    try {
      if (ofToken) await this.#memory.rememberToken(false);
      return (await this.#memory.binding())?.value.tokenWorked ?? false;
    } catch {
      return !ofToken && this.#state.value.status === 'connected';
    }
  }

  async #onTokenChange(): Promise<void> {
    this.#generation++;
    this.#publish({ status: this.#hasToken() ? 'checking' : 'no-token' });
    try {
      await this.#memory.rememberToken(false);
    } catch {
      // The check that follows says what is wrong.
    }
    await this.check();
  }

  #hasToken(): boolean {
    return hasSecret(this.host, TOKEN);
  }

  #publish(state: ConnectionState): ConnectionState {
    this.#state.next(state);
    return state;
  }
}
