import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noticesFor } from './notices.js';
import { inProject } from './run.js';

const dist = inProject('dist');
const stamp = join(dist, '.sources');

/** Returns whether dist/ was built from the current sources, judged by their sizes and times. */
export function isBundleReady() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

/** Builds dist/. Throws with the bundler's message if a source has an error. */
export async function bundle() {
  const sources = sourcesHash();
  const { rolldown } = await import('rolldown');
  const { default: config } = await import('./rolldown.config.js');
  const build = await rolldown(config);
  const { output } = await build.generate(config.output).finally(() => build.close());
  const old = readdirSync(dist).filter((name) => name !== '.lock');
  for (const name of old) rmSync(join(dist, name), { recursive: true });
  const chunks = output.filter((part) => part.type === 'chunk');
  for (const { fileName, code } of chunks) writeFileSync(join(dist, fileName), code);
  writeFileSync(join(dist, 'NOTICES.txt'), noticesFor(chunks.flatMap((chunk) => chunk.moduleIds)));
  writeFileSync(stamp, sources);
}

function sourcesHash() {
  const sources = readdirSync(inProject('src'), { recursive: true, encoding: 'utf8' });
  const files = ['package-lock.json', 'package.json', 'bin/dev/rolldown.config.js'];
  files.push('bin/caches.cjs', ...sources.sort().map((name) => join('src', name)));
  const stats = files.map((file) => statSync(inProject(file)));
  const lines = stats.map(({ size, mtimeMs }, index) => `${files[index]} ${size} ${mtimeMs}`);
  return createHash('sha256').update(lines.join()).digest('hex');
}
