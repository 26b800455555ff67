#!/usr/bin/env node
// Runs before anything else is loaded, so that an old Node gets a sentence and not a syntax error.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(
    `mistral-onboard needs Node 20.19 or newer; this is ${process.versions.node}. See https://nodejs.org\n` +
      `mistral-onboard demande Node 20.19 ou plus récent ; ici, ${process.versions.node}. Voir https://nodejs.org\n`,
  );
  process.exitCode = 7;
} else {
  const entry = new URL('../dist/main.js', import.meta.url);
  const { main } = await import(entry.href);
  process.exitCode = await main();
}
