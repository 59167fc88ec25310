import { css, html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import uPlot from 'uplot';
import type { Cents } from '../../services/money/cents.ts';
import { defineElement } from '../define-element.ts';
import { formatCount } from '../format.ts';
import { tokens } from '../tokens.ts';
import { stacked } from './stacked.ts';

export interface BarSeries {
  readonly name: string;
  /** One per category. */
  readonly cents: readonly Cents[];
}

const HEIGHT = 190;
const bars = uPlot.paths.bars?.({ size: [0.6, 48] });

/**
 * Stacked bars, one stack per category. A picture of numbers that stand in a table beside it: for a reader it is one image with a name.
 * At most four series, each in a colour of the host.
 */
@defineElement('lexoffice-bar-chart')
export class BarChart extends LitElement {
  static override styles = [
    tokens,
    css`
      :host {
        display: block;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--_space-4);
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 13px;
      }
      li::before {
        display: inline-block;
        inline-size: 12px;
        block-size: 12px;
        margin-inline-end: var(--_space-1);
        border-radius: 2px;
        background: currentColor;
        content: '';
        vertical-align: -1px;
        print-color-adjust: exact;
      }
      li span {
        color: var(--_text);
      }
      .series-0 {
        color: var(--_accent);
      }
      .series-1 {
        color: var(--_warning);
      }
      .series-2 {
        color: var(--_danger);
      }
      .series-3 {
        color: var(--_muted);
      }
      .grid {
        color: var(--_border);
      }
      .plot {
        color: var(--_muted);
        block-size: ${HEIGHT}px;
        overflow: hidden;
      }
      /* What uPlot places by itself; its own style sheet cannot enter a shadow root without one of ours. */
      .u-wrap {
        position: relative;
      }
      .u-over,
      .u-under,
      .u-axis {
        position: absolute;
      }
      canvas {
        display: block;
        inline-size: 100%;
        block-size: 100%;
      }
    `,
  ];

  /** What the picture shows, in words. */
  @property() label = '';
  @property({ attribute: false }) categories: readonly string[] = [];
  @property({ attribute: false }) series: readonly BarSeries[] = [];

  #plot?: uPlot;
  readonly #resizing = new ResizeObserver(([entry]) => {
    if (entry) this.#plot?.setSize({ width: entry.contentRect.width, height: HEIGHT });
  });
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizing.observe(this);
    this.#scheme.addEventListener('change', this.#draw);
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    this.#scheme.removeEventListener('change', this.#draw);
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    this.#plot?.destroy();
  }

  override render(): TemplateResult {
    return html`<div class="plot" role="img" aria-label=${this.label}></div>
      <i class="grid"></i>
      <ul aria-hidden="true">
        ${this.series.map(({ name }, index) => html`<li class="series-${index}"><span>${name}</span></li>`)}
      </ul>`;
  }

  protected override updated(): void {
    this.#draw();
  }

  /** Anew: uPlot keeps the colours that it was made with. */
  readonly #draw = (): void => {
    this.#plot?.destroy();
    const place = this.renderRoot.querySelector<HTMLElement>('.plot');
    if (place) this.#plot = new uPlot(this.#options(), this.#data(), place);
  };

  /** Outermost first: what is drawn later lies on the part of the bar that is its own. */
  #data(): uPlot.AlignedData {
    const ends = stacked(this.series.map(({ cents }) => cents.map((each) => each / 100)));
    return [this.categories.map((_, index) => index), ...ends.map((each) => [...each]).toReversed()];
  }

  #options(): uPlot.Options {
    const last = this.categories.length - 1;
    const axis = { stroke: () => this.#colour('.plot'), font: '12px system-ui, sans-serif' };
    const line = { stroke: () => this.#colour('.grid'), width: 1 };
    return {
      width: this.clientWidth,
      height: HEIGHT,
      cursor: { show: false },
      legend: { show: false },
      scales: {
        x: { time: false, range: [-0.5, last + 0.5] },
        y: { range: (_plot, min, max) => [Math.min(0, min * 1.05), Math.max(1, max * 1.05)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          ticks: { show: false },
          size: 28,
          splits: () => this.categories.map((_, index) => index),
          values: () => [...this.categories],
        },
        {
          ...axis,
          grid: line,
          ticks: line,
          size: 76,
          values: (_plot, euros) => euros.map((euro) => formatCount(euro)),
        },
      ],
      series: [
        {},
        ...this.series
          .map((_, index): uPlot.Series => ({
            paths: bars,
            points: { show: false },
            width: 0,
            fill: () => this.#colour(`.series-${index}`),
          }))
          .toReversed(),
      ],
    };
  }

  /** As it comes out of the style sheet: a canvas knows no custom properties. */
  #colour(selector: string): string {
    return getComputedStyle(this.renderRoot.querySelector(selector) ?? this).color;
  }

  /** Paper is white, whatever the screen. */
  readonly #onPrint = ({ type }: Event): void => {
    this.style.colorScheme = type === 'beforeprint' ? 'light' : '';
    this.#draw();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'lexoffice-bar-chart': BarChart;
  }
}
