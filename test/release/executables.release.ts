import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../support/processes/program.ts';
import { built } from './forms.ts';
import { readMachO } from './mach-o.ts';

const release = dirname(built(/^SHA256SUMS$/));
const nodes = join(projectFolder, 'node_modules/.release/nodes/node_modules');
/** Node's mark of whether it contains a program: followed by 0 if not, by 1 if it does. */
const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
/** The first bytes of a program embedded in Node. */
const blobMagic = 0x0143da20;

test('all that is published is listed with its checksum', () => {
  const { status, stdout } = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], {
    cwd: release,
    encoding: 'utf8',
  });
  const listed = stdout.split('\n').flatMap((line) => /^(.+): OK$/.exec(line)?.[1] ?? []);
  const others = ['NOTICES.txt', 'SHA256SUMS'];
  const published = readdirSync(release).filter((name) => !others.includes(name));
  expect([status, listed.toSorted()]).toEqual([0, published.toSorted()]);
});

describe.each(['arm64', 'x64'] as const)('the macOS executable for %s', (cpu) => {
  const name = `darwin-${cpu}`;
  const file = readFileSync(built(new RegExp(`^mistral-onboard-${name}$`)));
  const executable = readMachO(file);
  const original = readMachO(readFileSync(join(nodes, name, 'bin/node')));

  test('is an executable for this processor with the segments of its Node and one more', () => {
    expect(executable).toMatchObject({ cpu, isExecutable: true });
    const names = original.segments.map((segment) => segment.name);
    expect(executable.segments.map((segment) => segment.name)).toEqual([
      ...names.slice(0, -1),
      'NODE_SEA',
      '__LINKEDIT',
    ]);
  });

  test('has segments that follow each other and end with the file', () => {
    const [, ...mapped] = executable.segments;
    const page = cpu === 'arm64' ? 0x4000 : 0x1000;
    let [address, offset] = [mapped[0]?.address ?? 0, 0];
    for (const segment of mapped) {
      expect([segment.name, segment.address]).toEqual([segment.name, address]);
      expect([segment.address % page, segment.offset]).toEqual([0, offset]);
      expect(segment.memory).toBeGreaterThanOrEqual(segment.size);
      address += segment.memory;
      const isLast = segment === mapped.at(-1);
      offset += isLast ? segment.size : Math.ceil(segment.size / page) * page;
    }
    expect(offset).toBe(file.length);
    const sections = mapped.flatMap((segment) => segment.sections.map((each) => each.offset));
    const first = Math.min(...sections.filter((each) => each > 0));
    expect(executable.headerSize).toBeLessThanOrEqual(first);
  });

  test('contains the program and the keychain library for this processor', () => {
    const segment = executable.segments.find((each) => each.name === 'NODE_SEA');
    const [section] = segment?.sections ?? [];
    expect(section?.name).toBe('__NODE_SEA_BLOB');
    const { offset = 0, size = 0 } = section ?? {};
    const blob = file.subarray(offset, offset + size);
    expect(blob.readUInt32LE(0)).toBe(blobMagic);
    expect(blob.includes('--own-program=read-back')).toBe(true);
    const addon = readFileSync(
      join(projectFolder, `node_modules/keytar/prebuilds/${name}/keytar.node`),
    );
    expect(blob.includes(addon)).toBe(true);
  });

  test('tells Node that it has a program, and where', () => {
    const text = file.toString('latin1');
    expect(text.split(`${fuse}:1`)).toHaveLength(2);
    expect(text).not.toContain(`${fuse}:0`);
  });

  test('has no signature, because that of its Node no longer fits', () => {
    expect([original.isSigned, executable.isSigned]).toEqual([true, false]);
  });
});

test('the README says how to sign an executable for macOS, and that none was run on a Mac', () => {
  const page = readFileSync(join(projectFolder, 'README.md'), 'utf8');
  const name = basename(built(/^mistral-onboard-darwin-arm64$/));
  expect(page).toContain(`codesign --sign - ${name}`);
  expect(page).toMatch(/The executables for macOS are unsigned and have never been run\./);
});
