import { readFileSync } from 'node:fs';
import ts from 'typescript';

const titlesByFile = new Map<string, readonly string[]>();

/** Titles of all `it` and `describe` of a test file, as written: those of `each` with their placeholders. */
export function testTitles(file: string): readonly string[] {
  const known = titlesByFile.get(file);
  if (known !== undefined) return known;
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^(it|test|describe)$/.test(rootOf(node.expression))) {
      const [title] = node.arguments;
      if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
  titlesByFile.set(file, titles);
  return titles;
}

/** `it` of `it.each(rows)`. */
function rootOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isCallExpression(expression) || ts.isPropertyAccessExpression(expression))
    return rootOf(expression.expression);
  return '';
}
