/** Implements `Window.saveFile`: a download with a name. */
export function saveFile({
  name,
  contentType,
  content,
}: {
  readonly name: string;
  readonly contentType: string;
  readonly content: string;
}): Promise<void> {
  const url = URL.createObjectURL(new Blob([content], { type: contentType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun by then; at once would be too early in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  return Promise.resolve();
}
