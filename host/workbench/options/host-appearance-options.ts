import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Language } from '../../api/language.ts';
import { chooseDensity, DENSITIES, storedDensity, type Density } from '../density.ts';
import { language, storeLanguage, text } from '../l10n/text.ts';
import { controls } from '../styles/controls.styles.ts';
import { chooseTheme, storedTheme, THEMES, type Theme } from '../theme.ts';
import { optionsStyles } from './options.styles.ts';

/** Each by its own name, whatever the language of the screen. */
const LANGUAGES: Readonly<Record<Language, string>> = { de: 'Deutsch', en: 'English' };

/** Darstellung: how this browser shows the program; nobody else is concerned. */
@customElement('host-appearance-options')
export class HostAppearanceOptions extends LitElement {
  static override styles = [
    controls,
    optionsStyles,
    css`
      :host {
        max-width: none;
        padding: 0;
      }
    `,
  ];

  override render(): TemplateResult {
    return html`<section class="group">
      <h2>${text('appearance.title')}</h2>
      <p class="description">${text('appearance.note')}</p>
      ${this.#renderChoice(
        'theme',
        THEMES,
        storedTheme(),
        (theme) => text(`appearance.theme.${theme}`),
        (theme: Theme) => chooseTheme(theme),
      )}
      ${this.#renderChoice(
        'density',
        DENSITIES,
        storedDensity(),
        (density) => text(`appearance.density.${density}`),
        (density: Density) => chooseDensity(density),
      )}
      ${this.#renderChoice(
        'language',
        ['de', 'en'] as const,
        language,
        (one) => LANGUAGES[one],
        (one: Language) => {
          storeLanguage(one);
          location.reload();
        },
      )}
    </section>`;
  }

  #renderChoice<Value extends string>(
    name: 'theme' | 'density' | 'language',
    values: readonly Value[],
    current: Value,
    titleOf: (value: Value) => string,
    choose: (value: Value) => void,
  ): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${text(`appearance.${name}`)}</label>
      <div class="control">
        <select
          id=${name}
          @change=${(event: Event) => choose((event.target as HTMLSelectElement).value as Value)}
        >
          ${values.map((value) => html`<option value=${value} ?selected=${value === current}>${titleOf(value)}</option>`)}
        </select>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'host-appearance-options': HostAppearanceOptions;
  }
}
