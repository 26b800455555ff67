import { describe, expect, test } from 'vitest';
import { orderActions, pageFor } from '../../../src/core/access/error-actions.ts';
import type { ErrorCode } from '../../../src/errors/errors.ts';
import { traitsOf } from '../../../src/errors/traits.ts';
import { pages } from '../../../src/i18n/links.ts';
import { everyCode } from '../../support/fakes/errors.ts';

describe('actions for every error', () => {
  test.each(everyCode)('%s has an action, and its page belongs to the service', (code) => {
    const { remedy, page } = traitsOf(code);
    expect(remedy).toMatch(/^[a-z]+$/);
    expect(pageFor(code)).toBe(page === undefined ? undefined : pages[page]);
  });
});

test.each(Object.entries(pages))('the page %s is on https, at Mistral', (_, address) => {
  const { protocol, hostname, username, search } = new URL(address);
  expect({ protocol, username, search }).toEqual({ protocol: 'https:', username: '', search: '' });
  expect(hostname).toMatch(/(?:^|\.)mistral\.ai$/);
});

describe('offers the fixing action first, and a step back only if it fixes the error', () => {
  const actions = ['retry', 'model', 'key', 'billing', 'skip'] as const;
  const defaults = ['retry', 'model', 'skip'];

  test.each<readonly [ErrorCode, readonly string[]]>([
    ['key-refused', ['key', ...defaults]],
    ['zero-quota', ['model', 'retry', 'skip']],
    ['tier', ['model', 'retry', 'skip']],
    ['payment', ['billing', ...defaults]],
    ['monthly-quota', ['billing', ...defaults]],
    ['rate-limited', defaults],
    ['capacity', defaults],
    ['request-refused', defaults],
    ['network', defaults],
    ['keychain', defaults],
    ['bug', defaults],
  ])('%s', (code, expected) => {
    expect(orderActions(code, actions)).toEqual(expected);
  });

  test('offers an action if the screen has it', () => {
    expect(orderActions('zero-quota', ['retry', 'skip'])).toEqual(['retry', 'skip']);
    expect(orderActions('key-refused', [])).toEqual([]);
  });

  test.each(everyCode)('%s always has a way to continue', (code) => {
    expect(orderActions(code, actions)).toContain('skip');
  });
});
