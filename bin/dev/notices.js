import { readdirSync, readFileSync } from 'node:fs';
import { root } from './run.js';

/**
 * The licences of the packages that a build holds, by name: what is published in one file must say whose work is in
 * it. Throws where a package says nothing of its licence.
 * @param {Readonly<Record<string, unknown>>} inputs The build's inputs, by path from the project's folder.
 */
export function noticesOf(inputs) {
  const folders = new Set(Object.keys(inputs).flatMap((path) => folderOf(path)));
  const notices = [...folders].sort().map(noticeOf);
  return `${['mistral-onboard holds parts of the packages below, each under its own licence.', ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** @param {string} path */
function folderOf(path) {
  const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path);
  return found === null ? [] : [found[0]];
}

/** @param {string} folder */
function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(
    readFileSync(`${root}${folder}/package.json`, 'utf8'),
  );
  if (typeof license !== 'string') throw new Error(`${name} names no licence.`);
  const file = readdirSync(root + folder).find((entry) => /^(?:licen[cs]e|copying)\b/i.test(entry));
  const by = typeof author === 'string' ? author : (author?.name ?? 'its authors');
  const text =
    file === undefined ? `By ${by}.` : readFileSync(`${root}${folder}/${file}`, 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}`;
}
