import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { collect } from '../../../host/client/pages.ts';
import { eventually } from '../../support/eventually.ts';
import { sharedTestHost, type TestHost } from './test-host.ts';

const CANARY = 'canary-5f1c0e9a-token';

describe('settings of the client', () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await sharedTestHost();
  });
  afterAll(() => test.stop());

  it("answers the manifest's default until something is stored", async () => {
    const { settings } = (await test.session()).services(test.manifest);
    expect(settings.get('lexoffice.downPaymentsBookedOn')).toBe('account');
    expect(settings.get('lexoffice.lastFetchDate')).toBeUndefined();
  });

  it('reads its own write as soon as the write is done', async () => {
    const { settings } = (await test.session()).services(test.manifest);
    await settings.update('lexoffice.lastFetchDate', '2026-03-31');
    expect(settings.get('lexoffice.lastFetchDate')).toBe('2026-03-31');
    await settings.update('lexoffice.lastFetchDate', undefined);
    expect(settings.get('lexoffice.lastFetchDate')).toBeUndefined();
  });

  it('hears of a change at another seat', async () => {
    const [here, there] = await Promise.all([test.session(), test.session()]);
    const heard = vi.fn();
    const { settings } = here.services(test.manifest);
    settings.onDidChange(heard);
    await there.services(test.manifest).settings.update('lexoffice.overwriteMasterData', true);
    await eventually(() => expect(heard).toHaveBeenCalledWith(['lexoffice.overwriteMasterData']));
    expect(settings.get('lexoffice.overwriteMasterData')).toBe(true);
  });

  it('knows that a secret is stored, replaced and removed, and never its value', async () => {
    const session = await test.session();
    const { settings } = session.services(test.manifest);
    const heard = vi.fn();
    settings.onDidChange(heard);
    expect(settings.hasSecret('lexoffice.apiToken')).toBe(false);

    await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', CANARY);
    await eventually(() => expect(settings.hasSecret('lexoffice.apiToken')).toBe(true));
    expect(settings.get('lexoffice.apiToken')).toBeUndefined();
    await session.admin.putSecret('lexoffice', 'lexoffice.apiToken', `${CANARY}-2`);
    await eventually(() => expect(heard.mock.calls.flat(2)).toHaveLength(2));

    await session.admin.removeSecret('lexoffice', 'lexoffice.apiToken');
    await eventually(() => expect(settings.hasSecret('lexoffice.apiToken')).toBe(false));
    expect(JSON.stringify(await collect(session.admin.auditLog()))).not.toContain(CANARY);
  });

  it('passes the refusal of a value on, for the user', async () => {
    const { settings } = (await test.session()).services(test.manifest);
    await expect(settings.update('lexoffice.gapMs', 60_000)).rejects.toMatchObject({
      name: 'HostError',
      code: 'invalid',
    });
    expect(settings.get('lexoffice.gapMs')).toBe(550);
  });

  it('throws for a key that the manifest does not declare', async () => {
    const { settings } = (await test.session()).services(test.manifest);
    expect(() => settings.get('lexoffice.unknown')).toThrow(/lexoffice\.unknown/);
    expect(() => settings.hasSecret('toString')).toThrow();
  });
});
