import { describe, expect, test } from 'vitest';
import { topics } from '../../../src/cli/commands/explore/topics.ts';
import command from '../../../src/cli/commands/explore.ts';
import { sampleTexts } from '../../../src/core/explore/sample-texts.ts';
import { samplePicture } from '../../../src/core/explore/samples.ts';
import { AppError } from '../../../src/errors/errors.ts';
import { errorMessage } from '../../../src/i18n/errors.ts';
import { provider } from '../../../src/i18n/provider.ts';
import type { DocumentsPort } from '../../../src/services/ports/documents.ts';
import type { ChatEvent } from '../../../src/services/ports/mistral.ts';
import { finish, metadata } from '../../support/fakes/fake-mistral.ts';
import { keyText, refusing } from '../../support/fakes/services.ts';
import { type Asking, runAsking } from './asking.ts';

interface ExploreOptions extends Asking {
  readonly lang?: 'en' | 'fr';
}

function explore(line: readonly string[], { lang = 'en', ...asking }: ExploreOptions = {}) {
  return runAsking(['--lang', lang, 'explore', ...line], asking);
}

const names = Object.keys(topics);
/** Returns a picture for every path. */
const documents: DocumentsPort = { read: async () => samplePicture().bytes };

test('has a subcommand for each topic of the wizard that makes a call', () => {
  expect(Object.keys(command.subcommands ?? {})).toEqual(names);
  expect(names.toSorted()).toEqual(Object.keys(provider.models.capabilities).toSorted());
});

