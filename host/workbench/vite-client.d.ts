declare module '*?url' {
  const url: string;
  // The shape that Vite gives such imports.
  export default url;
}
