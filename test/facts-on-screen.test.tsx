import { describe, expect, test } from 'vitest';
import chatCommand from '../src/cli/commands/chat.ts';
import { documentOf } from '../src/cli/commands/models/document.ts';
import { modelTable } from '../src/cli/commands/models/table.ts';
import { programOptions } from '../src/cli/input/options.ts';
import { catalogue, conflictsOf } from '../src/core/models/catalogue.ts';
import { conflictLines, priceConflicts, sourceIn } from '../src/core/models/conflict-lines.ts';
import { unlistedModels } from '../src/core/models/fold-models.ts';
import { factMonth } from '../src/i18n/fact-date.ts';
import { type Lang, langs } from '../src/i18n/languages.ts';
import { provider } from '../src/i18n/provider.ts';
import { typeset } from '../src/i18n/typography.ts';
import { messages as account } from '../src/steps/account/messages.ts';
import { messages as billing } from '../src/steps/billing/messages.ts';
import { messages as chat } from '../src/steps/chat/messages.ts';
import { messages as embeddings, searchMessages } from '../src/steps/embeddings/messages.ts';
import { topicMessages } from '../src/steps/explore/topic-messages.ts';
import { detailRows } from '../src/steps/model/detail-rows.ts';
import { messages as estimate } from '../src/steps/pricing/estimate-messages.ts';
import { messages as pricing } from '../src/steps/pricing/messages.ts';
import { glyphs } from '../src/ui/theme/glyphs.ts';
import { runLine } from './cli/surroundings.ts';
import { steady } from './steps/scenes.ts';
import { settled } from './support/fakes/answers.ts';
import { noNames } from './support/fakes/no-names.ts';
import { createTestServices, key } from './support/fakes/services.ts';
import { renderStep } from './support/terminal/step.tsx';

interface Claim {
  readonly group: string;
  readonly claim: string;
  readonly value?: unknown;
}

/** All conflicts of the data file outside its list of models. */
const claims: readonly Claim[] = Object.entries(provider).flatMap(([group, facts]) =>
  'conflicts' in facts ? facts.conflicts.map((conflict) => ({ group, ...conflict }) as Claim) : [],
);

/** The texts that show a disputed fact, by its name in the data file. */
const disputed: Readonly<Record<string, (lang: Lang) => readonly string[]>> = {
  'freeMode payment-details': (lang) => [
    account[lang].noCard('x'),
    billing[lang].lead('x'),
    billing[lang].today('x'),
  ],
  'limits embeddingsInputs': (lang) => [embeddings[lang].calls('2')],
};

/** How each language names the other side of a conflict without a value. */
const otherSide: Readonly<Record<Lang, RegExp>> = {
  en: /(?:some|other) pages ask|a page asks/i,
  fr: /pages en demandent|une page demande/,
};

describe.each(langs)('in %s', (lang) => {
  test.each(claims)(
    'every text with the fact $claim of $group shows that sources differ',
    (one) => {
      const texts = disputed[`${one.group} ${one.claim}`]?.(lang) ?? [];
      expect(texts.length).toBeGreaterThan(0);
      for (const text of texts) {
        expect(text).toMatch(
          one.value === undefined ? otherSide[lang] : new RegExp(`${one.value}`),
        );
      }
    },
  );

  test('every disputed price and context is marked in tables, and explained in the details', () => {
    const now = Date.UTC(2026, 10, 30);
    const rows = unlistedModels([], now).filter(({ id }) => conflictsOf(id).length > 0);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(modelTable(lang, [row], undefined), row.id).toContain('*');
      const details = detailRows(lang, row, { glyphs: glyphs(true), now });
      const [, told = ''] = details.find(([label]) => label === 'conflict') ?? [];
      for (const conflict of conflictsOf(row.id)) expect(told).toContain(sourceIn(lang, conflict));
      const [document] = documentOf([row]).models;
      expect(document?.conflicts).toEqual(conflictsOf(row.id));
    }
  });

  test('a conflict whose source is a phrase names it in French, too', () => {
    const phrases = catalogue
      .flatMap(({ id }) => conflictsOf(id))
      .filter(({ source }) => / (?:of|as|the) /.test(source));
    expect(phrases.length).toBeGreaterThan(0);
    for (const phrase of phrases) expect(sourceIn('fr', phrase)).not.toBe(phrase.source);
  });

  test('models prints what other sources say below its table, and the month of its prices', async () => {
    const services = await createTestServices({ stored: key });
    const terminal = { stdin: false, stdout: false };
    const { err } = await runLine(['models', '--lang', lang], { services, terminal });
    const { out } = await runLine(['models', '--json'], { services, terminal });
    const { models }: { models: readonly { id: string; conflicts: unknown[] }[] } = JSON.parse(out);
    const disputed = models.filter(({ conflicts }) => conflicts.length > 0);
    const shown = disputed.flatMap(({ id }) => conflictLines(lang, id));
    expect(shown.length).toBeGreaterThan(0);
    for (const line of shown) expect(err).toContain(line);
    expect(err).toContain(typeset[lang](factMonth('catalogue', lang)));
  });

  test('the estimate shows the conflicts of its prices', async () => {
    const step = await renderStep('pricing', { lang, answers: settled, rows: 60 });
    await steady(step.screen);
    await step.screen.type('e');
    const lines = provider.models.compared.flatMap((name) => priceConflicts(lang, name, noNames));
    const frame = (await steady(step.screen)).replaceAll(/\s+/g, ' ');
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) expect(frame).toContain(line.replaceAll(/\s+/g, ' '));
  });

  test('every text with a fact of the provider names its month', () => {
    const temperature = chatCommand.options?.find(({ name }) => name === 'temperature');
    const region = programOptions.find(({ name }) => name === 'region');
    const dated: readonly (readonly [Parameters<typeof factMonth>[0], string])[] = [
      ['limits', embeddings[lang].calls('2')],
      ['limits', chat[lang].fields.maxTokens.hint],
      ['limits', chat[lang].fields.temperature.hint],
      ['limits', temperature?.summary[lang] ?? ''],
      ['discounts', searchMessages[lang].next.steps.join(' ')],
      ['discounts', topicMessages[lang].larger.batchText(factMonth('discounts', lang))],
      ['discounts', pricing[lang].cached(factMonth('discounts', lang))],
      ['hosts', pricing[lang].regional('h', factMonth('hosts', lang))],
      ['hosts', estimate[lang].regional('h', factMonth('hosts', lang))],
      ['hosts', region?.summary[lang] ?? ''],
      ['freeMode', account[lang].lead(factMonth('freeMode', lang))],
      ['freeMode', billing[lang].lead(factMonth('freeMode', lang))],
    ];
    for (const [group, text] of dated) {
      expect(typeset[lang](text)).toContain(typeset[lang](factMonth(group, lang)));
    }
  });
});
