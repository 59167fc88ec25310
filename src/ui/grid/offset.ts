import type { ElementPart } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** Moves an element down by pixels through CSSOM: a style attribute would break the host's Content Security Policy. */
class Offset extends Directive {
  #current: number | undefined;

  render(pixels: number): number {
    return pixels;
  }

  override update(part: ElementPart, [pixels]: [number]): void {
    if (pixels === this.#current) return;
    this.#current = pixels;
    (part.element as HTMLElement).style.transform = `translateY(${pixels}px)`;
  }
}

export const offset = directive(Offset);
