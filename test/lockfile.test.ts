import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from './support/processes/program.ts';

interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly name?: string;
  readonly link?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const read = (name: string) => readFileSync(join(projectFolder, name), 'utf8');
const text = read('package-lock.json');
const packages: Readonly<Record<string, Entry>> = JSON.parse(text).packages;
const manifest: Entry = JSON.parse(read('package.json'));
const { '': own = {}, ...others } = packages;
const installed = Object.entries(others);

/** The entry that a package at `path` gets when it asks for `name`: the nearest above it. */
function seenFrom(path: string, name: string): Entry | undefined {
  for (let place = path; ; place = place.slice(0, place.lastIndexOf('node_modules/'))) {
    const folder = place === '' || place.endsWith('/') ? place : `${place}/`;
    const found = packages[`${folder}node_modules/${name}`];
    if (found !== undefined || place === '') return found;
  }
}

describe('the lockfile', () => {
  test('pins what package.json asks for', () => {
    for (const kind of ['dependencies', 'devDependencies', 'optionalDependencies'] as const) {
      expect(own[kind]).toEqual(manifest[kind]);
      for (const [name, wanted] of Object.entries(manifest[kind] ?? {})) {
        const { version, name: realName } = packages[`node_modules/${name}`] ?? {};
        expect(realName === undefined ? version : `npm:${realName}@${version}`).toBe(wanted);
      }
    }
  });

  test('has all that its packages need, on every system: npm refuses it otherwise', () => {
    const missing = installed.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => seenFrom(path, name) === undefined)
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('knows each package by its content', () => {
    const unknown = installed.filter(
      ([, { integrity }]) => !/^sha512-.{86}==$/.test(integrity ?? ''),
    );
    expect(unknown.map(([path]) => path)).toEqual([]);
  });

  test('names no place to fetch from', () => {
    for (const [path, { resolved, link }] of installed) {
      expect({ path, resolved, link }).toEqual({ path, resolved: undefined, link: undefined });
    }
    expect(text).not.toMatch(
      /localhost|127\.0\.0\.1|192\.168\.|10\.\d+\.\d+\.\d+|file:|\.tgz|git\+/,
    );
    expect(text).not.toMatch(/registry[.-]\w/);
  });
});

test('npm is told no place to fetch from, and nothing secret', () => {
  expect(read('.npmrc')).not.toMatch(/registry\s*=|:\/\/|_auth|token|proxy/i);
});
