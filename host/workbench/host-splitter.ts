import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';

/** Shares of the room, in per cent, that each side keeps at least. */
const LEAST = 20;
const MOST = 75;
const STEP = 2;

/** The line between two panes side by side, moved by mouse or by arrow keys. Says `host-split` with the share of the right one in per cent. */
@customElement('host-splitter')
export class HostSplitter extends LitElement {
  static override styles = css`
    div {
      position: relative;
      width: 5px;
      height: 100%;
      border-left: 1px solid var(--host-color-border);
      cursor: col-resize;
      touch-action: none;
    }

    div:hover,
    div:focus-visible {
      background: var(--host-color-accent);
      outline: none;
    }

    @media (forced-colors: active) {
      div:focus-visible {
        background: Highlight;
      }
    }
  `;

  /** Accessible name. */
  @property() label = '';
  /** Share of the right pane, in per cent. */
  @property({ type: Number }) share = 30;

  override render(): TemplateResult {
    return html`<div
      role="separator"
      aria-orientation="vertical"
      aria-label=${this.label}
      aria-valuenow=${Math.round(this.share)}
      aria-valuemin=${LEAST}
      aria-valuemax=${MOST}
      title=${this.label}
      tabindex="0"
      @keydown=${this.#onKeyDown}
      @pointerdown=${this.#onPointerDown}
    ></div>`;
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    const share = {
      ArrowLeft: this.share + STEP,
      ArrowRight: this.share - STEP,
      Home: MOST,
      End: LEAST,
    }[event.key];
    if (share === undefined) return;
    event.preventDefault();
    this.#split(share);
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    const line = event.currentTarget as HTMLElement;
    const room = this.parentElement?.getBoundingClientRect();
    if (room === undefined) return;
    const move = ({ clientX }: PointerEvent): void => {
      this.#split(((room.right - clientX) / room.width) * 100);
    };
    line.setPointerCapture(event.pointerId);
    line.addEventListener('pointermove', move);
    line.addEventListener('lostpointercapture', () => line.removeEventListener('pointermove', move), {
      once: true,
    });
  };

  #split(share: number): void {
    this.share = Math.min(MOST, Math.max(LEAST, share));
    this.dispatchEvent(new CustomEvent<number>('host-split', { detail: this.share }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-splitter': HostSplitter;
  }
}
