import { expect, test } from 'vitest';
import { pageText, repositoryOf } from '../../../bin/release/page-text.js';

const readme =
  '# Title\n\n![A picture](test/a.svg)\n[Rules](RULES.md), [site](https://x.example), [Speed](#speed)\n';

test('turns relative pictures and links into addresses of the repository', () => {
  expect(pageText(readme, 'https://code.example/me/it')).toBe(
    '# Title\n\n![A picture](https://code.example/me/it/raw/HEAD/test/a.svg)\n[Rules](https://code.example/me/it/blob/HEAD/RULES.md), [site](https://x.example), [Speed](#speed)\n',
  );
});

test('drops pictures and relative links if the repository is unknown', () => {
  expect(pageText(readme, undefined)).toBe(
    '# Title\n\n\nRules, [site](https://x.example), [Speed](#speed)\n',
  );
});

test.each([
  [{}, undefined],
  [{ repository: '' }, undefined],
  [{ repository: 'https://code.example/me/it' }, 'https://code.example/me/it'],
  [{ repository: { url: 'git+https://code.example/me/it.git' } }, 'https://code.example/me/it'],
])('reads the address of the repository from %j', (manifest, address) => {
  expect(repositoryOf(manifest)).toBe(address);
});
