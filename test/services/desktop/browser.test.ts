import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../src/services/clock.ts';
import { createBrowser } from '../../../src/services/desktop/browser.ts';
import { createFakeClock } from '../../support/fakes/fake-clock.ts';
import { longWait } from '../../support/long-wait.ts';
import { programsIn } from '../../support/processes/found-programs.ts';

const display = { DISPLAY: ':0' };
const programs = async () => programsIn();

describe('a browser', () => {
  const places: readonly (readonly [boolean, string, NodeJS.Platform, Record<string, string>])[] = [
    [true, 'on an X11 desktop', 'linux', display],
    [true, 'on a Wayland desktop', 'linux', { WAYLAND_DISPLAY: 'wayland-0' }],
    [true, 'on a FreeBSD desktop', 'freebsd', display],
    [true, 'on macOS', 'darwin', {}],
    [true, 'on Windows', 'win32', {}],
    [true, 'in WSL', 'linux', { WSL_DISTRO_NAME: 'Ubuntu' }],
    [true, 'in WSL, recognised by its socket', 'linux', { WSL_INTEROP: '/run/WSL/1_interop' }],
    [true, 'with CI=false', 'linux', { ...display, CI: 'false' }],
    [false, 'on a console or in a container', 'linux', {}],
    [false, 'with an empty DISPLAY', 'linux', { DISPLAY: '' }],
    [false, 'over ssh', 'linux', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
    [false, 'over ssh with a forwarded display', 'linux', { ...display, SSH_TTY: '/dev/pts/0' }],
    [false, 'over ssh on macOS', 'darwin', { SSH_CLIENT: '10.0.0.1 1 22' }],
    [false, 'over ssh on Windows', 'win32', { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
    [false, 'over ssh in WSL', 'linux', { WSL_DISTRO_NAME: 'Ubuntu', SSH_TTY: '/dev/pts/0' }],
    [false, 'in a build', 'darwin', { CI: 'true' }],
  ];
  it.each(places)('is available (%s) %s', (available, _, platform, variables) => {
    const browser = createBrowser({ platform, variables, programs, clock: systemClock() });
    expect(browser.available).toBe(available);
  });
});

describe('opening a page', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'browser-'));
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });

  const said = () => readFile(join(folder, 'said'), 'utf8').catch(() => '');
  const readPid = () => readFile(join(folder, 'pid'), 'utf8').catch(() => '');

  /** Creates a launcher on PATH that records the address, then runs `then`. */
  async function launcher(name: string, then: string): Promise<void> {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\necho "${name} $*" >> '${folder}/said'\n${then}\n`);
    await chmod(path, 0o755);
  }

  const on = (variables: Record<string, string>, clock = systemClock()) =>
    createBrowser({ platform: 'linux', variables, programs, clock });
  const url = 'https://console.mistral.ai/api-keys?a=1&b=2';

  it('passes the address to the launcher of the system', async () => {
    await launcher('xdg-open', 'exit 0');
    expect(await on(display).open(url)).toBe(true);
    expect(await said()).toBe(`xdg-open ${url}\n`);
  });

  it('fails if the launcher fails', async () => {
    await launcher('xdg-open', 'exit 3');
    expect(await on(display).open(url)).toBe(false);
    expect(await said()).toBe(`xdg-open ${url}\n`);
  });

  it('fails if there is no launcher', async () => {
    vi.stubEnv('PATH', folder);
    expect(await on(display).open(url)).toBe(false);
  });

  it('succeeds if the launcher keeps running, as a browser does', async () => {
    await launcher('xdg-open', `echo $$ > '${folder}/pid'; exec sleep 600`);
    const clock = createFakeClock();
    const opened = on(display, clock).open(url);
    const pid = await vi.waitUntil(readPid, longWait);
    await vi.waitUntil(() => clock.waiting === 1, longWait);
    await clock.advance(2_000);
    expect(await opened).toBe(true);
    process.kill(Number(pid));
  });

  it('ends the wait when the program ends', async () => {
    await launcher('xdg-open', `echo $$ > '${folder}/pid'; exec sleep 600`);
    const stop = new AbortController();
    const clock = createFakeClock();
    const options = {
      platform: 'linux',
      variables: display,
      programs,
      clock,
      stop: stop.signal,
    } as const;
    const opened = createBrowser(options).open(url);
    const pid = await vi.waitUntil(readPid, longWait);
    await vi.waitUntil(() => clock.waiting === 1, longWait);
    stop.abort();
    expect(await opened).toBe(false);
    expect(clock.waiting).toBe(0);
    process.kill(Number(pid));
  });

  it.each([
    ['my-browser', 'my-browser'],
    ['lynx', 'xdg-open'],
    ['/usr/bin/w3m', 'xdg-open'],
    ['firefox:chromium', 'xdg-open'],
    ['firefox --new-tab %s', 'xdg-open'],
    ['-e', 'xdg-open'],
    ['', 'xdg-open'],
  ])('with BROWSER=%j uses %s', async (chosen, used) => {
    await launcher('xdg-open', 'exit 0');
    await launcher('my-browser', 'exit 0');
    expect(await on({ ...display, BROWSER: chosen }).open(url)).toBe(true);
    expect(await said()).toBe(`${used} ${url}\n`);
  });

  it.each([
    'http://console.mistral.ai',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '--help',
    'https://',
    'console.mistral.ai',
    '',
  ])('refuses the address %j', async (address) => {
    await launcher('xdg-open', 'exit 0');
    expect(await on(display).open(address)).toBe(false);
    expect(await said()).toBe('');
  });

  describe('in WSL', () => {
    const wsl = { WSL_DISTRO_NAME: 'Debian' };

    it('passes the address to Windows’ PowerShell as one text', async () => {
      await launcher('powershell.exe', 'exit 0');
      await launcher('xdg-open', 'exit 0');
      const address = "https://console.mistral.ai/it's/“x”?a=$b&c=`d`#'e";
      expect(await on(wsl).open(address)).toBe(true);
      const [start, quoted = '', end] = (await said()).split("'");
      expect([start, end]).toEqual([
        'powershell.exe -NoProfile -NonInteractive -Command Start-Process ',
        '\n',
      ]);
      expect(decodeURI(quoted.replaceAll('%27', "'"))).toBe(address);
    });

    it.each([
      ['is missing', undefined],
      ['fails', 'exit 1'],
    ])('uses the launcher of Linux if PowerShell %s', async (_, then) => {
      if (then !== undefined) await launcher('powershell.exe', then);
      await launcher('xdg-open', 'exit 0');
      expect(await on(wsl).open(url)).toBe(true);
      expect(await said()).toMatch(/xdg-open \S+\n$/);
    });
  });

  it('starts nothing if no browser is available', async () => {
    await launcher('xdg-open', 'exit 0');
    expect(await on({ ...display, SSH_TTY: '/dev/pts/0' }).open(url)).toBe(false);
    expect(await said()).toBe('');
  });
});
