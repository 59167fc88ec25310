// An old Node fails with a page of errors that name everything but the cause: this says it in one sentence. Syntax that old ones read.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `\nNode ${process.versions.node} ist zu alt: FIBUscan braucht Node 20.19 oder neuer (https://nodejs.org).\n`,
  );
  process.exit(1);
}
