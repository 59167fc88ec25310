import { css } from 'lit';
import type { Disposable } from '../../api/disposable.ts';
import { controls } from '../styles/controls.styles.ts';

const formStyles = css`
  :host {
    display: block;
  }

  .form,
  form {
    display: grid;
    gap: var(--host-space-3);
  }

  .form {
    padding: var(--host-space-4);
  }

  label {
    display: grid;
    gap: var(--host-space-1);
    font-weight: 600;
  }

  label > * {
    font-weight: 400;
  }

  footer {
    display: flex;
    justify-content: flex-end;
    gap: var(--host-space-2);
    padding-top: var(--host-space-2);
  }

  .pairs {
    display: grid;
    grid-template-columns: 150px minmax(0, 1fr);
    gap: var(--host-space-1) var(--host-space-3);
    padding-top: var(--host-space-1);
  }

  .error {
    color: var(--host-color-danger);
  }
`;

/** Gives a small dialog of the host a root with the host's styles, and the focus to what asks for it. */
export function mountForm(body: HTMLElement, fill: (root: HTMLElement) => unknown): Disposable {
  const place = document.createElement('div');
  const shadow = place.attachShadow({ mode: 'open' });
  shadow.adoptedStyleSheets = [controls, formStyles].flatMap(({ styleSheet }) => styleSheet ?? []);
  const root = document.createElement('div');
  root.className = 'form';
  shadow.append(root);
  body.append(place);
  fill(root);
  root.querySelector<HTMLElement>('[data-focus]')?.focus();
  return { dispose: () => place.remove() };
}
