import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Disposable } from '../api/disposable.ts';
import type { SetupStep } from '../api/manifest.schema.ts';
import { icon } from './icons.ts';
import { text } from './l10n/text.ts';
import { openSetUps, type OpenSetUp } from './plugin-host/open-set-ups.ts';
import { controls } from './styles/controls.styles.ts';
import { Watch } from './watch.ts';
import type { Workbench } from './workbench.ts';

/** As in the style: there is no room for steps that come later. */
const NARROW = matchMedia('(max-width: 900px), (max-height: 480px) and (max-width: 1100px)');

const onNarrow = (changed: () => void): Disposable => {
  NARROW.addEventListener('change', changed);
  return { dispose: () => NARROW.removeEventListener('change', changed) };
};

/** What is left to be set up before a plugin does its work, step by step, each with its button; nothing once all is done. */
@customElement('host-set-up')
export class HostSetUp extends LitElement {
  static override styles = [
    controls,
    css`
      section {
        margin: var(--host-space-2) 0;
        padding: var(--host-space-2);
        border: 1px solid var(--host-color-border);
        border-radius: var(--host-radius);
        background: var(--host-color-surface);
      }

      h2 {
        font-size: 13px;
      }

      .progress {
        display: flex;
        align-items: center;
        gap: var(--host-space-2);
        padding: var(--host-space-1) 0;
        color: var(--host-color-text-muted);
        font-size: 12px;
      }

      progress {
        flex: 1;
        min-width: 0;
        height: 6px;
        accent-color: var(--host-color-accent);
      }

      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 2px 6px;
        padding: 3px 0;
      }

      li > svg {
        margin-top: 4px;
      }

      li.done > svg {
        color: var(--host-color-success);
      }

      li > .circle {
        width: 12px;
        height: 12px;
        margin: 6px 2px 0;
        border: 1.5px solid var(--host-color-border-control);
        border-radius: 50%;
      }

      li.next > .circle {
        border-color: var(--host-color-accent);
        background: var(--host-color-accent);
      }

      summary {
        color: var(--host-color-text-muted);
        cursor: pointer;
      }

      button.title {
        justify-content: flex-start;
        min-height: 24px;
        padding: 0;
        border: 0;
        text-align: left;
        white-space: normal;
      }

      li.done button.title {
        color: var(--host-color-text-muted);
      }

      .later > summary {
        display: none;
      }

      /* Narrow, or enlarged to 200 %: the next step with its button; what comes later is folded away. */
      @media (max-width: 900px), (max-height: 480px) and (max-width: 1100px) {
        section {
          margin: var(--host-space-1) 0;
          padding: var(--host-space-1) var(--host-space-2);
        }

        .later > summary {
          display: list-item;
        }
      }

      .body {
        display: grid;
        gap: var(--host-space-1);
        justify-items: start;
      }

      .body p {
        color: var(--host-color-text-muted);
        font-size: 12px;
      }

      .body button {
        max-width: 100%;
        white-space: normal;
      }
    `,
  ];

  @property({ attribute: false }) workbench!: Workbench;

  protected readonly watch = new Watch(this, (changed) => [
    this.workbench.pluginHost.contextKeys.onDidChange(changed),
    onNarrow(changed),
  ]);

  override render(): readonly TemplateResult[] {
    return openSetUps(this.workbench.pluginHost).map((setUp, index) =>
      this.#renderSetUp(setUp, `title-${String(index)}`),
    );
  }

  #renderSetUp({ title, steps, next }: OpenSetUp, titleId: string): TemplateResult {
    const done = steps.filter(({ isDone }) => isDone).length;
    const later = steps.filter((step) => !step.isDone && step !== next);
    return html`<section aria-labelledby=${titleId}>
      <h2 id=${titleId}>${title}</h2>
      <div class="progress">
        <progress aria-labelledby=${titleId} max=${steps.length} value=${done}></progress>
        <span role="status">${text('progress.of', { done, total: steps.length })}</span>
      </div>
      ${
        done === 0
          ? nothing
          : html`<details>
              <summary>${text('setUp.doneSteps', { count: done })}</summary>
              <ol>
                ${steps.filter(({ isDone }) => isDone).map((step) => this.#renderStep(step))}
              </ol>
            </details>`
      }
      <ol>
        ${this.#renderNext(next)}
      </ol>
      ${later.length === 0 ? nothing : this.#renderLater(later)}
    </section>`;
  }

  #renderLater(later: OpenSetUp['steps']): TemplateResult {
    return html`<details class="later" ?open=${!NARROW.matches}>
      <summary>${text('setUp.laterSteps', { count: later.length })}</summary>
      <ol>
        ${later.map((step) => this.#renderStep(step))}
      </ol>
    </details>`;
  }

  #renderStep(step: OpenSetUp['steps'][number]): TemplateResult {
    return html`<li class=${step.isDone ? 'done' : ''}>
      ${step.isDone ? icon('check', 16) : html`<span class="circle"></span>`}
      <button type="button" class="plain title" @click=${() => this.#run(step)}>${step.title}</button>
    </li>`;
  }

  #renderNext(step: SetupStep): TemplateResult {
    const { otherwise } = step;
    return html`<li class="next" aria-current="step">
      <span class="circle"></span>
      <div class="body">
        <strong>${step.title}</strong>
        <p>${step.description}</p>
        <button type="button" class="primary" @click=${() => this.#run(step)}>${step.action}</button>
        ${
          otherwise === undefined
            ? nothing
            : html`<button type="button" @click=${() => this.#run({ ...step, ...otherwise })}>
                ${otherwise.action}
              </button>`
        }
      </div>
    </li>`;
  }

  #run(step: SetupStep): void {
    this.workbench.runStep(step);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-set-up': HostSetUp;
  }
}
