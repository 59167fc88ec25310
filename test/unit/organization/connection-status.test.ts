import 'reflect-metadata';
import { BehaviorSubject } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import { ConnectionStatusContribution } from '../../../src/contributions/connection-status.contribution.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { ImportLists } from '../../../src/services/invoices/list/import-lists.ts';
import type { WaitingCount } from '../../../src/services/invoices/list/waiting-count.ts';
import type { ConnectionState, Organization } from '../../../src/services/organization/organization.ts';
import { TransferRegistry } from '../../../src/services/registry/transfer-registry.ts';
import { eventually } from '../../support/eventually.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';

const COMPANY = 'o1';
const connected = {
  status: 'connected',
  profile: { companyName: 'Muster GmbH', organizationId: COMPANY },
} as ConnectionState;
const offline: ConnectionState = { status: 'failed', failure: 'offline', working: true };

describe('what the status bar says of Lexware Office', () => {
  let host: InMemoryHost;
  let registry: TransferRegistry;
  let now: string;
  let shown: (string | undefined)[];
  const state$ = new BehaviorSubject<ConnectionState>({ status: 'checking' });
  const waiting$ = new BehaviorSubject<WaitingCount>({ status: 'unknown' });

  beforeEach(() => {
    host = new InMemoryHost();
    registry = new TransferRegistry(host.services);
    now = '2026-11-22T09:12:00+01:00';
    shown = [];
    state$.next({ status: 'checking' });
    waiting$.next({ status: 'unknown' });
    const workbench = {
      window: {
        setStatus(text: string) {
          shown.push(text);
          return { dispose: () => undefined };
        },
      },
    } as unknown as PluginContext;
    const organization = { state$, boundTo: () => Promise.resolve(COMPANY) } as unknown as Organization;
    new ConnectionStatusContribution(
      workbench,
      organization,
      registry,
      { waiting$ } as unknown as ImportLists,
      { now: () => new Date(now) },
      de,
    ).start();
  });

  const read = (readAt: string) =>
    registry.advanceWatermark(COMPANY, {
      updatedFrom: '2026-11-20',
      lastFetchDate: '2026-03-31',
      readAt,
    });

  it('says nothing before it knows anything', () => {
    expect(shown).toEqual([]);
  });

  it('names the company, and when its list was last read by whomever', async () => {
    state$.next(connected);
    expect(shown.at(-1)).toBe('Lexware Office: Muster GmbH · bereit');
    // A worker in the night, or another seat: here nobody asked for anything.
    await read('2026-11-22T08:30:00Z');
    await eventually(() =>
      expect(shown.at(-1)).toBe('Lexware Office: Muster GmbH · bereit · zuletzt abgerufen 22.11.2026 09:30'),
    );
  });

  it('says since when it is away, as the first failure found it, until something comes through again', async () => {
    await read('2026-11-22T07:00:00Z');
    state$.next(connected);
    waiting$.next({ status: 'stale', failure: 'offline' });
    now = '2026-11-22T09:40:00+01:00';
    state$.next(offline);
    await eventually(() =>
      expect(shown.at(-1)).toBe('Lexware Office: offline seit 09:12 · zuletzt abgerufen 22.11.2026 08:00'),
    );
    waiting$.next({ status: 'ready', count: 3, readAt: now });
    expect(shown.at(-1)).toMatch(/^Lexware Office: Muster GmbH · bereit/);
  });

  it('names the day when it is away since another one', () => {
    state$.next(offline);
    expect(shown.at(-1)).toBe('Lexware Office: offline seit 09:12');
    now = '2026-11-23T08:00:00+01:00';
    state$.next({ ...offline });
    expect(shown.at(-1)).toBe('Lexware Office: offline seit 22.11.2026 09:12');
  });

  it('says what else is wrong, and is not taken for away', () => {
    state$.next({ status: 'failed', failure: 'unauthorized', working: false });
    expect(shown.at(-1)).toBe('Lexware Office lehnt den API-Token ab.');
  });
});
