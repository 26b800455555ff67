import { callFunction } from '../../../core/explore/call-function.ts';
import type { CallUsage } from '../../../core/explore/call-usage.ts';
import { completeCode } from '../../../core/explore/complete-code.ts';
import { localTime } from '../../../core/explore/local-time.ts';
import { misfitLine } from '../../../core/explore/misfit-messages.ts';
import { moderateText } from '../../../core/explore/moderate-text.ts';
import { readPage } from '../../../core/explore/read-page.ts';
import { sampleRecording } from '../../../core/explore/sample-recording.ts';
import { sampleGap, sampleTexts } from '../../../core/explore/sample-texts.ts';
import { sampleDocument, samplePicture } from '../../../core/explore/samples.ts';
import { seePicture } from '../../../core/explore/see-picture.ts';
import { askStructured, orderForm } from '../../../core/explore/structured-answer.ts';
import { transcribeSound } from '../../../core/explore/transcribe-sound.ts';
import type { Capability } from '../../../core/models/capability-models.ts';
import { categoryName } from '../../../i18n/categories.ts';
import { formatDecimal } from '../../../i18n/numbers.ts';
import type { CallOptions } from '../../../services/ports/mistral.ts';
import type { Services } from '../../../services/ports/services.ts';
import type { CommandContext, ParsedArguments } from '../../command.ts';
import type { Line } from '../../output/lines.ts';
import { messages } from './messages.ts';
import { readFile, readText, readTextOption } from './request.ts';

/** Result of a topic. */
export interface Outcome extends CallUsage {
  /** Printed on stdout. */
  readonly answer: string;
  /** True if the answer is Markdown. */
  readonly isMarkdown: boolean;
  /** Fields of the JSON document that describe the answer. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Printed on stderr after the answer. */
  readonly notes: readonly Line[];
  /** True if the answer does not have the requested form. */
  readonly isMisfit?: boolean;
}

/** The content for a model, read and ready to send. */
export interface Prepared {
  /** Describes the sample; undefined if the person provided the content. */
  readonly sample: string | undefined;
  readonly ask: (options: CallOptions & { readonly model: string }) => Promise<Outcome>;
}

/** Reads the content to send. Throws AppError, before anything is sent, if the content can't be used. */
type Prepare = (
  typed: ParsedArguments,
  context: CommandContext,
  services: Services,
) => Promise<Prepared>;

/** The call of each topic. */
export const topics: Readonly<Record<Capability, Prepare>> = {
  fim: async (typed, context, services) => {
    const { content: before, isSample } = await readText(typed, context, sampleGap.before);
    const after = readTextOption(typed, 'suffix') ?? (isSample ? sampleGap.after : '');
    return {
      sample: isSample ? messages[context.lang].sample.fim : undefined,
      ask: async (options) => {
        const { text, reason, ...used } = await completeCode(services, { before, after }, options);
        const fields = { answer: text, finishReason: reason };
        return { ...used, answer: text, isMarkdown: false, fields, notes: [] };
      },
    };
  },
  functions: async (typed, context, services) => {
    const local = localTime(services.clock.now);
    return prepareText('functions', typed, context, async (question, options) => {
      const { called, answer, ...used } = await callFunction(
        services,
        { question, local },
        options,
      );
      const text = messages[context.lang];
      const call = called && { name: called.call.name, arguments: called.call.arguments };
      const note =
        called === undefined
          ? text.uncalled
          : text.called(`${called.call.name}(${called.call.arguments})`, called.result);
      const fields = { answer, called: call ? { ...call, result: called?.result } : null };
      return { ...used, answer, isMarkdown: true, fields, notes: [{ mark: 'note', text: note }] };
    });
  },
  structured: (typed, context, services) =>
    prepareText('structured', typed, context, async (question, options) => {
      const { lang } = context;
      const asked = { question, form: orderForm };
      const {
        text: answer,
        value,
        misfits,
        ...used
      } = await askStructured(services, asked, options);
      const isMisfit = misfits.length > 0;
      const note: Line = isMisfit
        ? { mark: 'warn', text: messages[lang].fitsNot(misfitLine(lang, misfits)) }
        : { mark: 'good', text: messages[lang].fits };
      const fields = { answer, value: value ?? null, fits: !isMisfit, misfits };
      return { ...used, answer, isMarkdown: false, fields, notes: [note], isMisfit };
    }),
  moderation: (typed, context, services) =>
    prepareText('moderation', typed, context, async (text, options) => {
      const { scores, ...used } = await moderateText(services, text, options);
      const answer = scoreTable(context, scores);
      return { ...used, answer, isMarkdown: false, fields: { scores }, notes: [] };
    }),
  vision: async (typed, context, services) => {
    const { content, isSample } = await readFile(typed, services, 'picture', samplePicture);
    const question = readTextOption(typed, 'question') ?? sampleTexts[context.lang].vision;
    return prepareFile('vision', context, isSample, (options) =>
      seePicture(services, { question, picture: content }, options),
    );
  },
  ocr: async (typed, context, services) => {
    const { content, isSample } = await readFile(typed, services, 'document', sampleDocument);
    return prepareFile('ocr', context, isSample, (options) => readPage(services, content, options));
  },
  transcription: async (typed, context, services) => {
    const { content, isSample } = await readFile(typed, services, 'recording', sampleRecording);
    return prepareFile('transcription', context, isSample, (options) =>
      transcribeSound(services, content, options),
    );
  },
};

async function prepareText(
  topic: 'functions' | 'structured' | 'moderation',
  typed: ParsedArguments,
  context: CommandContext,
  ask: (text: string, options: Parameters<Prepared['ask']>[0]) => Promise<Outcome>,
): Promise<Prepared> {
  const { lang } = context;
  const { content, isSample } = await readText(typed, context, sampleTexts[lang][topic]);
  return {
    sample: isSample ? messages[lang].sampleText(content) : undefined,
    ask: (options) => ask(content, options),
  };
}

function prepareFile(
  topic: 'vision' | 'ocr' | 'transcription',
  { lang }: CommandContext,
  isSample: boolean,
  ask: (options: Parameters<Prepared['ask']>[0]) => Promise<CallUsage & { readonly text: string }>,
): Prepared {
  return {
    sample: isSample ? messages[lang].sample[topic] : undefined,
    ask: async (options) => {
      const { text, ...used } = await ask(options);
      return { ...used, answer: text, isMarkdown: true, fields: { answer: text }, notes: [] };
    },
  };
}

/** Returns a line for each category: its score, its name, and whether it is flagged. */
function scoreTable(
  { lang }: CommandContext,
  scores: Awaited<ReturnType<typeof moderateText>>['scores'],
): string {
  const lines = scores.map(({ category, score, flagged }) => {
    const number = score === undefined ? '?' : formatDecimal(score, 2, lang);
    const mark = flagged ? ` (${messages[lang].flagged})` : '';
    return `${number.padStart(4)}  ${categoryName(lang, category)}${mark}`;
  });
  return lines.join('\n');
}
