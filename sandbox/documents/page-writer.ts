import fontkit from '@cantoo/fontkit';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import type { PDFFont, PDFPage } from '@cantoo/pdf-lib';
import { fontBytes } from './fonts.ts';

const A4: [number, number] = [595.28, 841.89];
export const MARGIN = 57;
export const RIGHT = A4[0] - MARGIN;
const TOP = A4[1] - 57;
const BOTTOM = 110;

export interface TextStyle {
  size?: number;
  bold?: boolean;
  grey?: boolean;
  /** `x` is the right edge. */
  alignRight?: boolean;
}

/** Writes text from top to bottom and starts a new page when one is full. */
export class PageWriter {
  #page: PDFPage;
  y = TOP;

  private constructor(
    readonly pdf: PDFDocument,
    private readonly regular: PDFFont,
    private readonly bold: PDFFont,
  ) {
    this.#page = pdf.addPage(A4);
  }

  static async create(): Promise<PageWriter> {
    const pdf = await PDFDocument.create();
    pdf.registerFontkit(fontkit);
    const [regular, bold] = await Promise.all([
      pdf.embedFont(fontBytes('Regular'), { subset: true }),
      pdf.embedFont(fontBytes('Bold'), { subset: true }),
    ]);
    return new PageWriter(pdf, regular, bold);
  }

  get page(): PDFPage {
    return this.#page;
  }

  font(bold = false): PDFFont {
    return bold ? this.bold : this.regular;
  }

  /** Draws at the current height; does not move on. */
  text(text: string, x: number, style: TextStyle = {}): void {
    this.textAt(text, x, this.y, style);
  }

  textAt(
    text: string,
    x: number,
    y: number,
    { size = 9.5, bold = false, grey = false, alignRight = false }: TextStyle = {},
  ): void {
    const font = this.font(bold);
    const clean = printable(text);
    const left = alignRight ? x - font.widthOfTextAtSize(clean, size) : x;
    this.#page.drawText(clean, {
      x: left,
      y,
      size,
      font,
      color: grey ? rgb(0.42, 0.42, 0.42) : rgb(0.1, 0.1, 0.12),
    });
  }

  /** Draws a text in lines of at most `width` and moves below it. */
  paragraph(text: string, x: number, width: number, style: TextStyle = {}): void {
    const size = style.size ?? 9.5;
    for (const line of this.wrap(text, width, size, style.bold)) {
      this.need(size + 4);
      this.text(line, x, style);
      this.down(size + 4);
    }
  }

  wrap(text: string, width: number, size: number, bold = false): string[] {
    const font = this.font(bold);
    const lines: string[] = [];
    for (const source of printable(text).split('\n')) {
      let line = '';
      for (const word of source.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
          lines.push(line);
          line = word;
        } else line = longer;
      }
      lines.push(line);
    }
    return lines;
  }

  rule(thickness = 0.6): void {
    this.#page.drawLine({
      start: { x: MARGIN, y: this.y },
      end: { x: RIGHT, y: this.y },
      thickness,
      color: rgb(0.7, 0.7, 0.72),
    });
  }

  down(distance: number): void {
    this.y -= distance;
  }

  /** Starts a new page if less than `height` is left. */
  need(height: number): void {
    if (this.y - height > BOTTOM) return;
    this.#page = this.pdf.addPage(A4);
    this.y = TOP;
  }
}

/** The embedded face has no emoji; what it cannot draw becomes a box on paper, never a crash. */
function printable(text: string): string {
  return text
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? control : ' '))
    .replace(/[\u{10000}-\u{10ffff}]/gu, '□');
}
