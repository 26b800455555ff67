import { detectLang, isLang, type Lang, langs } from '../../i18n/languages.ts';
import { provider } from '../../i18n/provider.ts';
import { isProfileName } from '../../services/ports/profile-name.ts';
import type { ParsedArguments } from '../command.ts';
import { type MaxCost, readMaxCost } from './max-cost.ts';
import { invalidValue, readChoice, readOption, usageError } from './parse.ts';

/** Validated settings from the program's options and the environment. */
export interface Settings {
  /** The requested language; undefined if neither an option nor a saved choice names one. */
  readonly lang: Lang | undefined;
  readonly demo: boolean;
  readonly fresh: boolean;
  readonly screenReader: boolean;
  /** True if nothing may move by itself. */
  readonly noAnimation: boolean;
  /** Background of the terminal; `auto` if the person did not name one. */
  readonly theme: 'auto' | 'dark' | 'light';
  readonly profile: string;
  /** An origin: scheme, host and port, with no slash at its end. */
  readonly baseUrl: string;
  /** Spending cap of this session; undefined if none is set. */
  readonly maxCost: MaxCost | undefined;
}

const themes = ['auto', 'dark', 'light'] as const;

type Variables = Readonly<Record<string, string | undefined>>;

const regions = provider.hosts.origins;

const regionNames = ['global', 'eu', 'us'] as const satisfies readonly (keyof typeof regions)[];

/** Returns the settings. Throws the error `usage` for an invalid value, before any key is read. */
export function readSettings(
  typed: ParsedArguments,
  variables: Variables,
  lang: () => Lang,
): Settings {
  return {
    lang: readChoice(typed, 'lang', langs),
    demo: typed.switches.has('demo'),
    fresh: typed.switches.has('fresh'),
    screenReader: typed.switches.has('screen-reader') || variables['INK_SCREEN_READER'] === 'true',
    noAnimation: typed.switches.has('no-animation'),
    theme: readChoice(typed, 'theme', themes) ?? 'auto',
    profile:
      readOption(typed, 'profile', (name) => (isProfileName(name) ? name : undefined)) ?? 'default',
    baseUrl: readBaseUrl(typed, variables),
    maxCost: readOption(typed, 'max-cost', (given) => readMaxCost(given, lang)),
  };
}

/** Returns the language for a message shown before the settings are read, or because they are invalid. */
export function fallbackLang(
  typed: ParsedArguments,
  variables: Variables,
  systemLocale: () => string,
): Lang {
  const asked = typed.values['lang'];
  return isLang(asked) ? asked : detectLang(variables, systemLocale);
}

/** Returns the API origin. Options override the environment, and `--base-url` overrides `--region`. */
function readBaseUrl(typed: ParsedArguments, variables: Variables): string {
  const region = readChoice(typed, 'region', regionNames);
  const address = typed.values['base-url'];
  if (address !== undefined) return checkBaseUrl(typed, address);
  const variable = variables['MISTRAL_ONBOARD_BASE_URL'];
  if (region !== undefined || !variable) return regions[region ?? 'global'];
  return checkBaseUrl(typed, variable, 'MISTRAL_ONBOARD_BASE_URL');
}

/** Matches host names and IP addresses. `URL` also accepts characters that are special to a shell, such as ` and $. */
const hostPattern = /^(?:[\w.-]+|\[[\da-f:.]+\])$/;

/** Returns the origin of an https address, or of an http one on this machine. Throws AppError with `usage` for others. */
function checkBaseUrl(typed: ParsedArguments, given: string, source?: string): string {
  const refused = () => invalidValue(typed, 'base-url', redactUrl(given), source);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') throw refused();
  if (!hostPattern.test(url.hostname)) throw refused();
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') throw refused();
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) {
    return url.origin;
  }
  if (url.protocol === 'http:') throw usageError('base-url-insecure', url.origin);
  throw refused();
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

/** Removes a password and a token from an address, so that neither is repeated on the screen. */
function redactUrl(given: string): string {
  return given.replace(/^([a-z]+:\/\/)?.*(?:@|%40)/is, '$1…@').replace(/[?#].*/s, '…');
}
