/** A part of the build: what goes in, and what has to be there. */
export interface BuildPart {
  readonly name: string;
  readonly folders: readonly string[];
  readonly files?: readonly string[];
  readonly needs: readonly string[];
}
export const PLUGIN: BuildPart;
export const HOST: BuildPart;
export function isBuilt(root: string, part: BuildPart): boolean;
export function buildStamped(root: string, part: BuildPart, build: () => Promise<unknown>): Promise<void>;
