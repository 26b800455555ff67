'use strict';
// Runs programs inside Wine on behalf of the tests: Windows' Node can't use the pipes of a Unix process.
// Each connection carries one request as a line of JSON, and is answered by one line of JSON.
const { spawn } = require('node:child_process');
const { renameSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:net');

const [, , portFile = ''] = process.argv;

const server = createServer((socket) => {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('error', () => {});
  socket.on('data', (piece) => {
    text += piece;
    if (!text.endsWith('\n')) return;
    void run(JSON.parse(text)).then((ended) => socket.end(`${JSON.stringify(ended)}\n`));
  });
});

/**
 * Returns the variables of the agent itself, changed by those of the request; null removes one.
 *
 * @param {Record<string, string | null>} variables
 * @returns {NodeJS.ProcessEnv}
 */
function environmentWith(variables) {
  const changed = new Set(Object.keys(variables).map((name) => name.toUpperCase()));
  const own = Object.entries(process.env).filter(([name]) => !changed.has(name.toUpperCase()));
  const given = Object.entries(variables).map(([name, value]) => [name, value ?? undefined]);
  return Object.fromEntries([...own, ...given]);
}

/**
 * @typedef {{ file: string, args: string[], input: string, cwd: string, variables: Record<string, string | null>, isVerbatim: boolean }} Request
 *
 * @param {Request} request
 */
function run({ file, args, input, cwd, variables, isVerbatim }) {
  return new Promise((resolve) => {
    const ended = { stdout: '', stderr: '' };
    const child = spawn(file, args, {
      cwd,
      env: environmentWith(variables),
      windowsVerbatimArguments: isVerbatim,
      timeout: 60_000,
    });
    for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
      child[name].setEncoding('utf8').on('data', (piece) => {
        ended[name] += piece;
      });
    }
    child.on('error', (error) => resolve({ ...ended, code: null, stderr: String(error) }));
    child.on('close', (code) => resolve({ ...ended, code }));
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.from(input, 'base64'));
  });
}

server.listen(0, '127.0.0.1', () => {
  // Renamed, so that whoever waits for the file never reads half of it.
  const address = server.address();
  writeFileSync(`${portFile}.new`, String(typeof address === 'object' && address?.port));
  renameSync(`${portFile}.new`, portFile);
});
