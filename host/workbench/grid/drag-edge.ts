/** Follows a pointer that drags the edge of a column: tells the width while it moves, and when it is let go. */
export function dragEdge(
  event: PointerEvent,
  { resize, done }: { readonly resize: (width: number) => void; readonly done: () => void },
): void {
  const edge = event.currentTarget as HTMLElement;
  const from = edge.parentElement?.getBoundingClientRect().width ?? 0;
  const move = ({ clientX }: PointerEvent): void => resize(from + clientX - event.clientX);
  event.preventDefault();
  edge.setPointerCapture(event.pointerId);
  edge.addEventListener('pointermove', move);
  edge.addEventListener(
    'lostpointercapture',
    () => {
      edge.removeEventListener('pointermove', move);
      done();
    },
    { once: true },
  );
}
