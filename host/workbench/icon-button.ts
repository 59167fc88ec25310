import { html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icons.ts';

interface IconButtonState {
  readonly disabled?: boolean;
  /** Of a button that switches something on. */
  readonly pressed?: boolean;
}

/** A button that shows a picture only: its label is read out, and shown by the mouse. */
export const iconButton = (
  name: IconName,
  label: string,
  act: () => void,
  { disabled = false, pressed }: IconButtonState = {},
): TemplateResult =>
  html`<button
    type="button"
    class="icon"
    aria-label=${label}
    title=${label}
    aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
    ?disabled=${disabled}
    @click=${act}
  >
    ${icon(name)}
  </button>`;
