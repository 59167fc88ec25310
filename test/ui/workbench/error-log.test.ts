import { expect as expectElement, fixture } from '@open-wc/testing';
import { html } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErrorLogEntry } from '../../../host/api/log.ts';
import type { Books } from '../../../host/workbench/books.ts';
import '../../../host/workbench/views/host-error-log.ts';
import type { HostErrorLog } from '../../../host/workbench/views/host-error-log.ts';
import { LiveList } from '../../../host/workbench/live-list.ts';
import { waitUntil } from '../../support/wait-until.ts';
import '../../../host/workbench/workbench.css';

const refused: ErrorLogEntry = {
  id: '9',
  time: '2026-11-23T08:30:00Z',
  user: 'anna',
  source: 'lexoffice',
  severity: 'warning',
  code: 'person-missing',
  document: 'RE-1033 · Nordlicht Solar & Söhne KG',
  message: 'Der Kunde ist nicht abgeglichen.',
  advice: '„Jetzt abgleichen“ wählen.',
  batchId: 'b1',
  details: { entry: 'i1:invoice', traceId: 'f00d', role: 'customer' },
};
const earlier: ErrorLogEntry = { ...refused, id: '4', time: '2026-11-20T08:30:00Z', batchId: 'b0' };
const other: ErrorLogEntry = {
  ...refused,
  id: '3',
  document: 'RE-1034 · Ökobau e.K.',
  code: 'amounts-differ',
};

/** The protocol of a server that takes marks. */
class Protocol {
  readonly marked: [readonly string[], boolean][] = [];
  readonly list: LiveList<ErrorLogEntry>;
  #lines: readonly ErrorLogEntry[];
  #changed: () => void = () => undefined;

  constructor(...lines: readonly ErrorLogEntry[]) {
    this.#lines = lines;
    const read = () => this.#lines;
    this.list = new LiveList({
      read: async function* () {
        yield await Promise.resolve(read());
      },
      readAgain: () => Promise.resolve(read()),
      subscribe: (changed) => {
        this.#changed = changed;
        return [];
      },
    });
  }

  readonly markErrors = (ids: readonly string[], isDone: boolean): Promise<void> => {
    this.marked.push([ids, isDone]);
    this.#lines = this.#lines.map(({ done, ...line }) =>
      ids.includes(line.id)
        ? { ...line, ...(isDone && { done: { time: '2026-11-24T09:00:00Z', user: 'berta' } }) }
        : { ...line, ...(done && { done }) },
    );
    this.#changed();
    return Promise.resolve();
  };
}

async function show(protocol: Protocol): Promise<HostErrorLog> {
  await protocol.list.refresh();
  const session = { mandant: { id: 'm1' }, admin: protocol };
  const books = { errors: protocol.list, session } as unknown as Books;
  return fixture<HostErrorLog>(html`<host-error-log .books=${books}></host-error-log>`);
}

const gridText = (element: HostErrorLog): string =>
  element.shadowRoot!.querySelector('host-grid')!.shadowRoot!.textContent;

async function choose(element: HostErrorLog, words: string): Promise<HTMLElement> {
  const rows = element.shadowRoot!.querySelector('host-grid')!.shadowRoot!;
  const row = () =>
    [...rows.querySelectorAll<HTMLElement>('[role=row]')].find((each) => each.textContent.includes(words));
  const details = () => element.shadowRoot!.querySelector<HTMLElement>('.details');
  await waitUntil(row);
  row()!.querySelector<HTMLElement>('[role=gridcell]')!.click();
  await waitUntil(details);
  return details()!;
}

const button = (element: HostErrorLog, label: string): HTMLElement | undefined =>
  [...element.shadowRoot!.querySelectorAll('button')].find(
    ({ ariaLabel, textContent }) => ariaLabel === label || textContent.trim() === label,
  );

function select(element: HostErrorLog, value: string): void {
  const field = [...element.shadowRoot!.querySelectorAll('select')].find((each) =>
    [...each.options].some((option) => option.value === value),
  )!;
  field.value = value;
  field.dispatchEvent(new Event('change'));
}

beforeEach(() => sessionStorage.clear());
afterEach(() => vi.restoreAllMocks());

