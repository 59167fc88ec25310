import type { JournalEntry } from '../../../sandbox/server.ts';

interface Operation {
  parameters: { name: string; in: string; required?: boolean }[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
}

interface DescribedApi {
  paths: string[];
  /** What the description leaves out about a request that was made and answered. */
  gapsOf: (entry: JournalEntry) => string[];
}

const pattern = (path: string): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

/** The OpenAPI description of a running sandbox, to be held against its journal. */
export async function describedApi(url: string): Promise<DescribedApi> {
  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  const operationOf = ({ method, path }: JournalEntry): Operation | undefined =>
    Object.entries(paths).find(
      ([name, methods]) => pattern(name).test(path) && method.toLowerCase() in methods,
    )?.[1][method.toLowerCase()];
  return {
    paths: Object.keys(paths),
    gapsOf: (entry) => {
      const operation = operationOf(entry);
      const call = `${entry.method} ${entry.path}`;
      if (!operation) return [`${call} is not described`];
      const query = operation.parameters.filter((parameter) => parameter.in === 'query');
      const names = query.map(({ name }) => name);
      const sent = Object.keys(entry.query);
      const isBodyMissing = entry.requestBytes > 0 && !operation.requestBody;
      return [
        ...sent.filter((name) => !names.includes(name)).map((name) => `${call} has no parameter ${name}`),
        ...(entry.status < 300
          ? query
              .filter(({ name, required }) => required === true && !sent.includes(name))
              .map(({ name }) => `${call} went without ${name}`)
          : []),
        ...(String(entry.status) in operation.responses ? [] : [`${call} does not name ${entry.status}`]),
        ...(isBodyMissing ? [`${call} has no body`] : []),
      ];
    },
  };
}
