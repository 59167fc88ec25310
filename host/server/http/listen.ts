import { createServer, type RequestListener, type Server } from 'node:http';

const ADDRESS = '127.0.0.1';
const PORTS_TRIED = 50;
const GRACE_MS = 5_000;
/** Between two looks for connections that have fallen idle while the server closes. */
const IDLE_MS = 20;

export interface Listening {
  readonly port: number;
  /** Lets running requests end, a few seconds at most. */
  close(): Promise<void>;
}

/** Listens on loopback only. @param port 0 = any; one that is taken is followed by the next */
export async function listen(listener: RequestListener, port: number): Promise<Listening> {
  const server = createServer(listener);
  // Idle connections are ended by who opened them: a server that was busy with a statement of the embedded database would end one on which a request has arrived meanwhile, and a worker would take the host for gone.
  server.keepAliveTimeout = 0;
  for (let tried = 0; ; tried++) {
    try {
      await tryPort(server, port + tried);
      break;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || port === 0 || tried >= PORTS_TRIED) throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { port: address.port, close: () => close(server) };
}

function tryPort(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A connection falls idle when its last answer, e.g. an event stream, ends: the browser would keep it for seconds.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS);
    const force = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(force);
      resolve();
    });
  });
}
