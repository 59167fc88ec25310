/** Style sheets are loaded by Vite. */
declare module '*.css';
