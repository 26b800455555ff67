import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns the licences of the packages that these files belong to: a bundle must name whose work it contains. */
export function noticesFor(/** @type {readonly string[]} */ files) {
  const folder = /^.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;
  const folders = new Set(files.flatMap((file) => folder.exec(file)?.[0] ?? []));
  const notices = [...folders].sort().map(noticeOf);
  notices.unshift('mistral-onboard contains parts of these packages, each under its own licence.');
  return `${notices.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function noticeOf(/** @type {string} */ folder) {
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name), 'utf8');
  const { name, version, license, author } = JSON.parse(read('package.json'));
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)\b/i.test(entry));
  const by = `By ${author?.name ?? author ?? 'its authors'}.`;
  return `${name} ${version} (${license})\n\n${file ? read(file).trim() : by}`;
}
