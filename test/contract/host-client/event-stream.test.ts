import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { eventually } from '../../support/eventually.ts';
import { sharedTestHost, type TestHost } from './test-host.ts';

/** A network whose event streams can be cut, and kept away. */
function cuttableNetwork(): { fetch: typeof fetch; cut(): void; mend(): void } {
  let broken = false;
  let streams: AbortController[] = [];
  return {
    fetch: async (input, init) => {
      const isStream = new Request(input).url.endsWith('/events');
      if (!isStream) return fetch(input, init);
      if (broken) throw new TypeError('fetch failed');
      const cut = new AbortController();
      streams.push(cut);
      return fetch(input, { ...init, signal: AbortSignal.any([cut.signal, init!.signal!]) });
    },
    cut() {
      broken = true;
      for (const stream of streams) stream.abort();
      streams = [];
    },
    mend() {
      broken = false;
    },
  };
}

describe('events of the client', () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await sharedTestHost();
  });
  afterAll(() => test.stop());

  it('come back after the stream was cut, and tell that something may have been missed', async () => {
    const network = cuttableNetwork();
    const [session, other] = [await test.session(network.fetch), await test.session()];
    const { settings, vouchers, state } = session.services(test.manifest);
    const [changedSettings, changedVouchers, changedState, online] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    settings.onDidChange(changedSettings);
    vouchers.onDidChange(changedVouchers);
    state.collection('transferred').onDidChange(changedState);
    session.stream.onDidChangeOnline(online);

    expect(session.stream.lostAt).toBeUndefined();
    const before = Date.now();
    network.cut();
    await eventually(() => expect(online).toHaveBeenLastCalledWith(false));
    expect(session.stream.lostAt!.getTime()).toBeGreaterThanOrEqual(before);
    await other.services(test.manifest).settings.update('lexoffice.lastFetchDate', '2026-05-01');
    network.mend();

    await eventually(() => expect(changedVouchers).toHaveBeenCalledWith([]));
    expect(online).toHaveBeenLastCalledWith(true);
    expect(session.stream.lostAt).toBeUndefined();
    expect(changedState).toHaveBeenCalledWith([]);
    expect(changedSettings).toHaveBeenCalledWith(['lexoffice.lastFetchDate']);
    expect(settings.get('lexoffice.lastFetchDate')).toBe('2026-05-01');
  });

  it('reach only the collection that was written', async () => {
    const session = await test.session();
    const { state } = session.services(test.manifest);
    const [mine, others] = [vi.fn(), vi.fn()];
    state.collection('watermark').onDidChange(mine);
    state.collection('marks').onDidChange(others);
    await state.collection('watermark').write([{ key: 'a', value: { at: '2026-01-01' } }]);
    await eventually(() => expect(mine).toHaveBeenCalledWith(['a']));
    expect(others).not.toHaveBeenCalled();
  });

  it('end with the session', async () => {
    const session = await test.session();
    const { state } = session.services(test.manifest);
    const heard = vi.fn();
    state.collection('late').onDidChange(heard);
    session.dispose();
    const other = (await test.session()).services(test.manifest).state.collection('late');
    const heardThere = vi.fn();
    other.onDidChange(heardThere);
    await other.write([{ key: 'a', value: 1 }]);
    await eventually(() => expect(heardThere).toHaveBeenCalled());
    expect(heard).not.toHaveBeenCalled();
  });

  it('tell of a new name of the Mandant, and of a closed period', async () => {
    const session = await test.session();
    const { mandant } = session.services(test.manifest);
    const heard = vi.fn();
    mandant.onDidChange(heard);
    await session.admin.updateMandant({ name: 'Ökobau e.K.' });
    await eventually(() =>
      expect(heard).toHaveBeenCalledWith(expect.objectContaining({ name: 'Ökobau e.K.' })),
    );
    expect(mandant.current.name).toBe('Ökobau e.K.');
    await session.admin.updateMandant({ closedUntil: '2026-03-31', fiscalYearStart: '07-01' });
    await eventually(() =>
      expect(mandant.current).toMatchObject({ closedUntil: '2026-03-31', fiscalYearStart: '07-01' }),
    );
    expect(heard).toHaveBeenLastCalledWith(mandant.current);
  });
});
