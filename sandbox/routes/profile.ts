import { berlinTimestamp } from '../berlin-time.ts';
import type { SandboxApp } from '../http/context.ts';
import { json } from '../http/envelopes.ts';

export function profileRoutes(app: SandboxApp): void {
  app.get('/v1/profile', (context) => {
    const { id, userId, connectionId, profile } = context.var.organization;
    return json(context, 200, {
      organizationId: id,
      companyName: profile.companyName,
      created: {
        userId,
        userName: profile.userName,
        userEmail: profile.userEmail,
        date: berlinTimestamp(profile.createdAt),
      },
      connectionId,
      businessFeatures: profile.businessFeatures,
      taxType: profile.taxType,
      smallBusiness: profile.smallBusiness,
      distanceSalesPrinciple: profile.distanceSalesPrinciple,
    });
  });
}
