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

  test('contains all dependencies of its packages for every system, which npm requires', () => {
    const missing = installed.flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => seenFrom(path, name) === undefined)
        .map((name) => `${path} needs ${name}`),
    );
    expect(missing).toEqual([]);
  });

  test('has a content hash for each package', () => {
    const unknown = installed.filter(
      ([, { integrity }]) => !/^sha512-.{86}==$/.test(integrity ?? ''),
    );
    expect(unknown.map(([path]) => path)).toEqual([]);
  });

  test('contains no download address', () => {
    for (const [path, { resolved, link }] of installed) {
      expect({ path, resolved, link }).toEqual({ path, resolved: undefined, link: undefined });
    }
    expect(text).not.toMatch(
      /localhost|127\.0\.0\.1|192\.168\.|10\.\d+\.\d+\.\d+|file:|\.tgz|git\+/,
    );
    expect(text).not.toMatch(/registry[.-]\w/);
  });
});

test('npm’s settings contain no download address and no secret', () => {
  expect(read('.npmrc')).not.toMatch(/registry\s*=|:\/\/|_auth|token|proxy/i);
});