describe('host-error-log', () => {
  it('LX-24, G25: shows of each refusal when, who, which document, why and what to do, with the trace', async () => {
    const element = await show(new Protocol(refused));
    const details = await choose(element, 'RE-1033');
    await expectElement(element).to.be.accessible();
    for (const part of [refused.document, refused.message, refused.advice, refused.code, 'f00d', 'anna'])
      expect(details.textContent).toContain(part);
    expect(details.textContent).toContain('23.11.2026');
    expect(details.textContent).toContain('Rolle');
    expect(details.textContent).not.toContain('customer');
  });

  it('shows what several runs told of a document as one row, with its number and its first time', async () => {
    const element = await show(new Protocol(refused, earlier, other));
    await waitUntil(() => gridText(element).includes('2 × seit 20.11.2026'));
    const grid = element.shadowRoot!.querySelector('host-grid')!.shadowRoot!.querySelector('[role=grid]')!;
    expect(grid.getAttribute('aria-rowcount')).toBe('3');
    expect(element.shadowRoot!.textContent).toContain('2 Einträge aus 3 Meldungen');
    const details = await choose(element, 'RE-1033');
    expect(details.textContent).toMatch(/2 Mal, zuerst 20\.11\.2026.*, zuletzt 23\.11\.2026/);
  });

  it('marks a row with all its lines as done, says so and hands the focus on to the next one', async () => {
    const protocol = new Protocol(refused, earlier, other);
    const element = await show(protocol);
    await choose(element, 'RE-1033');
    button(element, 'Als erledigt kennzeichnen')!.click();
    await waitUntil(() => !gridText(element).includes('RE-1033'));
    expect(protocol.marked).toEqual([[['9', '4'], true]]);
    await waitUntil(() => element.shadowRoot!.querySelector('.details')?.textContent.includes('RE-1034'));
    expect(element.shadowRoot!.activeElement?.localName).toBe('host-grid');
    await waitUntil(() =>
      document.querySelector('host-notices')?.shadowRoot?.textContent.includes('Der Eintrag ist erledigt.'),
    );
  });

  it('shows what is done with who did it, and opens it again', async () => {
    const done = { time: '2026-11-24T09:00:00Z', user: 'berta' };
    const protocol = new Protocol({ ...refused, done });
    const element = await show(protocol);
    await waitUntil(() => gridText(element).includes('Alles erledigt'));
    select(element, 'done');
    await waitUntil(() => gridText(element).includes('berta'));
    await choose(element, 'RE-1033');
    await expectElement(element).to.be.accessible();
    button(element, 'Wieder öffnen')!.click();
    await waitUntil(() => !gridText(element).includes('RE-1033'));
    expect(protocol.marked).toEqual([[['9'], false]]);
  });

  it('opens the place of repair, from the details and from the menu of the row', async () => {
    let opened = 0;
    const element = await show(new Protocol(refused));
    element.repairOf = ({ code }) => ({ label: `Hilft gegen ${code}`, open: () => (opened += 1) });
    await choose(element, 'RE-1033');
    const repairs = () => button(element, 'Hilft gegen person-missing');
    await waitUntil(repairs);
    repairs()!.click();
    expect(opened).toBe(1);
    const grid = element.shadowRoot!.querySelector('host-grid')!;
    const [repair, mark] = grid.rowMenu!(grid.visibleRows[0]);
    repair!.run();
    expect(opened).toBe(2);
    expect(mark!.label).toBe('Als erledigt kennzeichnen');
  });

  it('shows all lines of the run that somebody came from, done ones too', async () => {
    const done = { time: '2026-11-24T09:00:00Z', user: 'berta' };
    const element = await show(new Protocol({ ...refused, done }, { ...other, batchId: 'b2' }));
    element.run = 'b1';
    await waitUntil(() => gridText(element).includes('RE-1033'));
    expect(gridText(element)).not.toContain('RE-1034');
  });

  it('LX-25, G25: hands the Fehlerprotokoll over as a file, line by line', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:none';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const element = await show(new Protocol(refused, earlier));
    button(element, 'Als CSV speichern')!.click();
    await waitUntil(() => files.length === 1);
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toMatch(/^Fehlerprotokoll .*\.csv$/);
    const [titles, line, second, end] = (await files[0]!.text()).split('\r\n');
    expect(titles!.split(';').length).toBeGreaterThan(3);
    for (const part of [refused.document, refused.message, refused.advice, refused.code, 'f00d', 'anna'])
      expect(line).toContain(part);
    expect(second).toContain('20.11.2026');
    expect(end).toBe('');
  });
});
