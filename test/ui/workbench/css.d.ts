/** Style sheets and addresses of files come from Vite, as in host/workbench/vite-client.d.ts. */
declare module '*.css';
declare module '*?url' {
  const url: string;
  // The shape that Vite gives such imports.
  export default url;
}
