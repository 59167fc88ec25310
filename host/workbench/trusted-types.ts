interface TrustedTypes {
  createPolicy(
    name: string,
    rules: {
      readonly createHTML: (text: string, type: string, sink: string) => string | null;
      readonly createScriptURL: (url: string) => string | null;
    },
  ): unknown;
}

/**
 * The server's policy lets no plain string become code (S4). Two things pass: XML to be parsed, which runs nothing, and workers of the own
 * origin (pdf.js). Lit has a policy of its own. Browsers without trusted types do without.
 */
export function restrictTrustedTypes(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createHTML: (text, _type, sink) => (sink === 'DOMParser parseFromString' ? text : null),
    createScriptURL: (url) => (new URL(url, location.href).origin === location.origin ? url : null),
  });
}