describe('explore', () => {
  test.each(names.flatMap((name) => (['en', 'fr'] as const).map((lang) => [name, lang] as const)))(
    '%s sends its sample, and prints the answer and the cost, in %s',
    async (name, lang) => {
      const { code, out, err, bodies } = await explore([name], { lang });
      expect([code, out.trim() === '']).toEqual([0, false]);
      expect(err).toMatch(
        lang === 'en'
          ? /^No (?:text|code|file) given: sending/
          : /^Aucun (?:texte|code|fichier) fourni\u00a0: envoi/,
      );
      expect(err).toMatch(
        lang === 'en' ? /\nAsking \S+, with the key in/ : /\nQuestion à \S+, avec/,
      );
      expect(err).toMatch(/\n✓ \S+.*(?:[$€]|prix inconnu).*\.\n$/);
      const isFile = ['vision', 'ocr', 'transcription', 'fim'].includes(name);
      if (!isFile) {
        const sample = sampleTexts[lang][name as 'moderation'];
        expect(JSON.stringify(bodies)).toContain(sample);
      }
    },
  );

  test('sends the typed text, and the code on both sides of a gap', async () => {
    const { bodies } = await explore(['fim', 'def f(x):', '--suffix', 'print(f(1))']);
    expect(bodies.at(-1)).toMatchObject({ prompt: 'def f(x):', suffix: 'print(f(1))' });
    const own = await explore(['fim', 'def f(x):']);
    expect(own.bodies.at(-1)).toMatchObject({ prompt: 'def f(x):', suffix: '' });
    expect(own.err).not.toContain('sample');
  });

  test('reads a text from a pipe only if asked to, and otherwise says so', async () => {
    const piped = await explore(['moderation', '-'], { piped: 'Piped text\n' });
    expect(JSON.stringify(piped.bodies.at(-1))).toContain('Piped text');
    const ignored = await explore(['moderation', 'typed'], { piped: 'Piped text\n' });
    expect(JSON.stringify(ignored.bodies.at(-1))).toContain('typed');
    expect(ignored.err).toContain('Piped text is not read.');
  });

  test('sends a file of the person with a question', async () => {
    const { bodies, err } = await explore(['vision', 'my.png', '--question', 'Which colours?'], {
      documents,
    });
    const body = JSON.stringify(bodies.at(-1));
    expect(body).toContain('Which colours?');
    expect(body).toContain('data:image/png;base64,');
    expect(err).not.toContain('sample');
  });

  test.each([
    [['ocr', 'missing.pdf'], {}, 7],
    [['transcription', 'my.png'], { documents }, 7],
    [['vision', 'a', 'b'], {}, 2],
    [['moderation', ' '], {}, 2],
    [['moderation', keyText], {}, 2],
    [['vision', keyText], {}, 2],
    [['moderation', '-'], { terminal: { stdin: true, stdout: false } }, 2],
    [['moderation', '-'], { piped: Buffer.from([0, 1]) }, 2],
    [['fim', 'a', '--suffix', ''], {}, 2],
    [['fim', 'a', '--question', 'b'], {}, 2],
    [['modration'], {}, 2],
    [[], {}, 2],
  ] as const)('%j sends nothing', async (line, options, exit) => {
    const { code, out, err, bodies } = await explore(line, options);
    expect([code, out, bodies]).toEqual([exit, '', []]);
    expect(err).toMatch(/^✗ /);
  });

  test('suggests the nearest topic for an unknown one', async () => {
    expect((await explore(['modration'])).err).toContain('moderation');
  });

  test('prints one document, with the fields of the topic in the form of the service', async () => {
    const moderated = JSON.parse((await explore(['moderation', '--json'], { lang: 'fr' })).out);
    expect(moderated).toMatchObject({ ok: true, topic: 'moderation', cost: { usd: 0, eur: 0 } });
    expect(moderated.scores[0]).toMatchObject({ category: expect.any(String), flagged: true });
    expect(moderated).not.toHaveProperty('answer');
    const called = JSON.parse((await explore(['functions', '--json'])).out);
    expect(called.called).toMatchObject({ name: 'local_time', result: expect.any(String) });
    expect(called.answer).not.toBe('');
    const read = JSON.parse((await explore(['ocr', '--json'])).out);
    expect(read).toMatchObject({ pages: 1, usage: null, key: { lastFour: keyText.slice(-4) } });
    const heard = JSON.parse((await explore(['transcription', '--json'])).out);
    expect(heard).toMatchObject({ seconds: 1, model: 'voxtral-mini-latest' });
  });

  test('ends with 1 if the answer does not fit the schema', async () => {
    async function* streamChat(): AsyncGenerator<ChatEvent> {
      yield { type: 'text', text: '{"customer":"C","product":"P","city":"L","quantity":"3"}' };
      yield finish({});
    }
    const mistral = { streamChat };
    const told = await explore(['structured'], { mistral });
    expect(told.code).toBe(1);
    expect(told.err).toContain(
      '! The answer does not fit the schema: quantity is of another type.',
    );
    const asJson = await explore(['structured', '--json'], { mistral });
    const misfits = [{ path: 'quantity', problem: 'type' }];
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.out)).toMatchObject({ ok: true, fits: false, misfits });
  });

  test('asks only the named model, and reports its refusal', async () => {
    const { bodies } = await explore(['vision', '-m', 'mistral-large-latest']);
    expect(bodies).toMatchObject([{ model: 'mistral-large-latest' }]);
    const error = { code: 'tier', model: 'mistral-large-latest' } as const;
    const refused = await explore(['vision', '-m', 'mistral-large-latest'], {
      mistral: refusing(error),
    });
    expect([refused.code, refused.out]).toEqual([5, '']);
  });

  test('names the models that refused before another one answered', async () => {
    async function* streamChat({ model }: { readonly model: string }): AsyncGenerator<ChatEvent> {
      if (model === 'mistral-small-latest') throw new AppError({ code: 'tier', model });
      yield { type: 'text', text: 'A house.' };
      yield finish({ model });
    }
    const { err, code, out } = await explore(['vision'], { mistral: { streamChat } });
    expect([code, out]).toEqual([0, 'A house.\n']);
    expect(err).toContain(
      '! Your account can’t call mistral-small-latest, so another model was asked.',
    );
  });

  test('says so if the answer is empty', async () => {
    const { out, err } = await explore(['transcription'], {
      mistral: { transcribe: async ({ model }) => ({ model, text: '', metadata }) },
    });
    expect(out).toBe('');
    expect(err).toContain('! No speech was heard.\n');
  });

  test('reports a refused key as the other commands do', async () => {
    const { code, err } = await explore(['fim'], { scenario: 'key-refused' });
    expect(code).toBe(4);
    expect(err).toContain(`✗ ${errorMessage('en', { code: 'key-refused' }).message}`);
  });
});
