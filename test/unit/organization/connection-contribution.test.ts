import 'reflect-metadata';
import { BehaviorSubject } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import type { SettingNote } from '../../../host/api/settings.ts';
import { ConnectionContribution } from '../../../src/contributions/connection.contribution.ts';
import { de } from '../../../src/l10n/de/de.ts';
import type { ConnectionState, Organization } from '../../../src/services/organization/organization.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';

const KEY_PAGE = 'https://app.lexware.de/addons/public-api';
const EXPIRES_ON = 'lexoffice.tokenExpiresOn';
const connected = { status: 'connected', profile: { companyName: 'Muster GmbH' } } as ConnectionState;
const unauthorized: ConnectionState = { status: 'failed', failure: 'unauthorized', working: false };

/** A seat on 20 November 2026, late in the evening; a message with actions is answered with the first. */
function started({ expiresOn, state = connected }: { expiresOn?: string; state?: ConnectionState } = {}) {
  const host = new InMemoryHost();
  if (state.status === 'no-token') host.secrets.clear();
  if (expiresOn !== undefined) host.settings.set(EXPIRES_ON, expiresOn);
  const notes: SettingNote[] = [];
  const messages: [severity: string, text: string][] = [];
  const opened: string[] = [];
  const sections: (string | undefined)[] = [];
  const commands = new Map<string, () => unknown>();
  const nothing = { dispose: () => undefined };
  const workbench = {
    ...host.services,
    settings: {
      ...host.services.settings,
      annotate: (_section: string, note: SettingNote) => (notes.push(note), nothing),
      open: (section?: string) => sections.push(section),
    },
    commands: {
      setContext: () => undefined,
      register: (command: string, handler: () => unknown) => (commands.set(command, handler), nothing),
    },
    window: {
      setStatus: () => nothing,
      showMessage: (severity: string, text: string, action?: string) => {
        messages.push([severity, text]);
        return Promise.resolve(action);
      },
      openExternal: (url: string) => opened.push(url),
    },
  } as unknown as PluginContext;
  const state$ = new BehaviorSubject(state);
  const organization = { state$, check: () => Promise.resolve(state) } as unknown as Organization;
  let now = '2026-11-20T23:30:00+01:00';
  const clock = { now: () => new Date(now) };
  const running = new ConnectionContribution(workbench, organization, clock, de).start();
  const passTo = (instant: string) => void (now = instant);
  const become = (next: ConnectionState) => state$.next(next);
  return {
    host,
    notes,
    messages,
    opened,
    sections,
    running,
    passTo,
    become,
    check: commands.get('lexoffice.checkConnection')!,
  };
}

describe('the end of the API token (G6)', () => {
  it('stands in the status once the user has entered it', async () => {
    const { host, notes, messages } = started();
    expect(notes.at(-1)).toEqual({ text: 'Verbunden mit Muster GmbH.', severity: 'success' });
    await host.services.settings.update(EXPIRES_ON, '2026-12-21');
    expect(notes.at(-1)).toEqual({
      text: 'Verbunden mit Muster GmbH. Schlüssel läuft ab am 21.12.2026.',
      severity: 'success',
    });
    expect(messages).toEqual([]);
  });

  it.each([
    ['30 days before', '2026-12-20', 'läuft ab am 20.12.2026'],
    ['on the day itself', '2026-11-20', 'läuft ab am 20.11.2026'],
    ['afterwards', '2026-11-19', 'ist am 19.11.2026 abgelaufen'],
  ])('is a warning %s, with the way to the key page', async (_when, expiresOn, text) => {
    const { notes, messages, opened } = started({ expiresOn });
    expect(notes.at(-1)?.severity).toBe('warning');
    expect(notes.at(-1)?.text).toContain(text);
    await Promise.resolve();
    expect(messages).toEqual([['warning', expect.stringContaining(text)]]);
    await Promise.resolve();
    expect(opened).toEqual([KEY_PAGE]);
  });

  it('is forgotten as soon as the day is cleared: note and reminder', async () => {
    const { host, notes, messages } = started({ expiresOn: '2026-11-19' });
    await Promise.resolve();
    await host.services.settings.update(EXPIRES_ON, undefined);
    expect(notes.at(-1)).toEqual({ text: 'Verbunden mit Muster GmbH.', severity: 'success' });
    // A message of success puts those before it away.
    expect(messages.at(-1)).toEqual(['success', 'Verbunden mit Muster GmbH.']);
  });

  it('comes by itself while the seat stays open over midnight', async () => {
    vi.useFakeTimers();
    const { notes, passTo, running } = started({ expiresOn: '2026-12-21' });
    expect(notes.at(-1)?.severity).toBe('success');
    passTo('2026-11-21T00:00:30+01:00');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(notes.at(-1)?.severity).toBe('warning');
    running.dispose();
    vi.useRealTimers();
  });

  it('says nothing while no token is stored', () => {
    const { notes, messages } = started({ expiresOn: '2026-11-19', state: { status: 'no-token' } });
    expect(notes.at(-1)?.text).not.toContain('abgelaufen');
    expect(messages).toEqual([]);
  });

  it('leads there at once when a token that worked is refused, for the buttons go', async () => {
    const { messages, opened, become } = started();
    become(unauthorized);
    become(unauthorized);
    expect(messages).toEqual([['error', expect.stringContaining('lehnt den API-Token ab')]]);
    await Promise.resolve();
    expect(opened).toEqual([KEY_PAGE]);
  });
});

describe('"Verbindung prüfen"', () => {
  it('answers in the settings and nowhere else, with the time', async () => {
    const { check, messages, notes, sections } = started();
    await check();
    expect(sections).toEqual(['lexoffice']);
    expect(notes.at(-1)).toEqual({
      text: 'Verbunden mit Muster GmbH. Geprüft um 23:30.',
      severity: 'success',
    });
    expect(messages).toEqual([]);
  });

  it('no longer says so of what was found later', async () => {
    const { check, notes, become } = started();
    await check();
    become({ ...connected });
    expect(notes.at(-1)?.text).toBe('Verbunden mit Muster GmbH.');
  });

  it('leads to the key page when the token is refused', async () => {
    const { check, messages, notes } = started({ state: unauthorized });
    await check();
    expect(notes.at(-1)).toEqual({
      text: expect.stringMatching(/lehnt den API-Token ab.* Geprüft um 23:30\.$/) as string,
      severity: 'error',
      link: { title: 'Schlüssel in Lexware Office öffnen', url: KEY_PAGE },
    });
    expect(messages).toEqual([]);
  });
});
