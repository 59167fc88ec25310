import 'reflect-metadata';
import { describe, expect, it } from 'vitest';
import type { ConnectionResponse } from '../../../host/api/connections.ts';
import { ConnectionLexofficeClient } from '../../../src/services/lexoffice/connection-lexoffice-client.ts';
import type { ConnectionState } from '../../../src/services/organization/organization.ts';
import { connectedProfile } from '../../../src/services/organization/connected-profile.ts';
import { TokenOrganization } from '../../../src/services/organization/token-organization.ts';
import { connectionError } from '../../support/direct-connection.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';
import { hostOver } from '../../support/lexoffice-client.ts';
import { jsonAnswer, ScriptedConnection } from '../../support/scripted-connection.ts';
import { VirtualTime } from '../../support/virtual-time.ts';
import { eventually } from '../../support/eventually.ts';

const TOKEN = 'lexoffice.apiToken';

/** A seat with its own organisation service, over books that seats may share. */
class Seat {
  company = { organizationId: 'o1', companyName: 'Muster GmbH', smallBusiness: false, taxType: 'net' };
  fault: () => ConnectionResponse | undefined | Promise<undefined> = () => undefined;
  readonly connection = new ScriptedConnection(async () => (await this.fault()) ?? jsonAnswer(this.company));
  readonly organization: TokenOrganization;
  readonly states: ConnectionState[] = [];

  constructor(readonly host = new InMemoryHost()) {
    const time = new VirtualTime();
    const services = hostOver(this.connection, host);
    const client = new ConnectionLexofficeClient(services, time, time);
    this.organization = new TokenOrganization(services, client, time);
    this.organization.state$.subscribe((state) => this.states.push(state));
  }

  /** The user stores, replaces or removes the token. */
  async changeToken(stored: boolean): Promise<void> {
    if (stored) this.host.secrets.add(TOKEN);
    else this.host.secrets.delete(TOKEN);
    await this.host.services.settings.update(TOKEN, undefined);
  }

  get last(): ConnectionState {
    return this.states.at(-1)!;
  }
}

