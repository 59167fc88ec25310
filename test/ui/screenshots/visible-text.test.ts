import { fixture } from '@open-wc/testing';
import { html, render } from 'lit';
import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../scripts/screenshots/visible-text.ts';

describe('visibleText', () => {
  it('finds what could be read on a picture, however deep, but not what a field masks', async () => {
    const outer = await fixture<HTMLElement>(
      html`<div>
        <span>around</span>
        <p></p>
      </div>`,
    );
    const inner = outer.querySelector('p')!.attachShadow({ mode: 'open' });
    render(html`<b>inside</b><input value="typed" /><input type="password" value="masked" />`, inner);
    const text = visibleText();
    for (const part of ['around', 'inside', 'typed']) expect(text).toContain(part);
    expect(text).not.toContain('masked');
  });
});
