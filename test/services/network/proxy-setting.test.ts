import { describe, expect, test } from 'vitest';
import { proxyFor, proxyToShow } from '../../../src/services/network/proxy-setting.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

const service = 'https://api.mistral.ai';
const proxy = 'http://proxy.test:3128';

describe(errorFamily('network', 'the proxy from the environment'), () => {
  test.each([
    ['nothing is set', {}, undefined],
    ['HTTPS_PROXY', { HTTPS_PROXY: proxy }, proxy],
    ['small letters', { https_proxy: proxy }, proxy],
    ['small letters before capitals', { https_proxy: proxy, HTTPS_PROXY: 'http://other' }, proxy],
    ['HTTP_PROXY alone', { HTTP_PROXY: proxy }, proxy],
    ['http_proxy alone', { http_proxy: proxy }, proxy],
    ['all_proxy alone', { all_proxy: proxy }, proxy],
    ['HTTPS_PROXY before HTTP_PROXY', { HTTP_PROXY: 'http://other', HTTPS_PROXY: proxy }, proxy],
    ['an empty value is none', { HTTPS_PROXY: '  ' }, undefined],
    ['without a scheme', { HTTPS_PROXY: 'proxy.test:3128' }, proxy],
    [
      'a name and a password',
      { HTTPS_PROXY: 'http://me:pw@proxy.test' },
      'http://me:pw@proxy.test',
    ],
    ['ALL_PROXY alone', { ALL_PROXY: proxy }, proxy],
    ['HTTP_PROXY before ALL_PROXY', { ALL_PROXY: 'http://other', HTTP_PROXY: proxy }, proxy],
    [
      'an address in the path',
      { HTTPS_PROXY: 'proxy.test/to=http://x' },
      'http://proxy.test/to=http://x',
    ],
    ['half of an encoded letter', { HTTPS_PROXY: 'http://me:%2@p.test' }, 'http://invalid'],
    ['SOCKS', { ALL_PROXY: 'socks5://proxy.test:1080' }, 'socks5://proxy.test:1080'],
    ['an encoded sign', { HTTPS_PROXY: 'http://me:100%25@p.test' }, 'http://me:100%25@p.test'],
    ['a bare % in the password', { HTTPS_PROXY: 'http://me:100%@host:1' }, 'http://invalid'],
    ['bytes that are no text', { HTTPS_PROXY: 'http://me:%ff@host:1' }, 'http://invalid'],
    ['a domain with a backslash', { HTTPS_PROXY: 'http://DOM\\me:pw@host:1' }, 'http://invalid'],
    ['a # in the password', { HTTPS_PROXY: 'http://me:a#b@host:1' }, 'http://invalid'],
    ['a / in the password', { HTTPS_PROXY: 'http://me:a/b@host:1' }, 'http://invalid'],
    ['a ? in the password', { HTTPS_PROXY: 'me:a?b@host:1' }, 'http://invalid'],
    ['no address at all', { HTTPS_PROXY: 'http://[' }, 'http://invalid'],
    ['NO_PROXY of another host', { HTTPS_PROXY: proxy, NO_PROXY: 'example.org' }, proxy],
    ['NO_PROXY of everything', { HTTPS_PROXY: proxy, NO_PROXY: '*' }, undefined],
    ['NO_PROXY of the host', { HTTPS_PROXY: proxy, NO_PROXY: 'a.test, API.mistral.ai' }, undefined],
    ['NO_PROXY of the domain', { HTTPS_PROXY: proxy, NO_PROXY: 'mistral.ai' }, undefined],
    ['NO_PROXY with a dot', { HTTPS_PROXY: proxy, no_proxy: '.mistral.ai' }, undefined],
    ['NO_PROXY with a star', { HTTPS_PROXY: proxy, no_proxy: '*.mistral.ai' }, undefined],
    ['NO_PROXY with a star and no dot', { HTTPS_PROXY: proxy, no_proxy: '*mistral.ai' }, undefined],
    ['NO_PROXY of part of a name', { HTTPS_PROXY: proxy, NO_PROXY: 'istral.ai' }, proxy],
    ['NO_PROXY with the port', { HTTPS_PROXY: proxy, NO_PROXY: 'mistral.ai:443' }, undefined],
    ['NO_PROXY with another port', { HTTPS_PROXY: proxy, NO_PROXY: 'mistral.ai:8443' }, proxy],
    ['an empty NO_PROXY', { HTTPS_PROXY: proxy, NO_PROXY: ' , ' }, proxy],
  ])('%s', (_, variables, expected) => {
    const found = proxyFor(service, variables);
    expect(found?.href).toBe(expected === undefined ? undefined : new URL(expected).href);
  });

  test.each([
    ['a name that ends like this machine', 'https://proxy127.0.0.1.test', {}],
    ['a name with a final dot, and no exception', 'https://api.test.', { NO_PROXY: ' , ' }],
    ['a port of its own, and that of https', 'https://api.test:8443', { NO_PROXY: 'api.test:443' }],
    ['a name that holds an exception', 'https://api.test', { NO_PROXY: 'x*.api.test' }],
  ])('%s', (_, address, variables) => {
    expect(proxyFor(address, { ...variables, HTTPS_PROXY: proxy })?.href).toBe(`${proxy}/`);
  });

  test.each([
    'http://127.0.0.1:4301',
    'http://127.10.20.30:4301',
    'http://localhost:80',
    'http://[::1]:4301',
    'https://localhost',
  ])('%s is this machine: never through a proxy', (address) => {
    expect(proxyFor(address, { HTTPS_PROXY: proxy, HTTP_PROXY: proxy })).toBeUndefined();
  });
});

test.each([
  ['[fd00::5]', undefined],
  ['[fd00::5]:443', undefined],
  ['[fd00::5]:444', `${proxy}/`],
])('the exception %s is read as an IPv6 address', (exception, expected) => {
  const variables = { HTTPS_PROXY: proxy, NO_PROXY: exception };
  expect(proxyFor('https://[fd00::5]', variables)?.href).toBe(expected);
});

test.each([
  ['http://me:pw@proxy.test:3128', 'proxy.test:3128', true],
  ['https://proxy.test', 'proxy.test', true],
  ['socks5://proxy.test:1080', 'proxy.test:1080', false],
  ['xhttp://proxy.test', 'proxy.test', false],
  ['httpx://proxy.test', 'proxy.test', false],
  ['http://k4Nq8Zt2Wm6Xs9Rb3Vd7Yf5Hj1Lp0GcA:1', '…:1', true],
])(
  'of %s the host %s is shown, and whether its protocol is spoken: %s',
  (address, host, isSupported) => {
    expect(proxyToShow(new URL(address))).toEqual({ host, isSupported });
  },
);

test.each(['https://127.example.test', 'https://127.0.0.1.example.test'])(
  'a host that only begins like this machine is reached by the proxy: %s',
  (address) => {
    expect(proxyFor(address, { HTTPS_PROXY: proxy })?.href).toBe(`${proxy}/`);
  },
);

test('no proxy is shown if there is none', () => {
  expect(proxyToShow(undefined)).toBeUndefined();
});
