import 'reflect-metadata';
import { expect, it } from 'vitest';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import { commandId } from '../../../src/contributions/contribution.ts';
import { createContainer } from '../../../src/container.ts';
import { ImportContribution } from '../../../src/contributions/import.contribution.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { InMemoryHost } from '../../support/in-memory-host.ts';

it('A click on "Rechnungen importieren" while the message of the one before still stands is answered', async () => {
  const host = new InMemoryHost();
  host.secrets.clear();
  const messages: string[] = [];
  const handlers = new Map<string, () => Promise<void>>();
  const context = {
    ...host.services,
    commands: {
      register: (command: string, handler: () => Promise<void>) => {
        handlers.set(command, handler);
        return { dispose: () => undefined };
      },
    },
    jobs: { list: () => Promise.resolve([]) },
    connections: { get: () => ({ onDidPause: () => ({ dispose: () => undefined }) }) },
    window: {
      showMessage: (_severity: string, text: string) => {
        messages.push(text);
        return new Promise(() => undefined);
      },
    },
  } as unknown as PluginContext;
  const container = createContainer(context, de);
  container.get(ImportContribution, { autobind: true }).start();
  const click = handlers.get(commandId('lexoffice.importInvoices'))!;
  for (let clicks = 1; clicks <= 2; clicks += 1) {
    void click();
    await new Promise((resolve) => setTimeout(resolve));
    expect(messages).toHaveLength(clicks);
  }
});
