import { createHash } from 'node:crypto';
import type { Context } from 'hono';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:34rem;margin:15vh auto 0;padding:0 1.5rem}
h1{font-size:1.4rem}code{font-size:1em;padding:.1em .3em;border:1px solid;border-radius:.25em}`;

const hash = createHash('sha256').update(STYLE).digest('base64');

/** The page runs nothing and loads nothing. */
const POLICY = `default-src 'none'; style-src 'sha256-${hash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** What a browser without a session gets, whatever it asked for. */
export function answerLogIn(c: Context, reason: string): Response {
  return answer(
    c,
    401,
    'Anmelden',
    `<h1>Bei FIBUscan anmelden</h1>
<p>${reason}</p>
<p>Öffnen Sie den Anmelde-Link, den FIBUscan beim Start ausgibt. Einen neuen gibt es im Ordner des Programms mit <code>npm run link</code>, oder indem Sie FIBUscan neu starten.</p>
<p>Dieser Browser bleibt danach angemeldet. <a href="/">Noch einmal versuchen</a></p>`,
  );
}

/**
 * Leads on to the workbench. Not by a redirect: after a click on another site a browser would follow it without the new cookie (`SameSite=Strict`),
 * while this page's own way on brings it along.
 */
export function answerLoggedIn(c: Context): Response {
  return answer(
    c,
    200,
    'Angemeldet',
    '<p>Angemeldet. <a href="/">Weiter zu FIBUscan</a></p>',
    '<meta http-equiv="refresh" content="0;url=/">',
  );
}

function answer(c: Context, status: 200 | 401, title: string, body: string, head = ''): Response {
  const page = `<!doctype html>
<html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">${head}<title>${title} – FIBUscan</title><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>
`;
  return c.html(page, status, { 'content-security-policy': POLICY, 'cache-control': 'no-store' });
}
