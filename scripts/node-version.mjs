/** Imported first by every entry, before anything that an old Node could not parse. */
export const MINIMUM = [20, 19];

const found = process.versions.node.split('.').map(Number);
if (found[0] < MINIMUM[0] || (found[0] === MINIMUM[0] && found[1] < MINIMUM[1])) {
  process.stderr.write(
    'Whence needs Node ' +
      MINIMUM.join('.') +
      ' or newer; this is Node ' +
      process.versions.node +
      '. See https://nodejs.org\n',
  );
  process.exit(1);
}
