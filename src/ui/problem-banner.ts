import { html, nothing, type TemplateResult } from 'lit';
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide';
import { icon } from './icon.ts';

const icons = { error: CircleAlert, warning: TriangleAlert, info: Info, success: CircleCheck };

/** What happened and what to do now; errors are announced at once. */
export function banner(
  severity: keyof typeof icons,
  problem: { readonly message: string; readonly advice?: string },
  actions: unknown = nothing,
): TemplateResult {
  return html`<div class="banner ${severity}" role=${severity === 'error' ? 'alert' : 'status'}>
    ${icon(icons[severity])}
    <div>
      <p><strong>${problem.message}</strong></p>
      ${problem.advice === undefined ? nothing : html`<p>${problem.advice}</p>`}
    </div>
    ${actions}
  </div>`;
}
