import { expect, test } from 'vitest';
import {
  findInstallation,
  type InstallationOptions,
} from '../../../src/services/processes/installation.ts';

const formOf = (
  script: string,
  { isBinary = false, platform = 'linux' }: Partial<InstallationOptions> = {},
) => {
  const { form, path } = findInstallation({
    script,
    isBinary,
    inherited: {},
    platform,
  });
  return [form, path];
};

const inPackage = '/bin/mistral-onboard.cjs';
const inWheel = '/lib/python3.11/site-packages/mistral_onboard/app/bin/mistral-onboard.cjs';

test.each([
  ['/usr/lib/node_modules/mistral-onboard', 'npm', undefined],
  ['/home/a/.nvm/versions/node/v24.0.0/lib/node_modules/mistral-onboard', 'npm', undefined],
  ['C:\\Users\\a\\AppData\\Roaming\\npm\\node_modules\\mistral-onboard', 'npm', undefined],
  ['/home/a/work/node_modules/mistral-onboard', 'npm-project', '/home/a/work'],
  ['/home/a/.npm/_npx/0f1e2d/node_modules/mistral-onboard', 'npx', '/home/a/.npm/_npx/0f1e2d'],
  ['/home/a/.local/share/pnpm/global/5/node_modules/mistral-onboard', 'pnpm', undefined],
  [
    '/home/a/.local/share/pnpm/global/5/.pnpm/mistral-onboard@0.1.0/node_modules/mistral-onboard',
    'pnpm',
    undefined,
  ],
  [
    '/home/a/.cache/pnpm/dlx/7a8b/19-x/node_modules/mistral-onboard',
    'cache',
    '/home/a/.cache/pnpm/dlx/7a8b',
  ],
  ['/home/a/.config/yarn/global/node_modules/mistral-onboard', 'yarn', undefined],
  ['/home/a/.bun/install/global/node_modules/mistral-onboard', 'bun', undefined],
  [
    '/tmp/bunx-0-mistral-onboard@latest/node_modules/mistral-onboard',
    'cache',
    '/tmp/bunx-0-mistral-onboard@latest',
  ],
  ['/opt/mistral-onboard', 'cache', '/opt/mistral-onboard'],
])('a package in %s counts as %s', (folder, form, path) => {
  const separator = folder.includes('\\') ? '\\' : '/';
  const platform = separator === '/' ? 'linux' : 'win32';
  const script = folder + inPackage.replaceAll('/', separator);
  const [found, foundPath] = formOf(script, { platform });
  expect(found).toBe(form);
  if (path !== undefined) expect(foundPath).toBe(path);
});

test.each([
  ['/home/a/.local/share/pipx/venvs/mistral-onboard', 'pipx'],
  ['/home/a/.local/pipx/venvs/mistral-onboard', 'pipx'],
  ['/home/a/.local/share/uv/tools/mistral-onboard', 'uv'],
  ['/home/a/.cache/uv/archive-v0/Zk3', 'uvx'],
  ['/home/a/own-cache/environments-v2/9b', 'uvx'],
  ['/home/a/.cache/pipx/4705b464421c05e', 'pipx-run'],
  ['/home/a/.local/pipx/.cache/4705b464421c05e', 'pipx-run'],
])('a wheel in %s counts as %s', (environment, form) => {
  expect(formOf(environment + inWheel)).toEqual([form, environment]);
});

test('a wheel in another environment counts as pip', () => {
  expect(formOf(`/home/a/venv${inWheel}`)).toEqual([
    'pip',
    '/home/a/venv/lib/python3.11/site-packages/mistral_onboard',
  ]);
});

test('an executable is a binary in any folder', () => {
  expect(formOf('/home/a/node_modules/x/mistral-onboard', { isBinary: true })).toEqual([
    'binary',
    '/home/a/node_modules/x/mistral-onboard',
  ]);
});
