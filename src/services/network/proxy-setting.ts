import { withoutKeyRuns } from '../../errors/redact.ts';
import type { ConnectionPort } from '../ports/connection.ts';

const variableNames = [
  'https_proxy',
  'HTTPS_PROXY',
  'http_proxy',
  'HTTP_PROXY',
  'all_proxy',
  'ALL_PROXY',
];

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Returns the proxy that the environment sets for an address: `HTTPS_PROXY`, else `HTTP_PROXY`, else `ALL_PROXY`, each
 * first in lower case, as in curl and npm. Returns none for this machine and for hosts in `NO_PROXY`. Assumes `http:`
 * if the value has no scheme. Returns `http://invalid` for an invalid address, so that the call fails with its name
 * instead of bypassing the proxy.
 */
export function proxyFor(baseUrl: string, variables: Variables): URL | undefined {
  const { hostname, port } = new URL(baseUrl);
  const set = variableNames
    .map((name) => variables[name]?.trim())
    .find((value) => value !== undefined && value !== '');
  if (set === undefined || isLoopback(hostname)) return undefined;
  const exceptions = variables['no_proxy'] || variables['NO_PROXY'];
  return isLeftOut(hostname, port || '443', exceptions) ? undefined : addressOf(set);
}

function addressOf(text: string): URL {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  return isUnambiguous(address) ? new URL(address) : new URL(`http://${invalidProxy}`);
}

/**
 * Returns the proxy without its password, and without a key that was set in its place; `isSupported` if this program
 * supports its protocol.
 */
export function proxyToShow(proxy: URL | undefined): ConnectionPort['proxy'] {
  if (proxy === undefined) return undefined;
  return { host: withoutKeyRuns(proxy.host), isSupported: /^https?:/.test(proxy.protocol) };
}

/** The host of an address that can't be used. */
export const invalidProxy = 'invalid';

/**
 * Returns false for a password with a literal `%`, `#`, `/`, `?` or `\`, which would end the host name early and start
 * another one. These characters must be percent-encoded before the last `@`.
 */
function isUnambiguous(address: string): boolean {
  const account = /:\/\/(.*)@/s.exec(address)?.[1] ?? '';
  if (/[#/?\\]/.test(account) || !URL.canParse(address)) return false;
  const { username, password } = new URL(address);
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    // The account has a literal `%`, or percent-encoded bytes that are not UTF-8.
    return false;
  }
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/**
 * Returns true if `NO_PROXY` lists the host: hosts separated by commas or spaces, each with its subdomains; `*` is any.
 */
function isLeftOut(hostname: string, port: string, exceptions: string | undefined): boolean {
  if (exceptions === undefined) return false;
  return exceptions.split(/[\s,]/).some((entry) => {
    if (entry === '*') return true;
    const only = /:(\d+)$/.exec(entry)?.[1];
    const name = entry
      .toLowerCase()
      .replace(/^\*?\.?/, '')
      .replace(/:\d+$/, '');
    if (name === '' || (only !== undefined && only !== port)) return false;
    return hostname === name || hostname.endsWith(`.${name}`);
  });
}
