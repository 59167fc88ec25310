// `npm run bench`: prints what was measured side by side in this run; judges nothing (docs/bench.md).
import { cpus, totalmem } from 'node:os';
import { bookingCore } from './booking-core.mjs';
import { contactPreview } from './contact-preview.mjs';
import { gridScroll } from './grid-scroll.mjs';
import { withPages } from './open-page.mjs';

const [cpu] = cpus();
console.log(
  `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
);

await withPages(async (withPage) => {
  await contactPreview(withPage);
  await gridScroll(withPage);
  await bookingCore(withPage);
});
console.log('\nActivation');
await import('./activation.mjs');