describe('Organization', () => {
  it('asks nobody before it is asked', () => {
    const seat = new Seat();
    expect(seat.last.status).toBe('checking');
    expect(seat.connection.requests).toHaveLength(0);
  });

  it('has no token, and asks nobody', async () => {
    const host = new InMemoryHost();
    host.secrets.clear();
    const seat = new Seat(host);
    expect(await seat.organization.check()).toEqual({ status: 'no-token' });
    expect(seat.connection.requests).toHaveLength(0);
  });

  it('asks by hand whatever it has heard: the word of a stored token may come later than the click', async () => {
    const host = new InMemoryHost();
    host.secrets.clear();
    const seat = new Seat(host);
    await seat.organization.check();
    expect(await seat.organization.check({ byHand: true })).toMatchObject({ status: 'connected' });
    seat.fault = () => {
      throw connectionError('no-secret');
    };
    expect(await seat.organization.check({ byHand: true })).toEqual({ status: 'no-token' });
  });

  it('asks by hand anew when a check with the token of before is under way', async () => {
    const seat = new Seat();
    seat.fault = () => jsonAnswer({ message: 'Unauthorized' }, 401);
    const before = seat.organization.check();
    const byHand = seat.organization.check({ byHand: true });
    expect(await before).toMatchObject({ status: 'failed' });
    seat.fault = () => undefined;
    expect(await byHand).toMatchObject({ status: 'connected' });
  });

  it('binds the first company found, and says so in the Logbuch', async () => {
    const seat = new Seat();
    expect(await seat.organization.check()).toMatchObject({
      status: 'connected',
      profile: { organizationId: 'o1' },
    });
    expect(seat.host.audits).toMatchObject([
      { action: 'organization.bound', newValue: { organizationId: 'o1' } },
    ]);
    await seat.organization.check();
    expect(seat.host.audits).toHaveLength(1);
  });

  it('answers several checks at once with one request', async () => {
    const seat = new Seat();
    const answers = await Promise.all([1, 2, 3].map(() => seat.organization.check()));
    expect(new Set(answers).size).toBe(1);
    expect(seat.connection.requests).toHaveLength(1);
  });

  it('B16: names both companies when the token leads to another one, and binds nothing', async () => {
    const seat = new Seat();
    await seat.organization.check();
    seat.company = { ...seat.company, organizationId: 'o2', companyName: 'Andere AG' };
    expect(await seat.organization.check()).toMatchObject({
      status: 'other-organization',
      boundTo: 'Muster GmbH',
      profile: { companyName: 'Andere AG' },
    });
    expect(seat.host.state<{ organizationId: string }>('organization').get('binding')?.organizationId).toBe(
      'o1',
    );
  });

  it('B16: binds the other company once the user agreed, with old and new in the Logbuch', async () => {
    const seat = new Seat();
    await seat.organization.check();
    seat.company = { ...seat.company, organizationId: 'o2', companyName: 'Andere AG' };
    await seat.organization.check();
    expect(await seat.organization.rebind()).toMatchObject({
      status: 'connected',
      profile: { organizationId: 'o2' },
    });
    expect(seat.host.audits.at(-1)).toMatchObject({
      oldValue: { companyName: 'Muster GmbH' },
      newValue: { companyName: 'Andere AG' },
    });
    expect(await seat.organization.check()).toMatchObject({ status: 'connected' });
  });

  it('rules 10: another company has to be synced anew; the sides of the first one are remembered', async () => {
    const seat = new Seat();
    await seat.organization.check();
    await seat.organization.markSynced('customer');
    expect(await seat.organization.lastSync('customer')).toBeDefined();
    expect(await seat.organization.lastSync('supplier')).toBeUndefined();
    seat.company = { ...seat.company, organizationId: 'o2' };
    await seat.organization.rebind();
    expect(await seat.organization.lastSync('customer')).toBeUndefined();
    seat.company = { ...seat.company, organizationId: 'o1' };
    await seat.organization.rebind();
    expect(await seat.organization.lastSync('customer')).toBeDefined();
  });

  it('keeps the name of the company up to date', async () => {
    const seat = new Seat();
    await seat.organization.check();
    seat.company = { ...seat.company, companyName: 'Muster & Söhne GmbH' };
    await seat.organization.check();
    seat.company = { ...seat.company, organizationId: 'o2' };
    expect(await seat.organization.check()).toMatchObject({ boundTo: 'Muster & Söhne GmbH' });
  });

  it('LX-12, G21: buttons stay while only the network is away, also after a restart', async () => {
    const seat = new Seat();
    await seat.organization.check();
    seat.fault = () => {
      throw connectionError('offline');
    };
    expect(await seat.organization.check()).toEqual({ status: 'failed', failure: 'offline', working: true });
    const restarted = new Seat(seat.host);
    restarted.fault = seat.fault;
    expect(await restarted.organization.check()).toMatchObject({ working: true });
  });

  it('LX-12: buttons do not appear for a token that never worked', async () => {
    const seat = new Seat();
    seat.fault = () => jsonAnswer({ message: 'x' }, 503);
    expect(await seat.organization.check()).toEqual({
      status: 'failed',
      failure: 'unavailable',
      working: false,
    });
  });

  it.each([
    [401, 'unauthorized'],
    [402, 'plan'],
    [403, 'plan'],
  ])(
    'G6, G7: buttons go when the token itself is refused with %i, and stay gone when the network fails later',
    async (status, failure) => {
      const seat = new Seat();
      await seat.organization.check();
      seat.fault = () => jsonAnswer({ message: '' }, status);
      expect(await seat.organization.check()).toEqual({ status: 'failed', failure, working: false });
      expect(seat.connection.requests).toHaveLength(2);
      seat.fault = () => {
        throw connectionError('offline');
      };
      expect(await seat.organization.check()).toMatchObject({ working: false });
    },
  );

  it('checks again when the token is replaced, and forgets that the old one worked', async () => {
    const seat = new Seat();
    await seat.organization.check();
    seat.fault = () => {
      throw connectionError('offline');
    };
    await seat.changeToken(true);
    await eventually(() => expect(seat.last).toMatchObject({ status: 'failed', working: false }));
    expect(seat.states.map(({ status }) => status)).toContain('checking');
  });

  it('is without a token as soon as it is removed', async () => {
    const seat = new Seat();
    await seat.organization.check();
    await seat.changeToken(false);
    expect(seat.last).toEqual({ status: 'no-token' });
  });

  it('does not believe the answer to a token that was replaced meanwhile', async () => {
    const seat = new Seat();
    let answerOld: () => void = () => undefined;
    seat.fault = () => new Promise((resolve) => (answerOld = () => resolve(undefined)));
    const checked = seat.organization.check();
    await eventually(() => expect(seat.connection.requests).toHaveLength(1));
    seat.fault = () => jsonAnswer({ message: 'Unauthorized' }, 401);
    await seat.changeToken(true);
    answerOld();
    expect(await checked).toMatchObject({ status: 'failed', failure: 'unauthorized' });
    expect(seat.states.some(({ status }) => status === 'connected')).toBe(false);
  });

  it('two seats that bind at the same moment agree on one company', async () => {
    const host = new InMemoryHost();
    const first = new Seat(host);
    const second = new Seat(host);
    second.company = { ...second.company, organizationId: 'o2', companyName: 'Andere AG' };
    const states = await Promise.all([first.organization.check(), second.organization.check()]);
    expect(states.map(({ status }) => status).toSorted()).toEqual(['connected', 'other-organization']);
    expect(host.audits).toHaveLength(1);
  });

  it('two seats that see a new token at the same moment both end connected', async () => {
    const host = new InMemoryHost();
    const seats = [new Seat(host), new Seat(host)];
    await Promise.all(seats.map((seat) => seat.organization.check()));
    await seats[0]!.changeToken(true);
    await eventually(() => {
      expect(seats.map(({ last }) => last.status)).toEqual(['connected', 'connected']);
      expect(host.state<{ tokenWorked: boolean }>('organization').get('binding')?.tokenWorked).toBe(true);
    });
  });

  describe('behind a second Mandant of the same host', () => {
    const first = { id: 'm0', name: 'Altbestand' };
    const second = () => {
      const seat = new Seat();
      seat.host.elsewhere.set('o1', [first]);
      return seat;
    };

    it('B16: stops and names the first Mandant', async () => {
      const seat = second();
      expect(await seat.organization.check()).toMatchObject({ status: 'second-mandant', first });
      await expect(connectedProfile(seat.organization)).rejects.toMatchObject({
        code: 'organization-shared',
      });
    });

    it('asks once: the answer is remembered, and logged', async () => {
      const seat = second();
      await seat.organization.check();
      expect(await seat.organization.share()).toMatchObject({ status: 'connected' });

      const later = new Seat(seat.host);
      expect(await later.organization.check()).toMatchObject({ status: 'connected' });
      expect(seat.host.audits.filter(({ action }) => action === 'organization.shared')).toMatchObject([
        { subject: 'Muster GmbH', newValue: { firstMandant: 'Altbestand' } },
      ]);
    });

    it('says nothing to the first one, and lets go of a company that it leaves', async () => {
      const seat = new Seat();
      expect(await seat.organization.check()).toMatchObject({ status: 'connected' });
      expect([...seat.host.state('companies').keys()]).toEqual(['o1']);

      seat.company = { ...seat.company, organizationId: 'o2', companyName: 'Neu GmbH' };
      await seat.organization.check();
      expect(await seat.organization.rebind()).toMatchObject({ status: 'connected' });
      expect([...seat.host.state('companies').keys()]).toEqual(['o2']);
    });
  });
});
