import { html, nothing, svg, type TemplateResult } from 'lit';
import type { IconNode } from 'lucide';

type Attributes = IconNode[number][1];

const shapes: Record<string, (a: Attributes) => TemplateResult<2>> = {
  path: (a) => svg`<path d=${a.d} />`,
  circle: (a) => svg`<circle cx=${a.cx} cy=${a.cy} r=${a.r} />`,
  line: (a) => svg`<line x1=${a.x1} y1=${a.y1} x2=${a.x2} y2=${a.y2} />`,
  polyline: (a) => svg`<polyline points=${a.points} />`,
  rect: (a) =>
    svg`<rect x=${a.x ?? nothing} y=${a.y ?? nothing} width=${a.width} height=${a.height} rx=${a.rx ?? nothing} />`,
};

/** A lucide icon as inline SVG: no font, no request. Silent for screen readers unless it has a label of its own. */
export function icon(node: IconNode, label?: string): TemplateResult {
  return html`<svg
    class="icon"
    viewBox="0 0 24 24"
    width="16"
    height="16"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    role=${label === undefined ? nothing : 'img'}
    aria-label=${label ?? nothing}
    aria-hidden=${label === undefined ? 'true' : nothing}
  >
    ${node.map(([tag, attributes]) => shapes[tag]?.(attributes))}
  </svg>`;
}
