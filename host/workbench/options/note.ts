import { html, nothing, type TemplateResult } from 'lit';
import type { SettingNote } from '../../api/settings.ts';
import { icon } from '../icons.ts';
import { openExternal } from '../window/open-external.ts';

/** A plugin's note beside a setting; announced when it appears. */
export function renderNote(note: SettingNote | undefined): TemplateResult {
  return html`<div role="status">
    ${note === undefined ? nothing : html`<p class="note ${note.severity}">${icon(note.severity)}<span>${note.text}</span>${renderLink(note.link)}</p>`}
  </div>`;
}

function renderLink(link: SettingNote['link']): TemplateResult | typeof nothing {
  if (link === undefined) return nothing;
  return html`<button type="button" @click=${() => openExternal(link.url)}>${link.title}</button>`;
}
