import { join } from 'node:path';
import { Command, Option } from 'commander';
import { projectRoot } from './project-root.ts';
import { LOOK_NAMES, type LookName } from './screenshots/looks.ts';
import { publishPictures } from './screenshots/publish-pictures.ts';
import { takeScreenshots } from './screenshots/take-screenshots.ts';

const options = new Command('npm run screenshots --')
  .description(
    'Takes a picture of every view and state of the workbench, in every look, into build/screenshots; what is kept of them goes to docs/screenshots.',
  )
  .addOption(
    new Option('--look <look...>', 'only these looks, and none to docs/screenshots').choices(LOOK_NAMES),
  )
  .parse()
  .opts<{ look?: readonly LookName[] }>();

const root = projectRoot();
const folder = join(root, 'build', 'screenshots');
const pictures = await takeScreenshots(folder, options.look ?? LOOK_NAMES, (line) => console.log(line));
if (options.look === undefined)
  await publishPictures(pictures, { from: folder, to: join(root, 'docs', 'screenshots') });
