/**
 * Class decorator: defines the element under its tag. A second copy of the plugin on the page must not throw while its modules load;
 * the first definition stays.
 */
export function defineElement(tag: `lexoffice-${string}`) {
  return (constructor: CustomElementConstructor): void => {
    if (customElements.get(tag)) console.warn(`<${tag}> is defined already; the earlier definition stays.`);
    else customElements.define(tag, constructor);
  };
}
