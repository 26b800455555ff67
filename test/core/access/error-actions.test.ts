import { describe, expect, test } from 'vitest';
import { orderActions, pageFor } from '../../../src/core/access/error-actions.ts';
import type { ErrorCode } from '../../../src/errors/errors.ts';
import { traitsOf } from '../../../src/errors/traits.ts';
import { pages } from '../../../src/i18n/links.ts';
import { everyCode } from '../../support/fakes/errors.ts';

describe('every fault', () => {
  test.each(everyCode)('%s has a way on, and its page is one of the service’s own', (code) => {
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

describe('the way that mends a fault comes first; a step back is offered only where it mends', () => {
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

  test('where the screen has that way', () => {
    expect(orderActions('zero-quota', ['retry', 'skip'])).toEqual(['retry', 'skip']);
    expect(orderActions('key-refused', [])).toEqual([]);
  });

  test.each(everyCode)('%s never leaves a dead end', (code) => {
    expect(orderActions(code, actions)).toContain('skip');
  });
});
