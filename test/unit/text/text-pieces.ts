import * as ts from 'typescript';

const WORD = /[A-Za-zÄÖÜäöüß]{2,}/;
/** The product's own name, the same in every language. */
const NAMES = /\bFIBUscan\b/g;
const TAG = /<!--[\s\S]*?-->|<[^>]*>/g;
/** Stands for what a template puts in: a text of l10n, or anything else. */
const [TEXT, OTHER] = ['\u0001', '\u0002'];

/** Whether an expression is a text of l10n: `text('…')`, or something of `texts` or `words`. */
function isText(expression: ts.Expression): boolean {
  if (ts.isConditionalExpression(expression))
    return isText(expression.whenTrue) || isText(expression.whenFalse);
  const named = ts.isCallExpression(expression) ? expression.expression : expression;
  if (ts.isIdentifier(named)) return named !== expression && named.text === 'text';
  let root: ts.Expression = named;
  while (ts.isPropertyAccessExpression(root) || ts.isElementAccessExpression(root)) {
    if (ts.isPropertyAccessExpression(root) && ['texts', 'words'].includes(root.name.text)) return true;
    root = root.expression;
  }
  return root !== named && ts.isIdentifier(root) && ['texts', 'words', 't'].includes(root.text);
}

/** What is wrong with a run of visible text (docs/wording.md 4); separators like " · " and ", " make a list, no sentence. */
function problemOf(run: string): string | undefined {
  if (WORD.test(run.replaceAll(NAMES, ''))) return 'words that no language has of its own';
  return new RegExp(`${TEXT}\\s*${TEXT}`).test(run) ? 'two texts side by side' : undefined;
}

/** Templates of a source file that put a user's text together from pieces: `line: what`. */
export function textsFromPieces(source: string): readonly string[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const look = (
    template: ts.TemplateExpression | ts.NoSubstitutionTemplateLiteral,
    isHtml: boolean,
  ): void => {
    const spans = ts.isTemplateExpression(template) ? template.templateSpans : [];
    const head = ts.isTemplateExpression(template) ? template.head.text : template.text;
    const whole = spans.reduce(
      (text, { expression, literal }) => text + (isText(expression) ? TEXT : OTHER) + literal.text,
      head,
    );
    const runs = isHtml ? whole.split(TAG) : whole.includes(TEXT) ? [whole] : [];
    const problem = runs.map(problemOf).find((each) => each !== undefined);
    if (problem === undefined) return;
    const { line } = file.getLineAndCharacterOfPosition(template.getStart());
    found.push(`${String(line + 1)}: ${problem}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node)) {
      if (node.tag.getText() === 'html') look(node.template, true);
    } else if (ts.isTemplateExpression(node) && !ts.isTaggedTemplateExpression(node.parent))
      look(node, false);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
