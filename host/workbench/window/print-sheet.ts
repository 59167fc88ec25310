import { render } from 'lit';

/** Prints one sheet in place of the page. */
export function printSheet(content: unknown): void {
  const sheet = document.createElement('section');
  sheet.className = 'print-sheet';
  render(content, sheet);
  document.body.append(sheet);
  addEventListener('afterprint', () => sheet.remove(), { once: true });
  print();
}
