import { detectLang, isLang, type Lang } from '../../i18n/languages.ts';
import type { Typed } from '../command.ts';
import { type MaxCost, readMaxCost } from './max-cost.ts';
import { usageError } from './parse.ts';

/** What the program's own options and the environment settle, checked. */
export interface Settings {
  /** The language asked for; undefined where neither option nor choice names one. */
  readonly lang: Lang | undefined;
  readonly demo: boolean;
  readonly fresh: boolean;
  readonly screenReader: boolean;
  /** True where nothing shall move by itself. */
  readonly still: boolean;
  readonly profile: string;
  /** An origin: scheme, host and port, with no slash at its end. */
  readonly baseUrl: string;
  /** What this session may spend; undefined where no cap is set. */
  readonly maxCost: MaxCost | undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

const regions: Readonly<Record<string, string>> = {
  global: 'https://api.mistral.ai',
  eu: 'https://api.eu.mistral.ai',
  us: 'https://api.us.mistral.ai',
};

/** Checks what was typed. Throws `AppError` with `usage`, before any key is read. */
export function readSettings(typed: Typed, variables: Variables, lang: () => Lang): Settings {
  const maxCost = typed.values['max-cost'];
  return {
    lang: readLang(typed.values['lang']),
    demo: typed.switches.has('demo'),
    fresh: typed.switches.has('fresh'),
    screenReader: typed.switches.has('screen-reader') || variables['INK_SCREEN_READER'] === 'true',
    still: typed.switches.has('no-animation'),
    profile: readProfile(typed.values['profile'] ?? 'default'),
    baseUrl: readBaseUrl(typed, variables),
    maxCost: maxCost === undefined ? undefined : readMaxCost(maxCost, lang),
  };
}

/** The language for a message that must be told before, or because, the settings can't be read. */
export function fallbackLang(typed: Typed, variables: Variables, systemLocale: () => string): Lang {
  const asked = typed.values['lang'];
  return isLang(asked) ? asked : detectLang(variables, systemLocale);
}

/** Checks a base URL: an https origin, or http on this machine. Throws `AppError` with `usage`. */
export function checkBaseUrl(given: string): string {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const bare = url !== undefined && url.username === '' && url.password === '';
  if (!bare || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw usageError('base-url', redactUrl(given));
  }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) {
    return url.origin;
  }
  if (url.protocol === 'http:') throw usageError('base-url-insecure', url.origin);
  throw usageError('base-url', redactUrl(given));
}

function readLang(given: string | undefined): Lang | undefined {
  if (given === undefined || isLang(given)) return given;
  throw usageError('lang', given);
}

function readProfile(given: string): string {
  if (/^[a-z0-9._-]{1,64}$/.test(given)) return given;
  throw usageError('profile', given);
}

/** What is typed goes before what the environment says, and an address before a region. */
function readBaseUrl(typed: Typed, variables: Variables): string {
  const region = typed.values['region'];
  const origin = readRegion(region ?? 'global');
  const address = typed.values['base-url'];
  if (address !== undefined) return checkBaseUrl(address);
  const status = variables['MISTRAL_ONBOARD_BASE_URL'];
  return region === undefined && status ? checkBaseUrl(status) : origin;
}

function readRegion(given: string): string {
  const origin = Object.hasOwn(regions, given) ? regions[given] : undefined;
  if (origin === undefined) throw usageError('region', given);
  return origin;
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** An address may carry a password or a token: neither is repeated on the screen. */
function redactUrl(given: string): string {
  return given.replace(/^([a-z]+:\/\/)?.*(?:@|%40)/is, '$1…@').replace(/[?#].*$/s, '…');
}
