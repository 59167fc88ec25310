import 'reflect-metadata';
import { expect, it } from 'vitest';
import type { PluginContext } from '../../../host/api/plugin-context.ts';
import { Workbench } from '../../../src/contributions/contribution.ts';
import { EvaluationsContribution } from '../../../src/contributions/evaluations.contribution.ts';
import { de } from '../../../src/l10n/de/de.ts';
import { Texts } from '../../../src/l10n/texts.ts';
import type { Evaluations } from '../../../src/ui/evaluations/evaluations.ts';
import { ImportScenario } from '../../support/import-scenario.ts';
import { button, inside, PlainWindow, settled } from './support/render.ts';

it('"UStVA-Prüfliste …" sums up what was imported, compares it with Lexware Office, and leads to the voucher in its list', async () => {
  const scenario = new ImportScenario();
  scenario.lexoffice.add({ number: 'RE-7' });
  await scenario.import();
  const [voucher] = scenario.host.vouchers.values();

  const handlers = new Map<string, () => Promise<void>>();
  const window = new PlainWindow();
  const opened: unknown[] = [];
  const workbench = {
    ...scenario.host.services,
    window,
    language: 'de',
    commands: {
      register: (command: string, handler: () => Promise<void>) => {
        handlers.set(command, handler);
        return { dispose: () => handlers.delete(command) };
      },
    },
    views: { open: (...place: unknown[]) => opened.push(place) },
  } as unknown as PluginContext;
  scenario.container.bind(Texts).toConstantValue(de);
  scenario.container.bind(Workbench).toConstantValue(workbench);
  scenario.container.bind(EvaluationsContribution).toSelf();
  const registered = scenario.container.get(EvaluationsContribution).start();
  expect(handlers.size).toBe(5);

  const closed = handlers.get('lexoffice.evaluateVat')!();
  const element = await window.element<Evaluations>('lexoffice-evaluations');
  button(element, 'Mit Lexware Office vergleichen').click();
  for (let frame = 0; frame < 50 && element.stated?.status !== 'ready'; frame++) await settled();
  const cells = [...inside(element, '.sheet tbody tr:nth-child(2)').children].map((cell) =>
    cell.textContent.trim(),
  );
  expect(cells.slice(0, 2)).toEqual(['81', 'Inland 19 %']);
  // Booked is what is stated.
  expect(cells.slice(-2)).toEqual(['0,00', '0,00']);
  inside<HTMLButtonElement>(element, '.sheet tbody tr:nth-child(2) button').click();
  await settled();
  button(inside(element, 'lexoffice-grid'), 'Beleg RE-7 zeigen').click();
  await closed;
  expect(opened).toEqual([['customers', { voucher: voucher!.id }]]);
  registered.dispose();
  expect(handlers.size).toBe(0);
});
