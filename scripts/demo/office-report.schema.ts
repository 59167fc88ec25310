import * as z from 'zod';
import { reportSchema } from './report.schema.ts';

const count = z.int().min(0);
const { identity, runs, requests } = reportSchema.shape;

const company = z.strictObject({
  mandant: z.string(),
  identity,
  booked: count.meta({ description: 'Vouchers in the books.' }),
  bookedTwice: count.meta({ description: 'Vouchers whose document has another one; 0 or the demo fails.' }),
  bookedAgain: count.meta({ description: 'What a second import has booked; 0 or the demo fails.' }),
  originals: z.strictObject({ kept: count, missing: count }),
  runs,
});
export type CompanyReport = z.infer<typeof company>;

export const officeReportSchema = z
  .strictObject({ companies: z.array(company), requests })
  .meta({ title: 'Report of npm run demo -- --mandanten N --json FILE' });
export type OfficeReport = z.infer<typeof officeReportSchema>;
