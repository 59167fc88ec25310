// An old Node fails with a page of errors that name everything but the cause: this says it in one sentence. Syntax that old ones read.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `\nNode ${process.versions.node} ist zu alt: FIBUscan braucht Node 22 oder 24 (https://nodejs.org).\n`,
  );
  process.exit(1);
}
if (major < 22 || (major === 22 && minor < 20))
  console.warn(
    `\nNode ${process.versions.node} wird nicht mehr unterstützt: Bitte auf Node 22 (ab 22.20) oder 24 wechseln (https://nodejs.org).\n`,
  );
