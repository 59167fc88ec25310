/** Makes the function that names a field of Lexware Office by its path: its own name, else that of the part it belongs to, else "Feld x". */
export function wireFieldDescriber(
  field: string,
  names: Readonly<Record<string, string>>,
): (path: string) => string {
  return (path) => {
    const parts = path.split('.');
    for (let length = parts.length; length > 0; length--) {
      const name = names[parts.slice(0, length).join('.')];
      if (name !== undefined) return name;
    }
    return `${field} ${path}`;
  };
}
