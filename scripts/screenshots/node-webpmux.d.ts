/** What is used of it; it brings no types. */
declare module 'node-webpmux' {
  interface Frame {
    readonly delay: number;
  }
  const webpmux: {
    readonly Image: {
      generateFrame(frame: { readonly buffer: Buffer; readonly delay: number }): Promise<Frame>;
      /** `loops` 0: without end. */
      save(
        path: null,
        animation: {
          readonly width: number;
          readonly height: number;
          readonly frames: readonly Frame[];
          readonly loops: number;
        },
      ): Promise<Buffer>;
    };
  };
  export default webpmux;
}
