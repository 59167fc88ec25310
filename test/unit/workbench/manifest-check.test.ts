import { describe, expect, it } from 'vitest';
import { checkManifest } from '../../../host/api/manifest-check.ts';
import declared from '../../../plugin.manifest.json';

type Contributes = typeof declared.contributes;

function changed(change: (contributes: Contributes) => Record<string, unknown>): object {
  return { ...declared, contributes: { ...declared.contributes, ...change(declared.contributes) } };
}

describe('checkManifest', () => {
  it("finds nothing wrong with this project's manifest", () => {
    const { manifest, problems } = checkManifest(declared);
    expect(problems).toEqual([]);
    expect(manifest).toEqual(declared);
  });

  it.each([
    [undefined],
    [42],
    [[]],
    [{}],
    [{ ...declared, id: 'Not an id' }],
    [{ ...declared, contributes: null }],
  ])('cannot use %o, and says why', (input) => {
    const { manifest, problems } = checkManifest(input);
    expect(manifest).toBeUndefined();
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each(['^2.0.0', '^1.1.0', '1.0.1', '*'])('refuses a plugin for the contract %s', (fibuscan) => {
    const { manifest, problems } = checkManifest({ ...declared, engines: { fibuscan } });
    expect(manifest).toBeUndefined();
    expect(problems).toEqual([`engines.fibuscan: ${fibuscan} does not accept 1.0.0`]);
  });

  it('skips a bad command with the buttons and settings that need it, and loads the rest', () => {
    const { manifest, problems } = checkManifest(
      changed(({ commands }) => ({
        commands: commands.map((command) =>
          command.command === 'lexoffice.importInvoices' ? { ...command, icon: 'unicorn' } : command,
        ),
      })),
    );
    expect(manifest?.contributes.commands).toHaveLength(declared.contributes.commands.length - 1);
    expect(manifest?.contributes.toolbars.customers?.map(({ command }) => command)).toEqual([
      'lexoffice.syncCustomers',
      'lexoffice.evaluations',
    ]);
    expect(problems).toEqual([
      expect.stringMatching(/^contributes\.commands\.2\.icon: /),
      'contributes.toolbars.customers: lexoffice.importInvoices: command lexoffice.importInvoices is not declared',
      'contributes.setup.steps.6: command lexoffice.importInvoices is not declared',
    ]);
  });

  it('skips a step of the set-up that cannot be done or read, and a set-up without steps', () => {
    const [token, company] = declared.contributes.setup.steps;
    const { setup } = declared.contributes;
    const check = (steps: readonly object[]) =>
      checkManifest(changed(() => ({ setup: { ...setup, steps } })));
    const { manifest, problems } = check([
      token!,
      { ...company, command: 'lexoffice.unknown' },
      { ...company, done: 'a &' },
    ]);
    expect(manifest?.contributes.setup?.steps).toEqual([token]);
    expect(problems).toEqual([
      'contributes.setup.steps.1: command lexoffice.unknown is not declared',
      expect.stringMatching(/^contributes\.setup\.steps\.2: when "a &", at /),
    ]);
    expect(check([{ ...company, command: 'lexoffice.unknown' }]).manifest?.contributes).not.toHaveProperty(
      'setup',
    );
    expect(check([]).manifest?.contributes).not.toHaveProperty('setup');
  });

  it('skips a button whose when clause cannot be read, and says where', () => {
    const { manifest, problems } = checkManifest(
      changed(({ toolbars }) => ({
        toolbars: { ...toolbars, suppliers: [{ command: 'lexoffice.syncSuppliers', when: 'a & b' }] },
      })),
    );
    expect(manifest?.contributes.toolbars.suppliers).toEqual([]);
    expect(problems).toEqual([
      'contributes.toolbars.suppliers: lexoffice.syncSuppliers: when "a & b", at 2: unexpected & (write && for "and")',
    ]);
  });

  it.each([
    ['a type that does not exist', { type: 'colour', title: 'x' }, /properties\.lexoffice\.x/],
    [
      'a default outside the values',
      {
        type: 'enum',
        title: 'x',
        values: [
          { value: 'a', title: 'A' },
          { value: 'b', title: 'B' },
        ],
        default: 'c',
      },
      /none of the values/,
    ],
    ['a broken pattern', { type: 'string', title: 'x', pattern: '(' }, /regular expression/],
    [
      'a command that nobody declares',
      { type: 'action', title: 'x', command: 'lexoffice.nothing' },
      /not declared/,
    ],
  ])('skips a setting with %s', (_what, property, reason) => {
    const { manifest, problems } = checkManifest(
      changed(({ configuration }) => ({
        configuration: {
          ...configuration,
          properties: { ...configuration.properties, 'lexoffice.x': property },
        },
      })),
    );
    expect(Object.keys(manifest!.contributes.configuration.properties)).toEqual(
      Object.keys(declared.contributes.configuration.properties),
    );
    expect(problems.join('\n')).toMatch(reason);
  });

  it.each<[string, object, RegExp]>([
    [
      'an activation event',
      { activationEvents: [...declared.activationEvents, 'onMoon'] },
      /^activationEvents\.4: /,
    ],
    ['a contribution', changed(() => ({ menus: [] })), /^contributes\.menus: /],
    [
      'a view',
      changed(({ toolbars }) => ({ toolbars: { ...toolbars, payroll: [] } })),
      /^contributes\.toolbars\.payroll: /,
    ],
    [
      'a name for a setting',
      changed(({ configuration }) => ({
        configuration: {
          ...configuration,
          properties: { ...configuration.properties, '1 bad': { type: 'date', title: 'x' } },
        },
      })),
      /^contributes\.configuration\.properties\.1 bad: /,
    ],
    [
      'a when clause without end',
      changed(({ toolbars }) => ({
        toolbars: {
          ...toolbars,
          suppliers: [
            ...toolbars.suppliers,
            { command: 'lexoffice.syncSuppliers', when: '!'.repeat(100_000) },
          ],
        },
      })),
      /^contributes\.toolbars\.suppliers\.1\.when: /,
    ],
  ])('skips %s that it does not know, and loads the rest', (_what, change, problem) => {
    const { manifest, problems } = checkManifest({ ...declared, ...change });
    expect(manifest).toEqual(declared);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it('skips the name of an action of the Logbuch that is none, and loads the rest', () => {
    const { manifest, problems } = checkManifest(
      changed(() => ({
        auditActions: { 'entry.dismissed': 'Verworfen', Dismissed: 'x', 'entry.restored': '' },
      })),
    );
    expect(manifest?.contributes.auditActions).toEqual({ 'entry.dismissed': 'Verworfen' });
    expect(problems).toEqual([
      expect.stringMatching(/^contributes\.auditActions\.Dismissed: /),
      expect.stringMatching(/^contributes\.auditActions\.entry\.restored: /),
    ]);
  });

  it('skips a connection whose secret, pace or write switch is no such setting', () => {
    const [connection] = declared.contributes.connections;
    const { manifest, problems } = checkManifest(
      changed(() => ({
        connections: [
          { ...connection, secret: 'lexoffice.gapMs' },
          { ...connection, write: { methods: ['POST'], setting: 'lexoffice.gapMs' } },
          { ...connection, pace: { setting: 'lexoffice.apiToken' } },
        ],
      })),
    );
    expect(manifest?.contributes.connections).toEqual([]);
    expect(problems).toHaveLength(3);
  });
});
