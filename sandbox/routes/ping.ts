import type { SandboxApp } from '../http/context.ts';
import { json } from '../http/envelopes.ts';

/** Two clients ask it whether they get through; the body is that of the only public sample (evidence.md gateway-10). */
export function pingRoutes(app: SandboxApp): void {
  app.get('/v1/ping', (context) =>
    json(context, 200, { userEmail: context.var.organization.profile.userEmail }),
  );
}
