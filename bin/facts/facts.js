import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { differences } from './compare.js';

// Prints where the facts in src/i18n/provider.json differ from the newest public packages. Changes nothing.

const provider = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../src/i18n/provider.json', import.meta.url)), 'utf8'),
);
const today = new Date().toISOString().slice(0, 10);
const staleDays = 90;
const folder = mkdtempSync(join(tmpdir(), 'facts-'));

/** @typedef {import('./compare.js').Published} Published */

/**
 * Runs a program in the temporary folder and returns what it printed; undefined if it fails or is missing.
 * @param {string} program
 * @param {readonly string[]} args
 */
function run(program, args) {
  const { status, stdout } = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Returns the prices in the newest pi-ai of npm; undefined if it cannot be read.
 * @returns {{ source: string, published: Record<string, Published> } | undefined}
 */
function readPiAi() {
  const name = '@earendil-works/pi-ai';
  const archive = run('npm', ['pack', '--silent', `${name}@latest`])
    ?.split('\n')
    .at(-1);
  if (archive === undefined || run('tar', ['xzf', archive]) === undefined) return undefined;
  const read = (/** @type {string} */ path) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  /** @type {Record<string, Published>} */
  const published = {};
  for (const models of Object.values(read('package/dist/providers/data/mistral.json'))) {
    for (const { id, cost, contextWindow } of Object.values(models)) {
      published[id] = { usd: [cost.input, cost.output], context: contextWindow };
    }
  }
  return { source: `${name} ${read('package/package.json').version}`, published };
}

/**
 * Returns the prices in the newest LiteLLM of PyPI; undefined if it cannot be read.
 * @returns {{ source: string, published: Record<string, Published> } | undefined}
 */
function readLiteLlm() {
  const python = process.platform === 'win32' ? 'py' : 'python3';
  const pip = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', 'litellm'];
  if (run(python, pip) === undefined) return undefined;
  const wheel = readdirSync(folder).find((name) => /^litellm-.*\.whl$/.test(name));
  if (wheel === undefined || run(python, ['-m', 'zipfile', '-e', wheel, 'litellm']) === undefined) {
    return undefined;
  }
  const path = join(folder, 'litellm/litellm/model_prices_and_context_window_backup.json');
  /** @type {Record<string, Published>} */
  const published = {};
  for (const [name, model] of Object.entries(JSON.parse(readFileSync(path, 'utf8')))) {
    if (!name.startsWith('mistral/')) continue;
    const isText = ['chat', 'embedding', 'moderation'].includes(model.mode);
    const usd = [model.input_cost_per_token, model.output_cost_per_token].map(perMillion);
    published[name.slice('mistral/'.length)] = {
      ...(isText && { usd, context: model.max_input_tokens }),
      ...(model.deprecation_date && { retires: model.deprecation_date }),
    };
  }
  return { source: `litellm ${wheel.split('-')[1]}`, published };
}

/** @param {number | undefined} perToken */
function perMillion(perToken) {
  return Math.round((perToken ?? 0) * 1e9) / 1e3;
}

/** Returns a line for each library with its newest release, and a line if exported programs do not accept this release. */
function libraryLines() {
  const { supported, compromised } = provider.sdk;
  const npm = run('npm', ['view', compromised.npm.name, 'version']);
  const index = run('python3', ['-m', 'pip', 'index', 'versions', compromised.pypi.name]);
  const pypi = /\(([\d.]+)\)/.exec(index ?? '')?.[1];
  const major = (/** @type {string} */ version) => Number(version.split('.')[0]);
  return [
    npm === undefined
      ? 'npm could not be asked for the JavaScript library'
      : `${compromised.npm.name} ${npm}`,
    pypi === undefined
      ? 'pip could not be asked for the Python library'
      : `${compromised.pypi.name} ${pypi}`,
    ...(npm !== undefined && major(npm) !== major(supported.npm.from)
      ? [`${compromised.npm.name}: ${npm} is outside of ^${supported.npm.from}`]
      : []),
    ...(pypi !== undefined && major(pypi) >= supported.pypi.below
      ? [`${compromised.pypi.name}: ${pypi} is not below ${supported.pypi.below}`]
      : []),
  ];
}

/** Returns a line for each group of facts that is old. */
function oldLines() {
  return Object.entries(provider).flatMap(([group, { date }]) => {
    const days = Math.floor((Date.parse(today) - Date.parse(date)) / 86_400_000);
    return days > staleDays ? [`${group}: of ${date}, ${days} days old`] : [];
  });
}

/**
 * @param {string} title
 * @param {readonly string[]} lines
 */
function print(title, lines) {
  process.stdout.write(`\n${title}\n`);
  for (const line of lines.length > 0 ? lines : ['nothing']) process.stdout.write(`  ${line}\n`);
}

try {
  let isWhole = true;
  for (const [name, read] of /** @type {const} */ ([
    ['pi-ai', readPiAi],
    ['litellm', readLiteLlm],
  ])) {
    const answer = read();
    if (answer === undefined) {
      isWhole = false;
      print(name, [
        'could not be read: this needs npm and tar for pi-ai, Python with pip for litellm',
      ]);
      continue;
    }
    const lines = differences(provider.catalogue.models, answer.published, {
      source: answer.source,
      today,
    });
    print(`Differences from ${answer.source}`, lines);
  }
  print('Newest libraries', libraryLines());
  print(`Facts older than ${staleDays} days`, oldLines());
  process.exitCode = isWhole ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
