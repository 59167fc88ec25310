import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifest from '../../../plugin.manifest.json';
import project from '../../../package.json';

const released = [
  ...readFileSync('CHANGELOG.md', 'utf8').matchAll(/^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d{2}-\d{2})$/gm),
].map(([, version = '', day = '']) => ({ version, day }));

it('the newest release of CHANGELOG.md is the version of the package and of the plugin', () => {
  const [newest] = released;
  expect(project.version).toBe(newest?.version);
  expect(manifest.version).toBe(newest?.version);
});

it('CHANGELOG.md has Unreleased on top, and releases by falling version and day', () => {
  expect(readFileSync('CHANGELOG.md', 'utf8')).toMatch(/\n\n## \[Unreleased\]\n(?!.*## \[Unreleased\])/s);
  const byVersion = released.toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
  const byDay = released.toSorted((a, b) => b.day.localeCompare(a.day));
  expect(released).toEqual(byVersion);
  expect(released).toEqual(byDay);
});
