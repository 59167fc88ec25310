/** A copy of a page, turned by a quarter to the right or as it is. */
export function copyPage(page: HTMLCanvasElement, quarters: 0 | 1): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  [copy.width, copy.height] = quarters === 1 ? [page.height, page.width] : [page.width, page.height];
  for (const name of ['role', 'aria-label'])
    if (page.hasAttribute(name)) copy.setAttribute(name, page.getAttribute(name) ?? '');
  const context = copy.getContext('2d');
  if (quarters === 1) {
    context?.translate(copy.width, 0);
    context?.rotate(Math.PI / 2);
  }
  context?.drawImage(page, 0, 0);
  return copy;
}
