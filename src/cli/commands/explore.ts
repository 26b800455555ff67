import { commandLine } from '../../i18n/command-line.ts';
import type { Localized } from '../../i18n/languages.ts';
import { pages } from '../../i18n/links.ts';
import { provider } from '../../i18n/provider.ts';
import type { Command, CommandSpec, OptionSpec } from '../command.ts';
import { requireName } from '../input/parse.ts';

const { fileMegabytes } = provider.limits;

const options = {
  model: {
    name: 'model',
    short: 'm',
    value: 'MODEL',
    summary: {
      en: 'id of the model (default: the best one your account can call)',
      fr: 'identifiant du modèle (par défaut : le meilleur que votre compte peut appeler)',
    },
  },
  json: {
    name: 'json',
    summary: { en: 'print one JSON document', fr: 'afficher un document JSON' },
  },
  suffix: {
    name: 'suffix',
    value: 'CODE',
    summary: { en: 'the code after the gap', fr: 'le code après le trou' },
  },
  question: {
    name: 'question',
    value: 'TEXT',
    summary: {
      en: 'what to ask about the picture (default: what is in it)',
      fr: 'la question sur l’image (par défaut : ce qu’elle montre)',
    },
  },
} as const satisfies Record<string, OptionSpec>;

const { model, json, suffix, question } = options;

const sampleSummary: Localized = { en: 'With the sample:', fr: 'Avec l’exemple :' };

/** Describes a topic that takes a file. */
function fileTopic(
  topic: string,
  file: string,
  summary: Localized,
  ownOptions: readonly OptionSpec[] = [],
): CommandSpec {
  return {
    summary,
    usage: '[FILE]',
    options: [model, ...ownOptions, json],
    examples: () => [
      { line: commandLine('explore', topic), summary: sampleSummary },
      {
        line: commandLine('explore', topic, file),
        summary: {
          en: `With a file of yours, ${fileMegabytes} MB at most:`,
          fr: `Avec un fichier, ${fileMegabytes} Mo au plus :`,
        },
      },
    ],
  };
}

const exampleTexts = {
  en: {
    functions: 'What time is it in Oslo?',
    structured: 'Two Brie for Ana Roy, in Lille.',
    moderation: 'I know where you live.',
  },
  fr: {
    functions: 'Quelle heure est-il à Oslo ?',
    structured: 'Deux Bries pour Ana Roy, à Lille.',
    moderation: 'Je sais où tu habites.',
  },
} as const;

/** Describes a topic that takes a text. */
function textTopic(
  topic: 'functions' | 'structured' | 'moderation',
  summary: Localized,
): CommandSpec {
  return {
    summary,
    usage: '[TEXT|-]',
    options: [model, json],
    examples: (lang) => [
      { line: commandLine('explore', topic), summary: sampleSummary },
      {
        line: commandLine('explore', topic, exampleTexts[lang][topic]),
        summary: {
          en: 'With a text; - stands for what is piped in:',
          fr: 'Avec un texte ; - représente ce qui arrive par le pipe :',
        },
      },
    ],
  };
}

const subcommands = {
  fim: {
    summary: {
      en: 'fill a gap in code: from what is before it, and with --suffix after it',
      fr: 'combler un trou dans du code : d’après ce qui précède et, avec --suffix, ce qui suit',
    },
    usage: '[CODE|-]',
    options: [model, suffix, json],
    examples: () => [
      { line: commandLine('explore', 'fim'), summary: sampleSummary },
      {
        line: commandLine('explore', 'fim', 'def double(x):', '--suffix', 'print(double(4))'),
        summary: { en: 'With code of yours:', fr: 'Avec votre code :' },
      },
    ],
  },
  functions: textTopic('functions', {
    en: 'let a model call a function of this program, local_time, and use its result',
    fr: 'laisser un modèle appeler une fonction de ce programme, local_time, et se servir du résultat',
  }),
  structured: textTopic('structured', {
    en: 'turn an order written in prose into JSON that fits a schema; ends with 1 if it does not',
    fr: 'mettre une commande rédigée en JSON selon un schéma ; finit avec 1 si le schéma n’est pas suivi',
  }),
  moderation: textTopic('moderation', {
    en: 'rate how harmful a text is, by category',
    fr: 'évaluer un texte par catégorie de risque',
  }),
  vision: fileTopic(
    'vision',
    'photo.jpg',
    {
      en: 'describe a picture: PNG, JPEG, WebP or GIF',
      fr: 'décrire une image : PNG, JPEG, WebP ou GIF',
    },
    [question],
  ),
  ocr: fileTopic('ocr', 'scan.pdf', {
    en: 'read the first page of a PDF, or a picture, as Markdown',
    fr: 'lire la première page d’un PDF, ou une image, en Markdown',
  }),
  transcription: fileTopic('transcription', 'memo.mp3', {
    en: 'write down what is said in a recording: WAV, MP3, FLAC, OGG or M4A',
    fr: 'mettre par écrit un enregistrement : WAV, MP3, FLAC, OGG ou M4A',
  }),
} as const satisfies Record<string, CommandSpec>;

const command: Command = {
  group: 'use',
  summary: {
    en: 'try more of the API with one small call: code, functions, JSON, pictures, documents, speech',
    fr: 'essayer le reste de l’API en un petit appel : code, fonctions, JSON, images, documents, parole',
  },
  usage: Object.keys(subcommands).join('|'),
  subcommands,
  examples: () => [
    {
      line: commandLine('explore', 'structured'),
      summary: { en: 'Get an answer as JSON:', fr: 'Recevoir une réponse en JSON :' },
    },
    {
      line: commandLine('explore', 'ocr', 'scan.pdf'),
      summary: { en: 'Read a scanned page:', fr: 'Lire une page scannée :' },
    },
  ],
  links: [pages.docs, pages.pricing],
  options: Object.values(options),
  words: { min: 1, max: 2 },
  run: async (typed, context) => {
    const [word = ''] = typed.words;
    const topic = requireName(subcommands, word);
    const { runExplore } = await import('./explore/run.ts');
    return await runExplore(topic, typed, context);
  },
};

export default command;
