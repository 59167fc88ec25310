const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Implements `Window.openExternal`. @throws Error for anything but https and loopback. */
export function openExternal(address: string): void {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.includes(url.hostname))) {
    throw new Error(`Only https addresses are opened, not ${url.protocol}`);
  }
  window.open(url, '_blank', 'noopener,noreferrer');
}
