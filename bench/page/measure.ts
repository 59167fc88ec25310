/** Resolves after the next paint: a task that was queued in the frame runs when the frame is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  });
}

let latest: Promise<number> = Promise.resolve(0);

/** From here on every key and click is timed from the input to the paint after it, as INP does. */
export function watchEvents(): void {
  for (const type of ['keydown', 'click'])
    addEventListener(
      type,
      (event) => {
        latest = painted().then(() => performance.now() - event.timeStamp);
      },
      { capture: true },
    );
}

/** Milliseconds of the event that came last. */
export function lastLatency(): Promise<number> {
  return latest;
}

/** Milliseconds until what `show` puts into the page is painted. */
export async function timeToPaint(show: () => void): Promise<number> {
  const start = performance.now();
  show();
  await painted();
  await painted();
  return performance.now() - start;
}

/** Scrolls by `step` pixels in each of `count` frames; answers the milliseconds between the frames. */
export function scrollFrames(scroller: Element, step: number, count: number): Promise<readonly number[]> {
  return new Promise((resolve) => {
    const times: number[] = [];
    const frame = (time: number) => {
      times.push(time);
      scroller.scrollTop += step;
      if (times.length <= count) requestAnimationFrame(frame);
      else resolve(times.slice(1).map((at, index) => at - (times[index] ?? at)));
    };
    requestAnimationFrame(frame);
  });
}
