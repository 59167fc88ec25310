import { html, nothing, type TemplateResult } from 'lit';
import type { SettingNote } from '../../api/settings.ts';
import { icon } from '../icons.ts';

/** A plugin's note beside a setting; announced when it appears. */
export function renderNote(note: SettingNote | undefined): TemplateResult {
  return html`<div role="status">
    ${note === undefined ? nothing : html`<p class="note ${note.severity}">${icon(note.severity)}<span>${note.text}</span></p>`}
  </div>`;
}
