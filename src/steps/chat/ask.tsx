import { Box } from 'ink';
import { useState } from 'react';
import { assertFits } from '../../core/chat/chat-size.ts';
import { type Turn, tokensBefore } from '../../core/chat/chat-turns.ts';
import { knownModel } from '../../core/models/known-model.ts';
import { costOf, shortCost } from '../../core/spending/price.ts';
import { type ErrorData, toErrorData } from '../../errors/errors.ts';
import { errorMessage } from '../../i18n/errors.ts';
import type { Lang } from '../../i18n/languages.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import type { ModelNamesPort } from '../../services/ports/model-names.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { wrapText } from '../../ui/markdown/wrap-lines.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import type { Theme } from '../../ui/theme/theme.ts';
import { useMessages, useScreen } from '../use-screen.ts';
import { ConversationText } from './conversation-text.tsx';
import { changedSettings } from './logic.ts';
import { messages } from './messages.ts';
import { type AskMode, talkMode } from './mode.ts';
import type { ChatProps } from './props.ts';

type Problem = 'empty' | ErrorData;

interface AskProps extends ChatProps {
  readonly mode: AskMode;
}

/** Shows the field for a question below the conversation. */
export function Ask(props: AskProps) {
  const { lang, theme } = useScreen();
  const common = useMessages(shared);
  const { chat, onMode, mode } = props;
  const text = useMessages(messages);
  const [typed, setTyped] = useState(mode.typed);
  const [problem, setProblem] = useState<Problem>();
  const isFirst = chat.conversation.turns.length === 0;
  const offered = isFirst ? text.question : '';
  const lines = problem === undefined ? leadOf(lang, props) : [problemLine(lang, problem)];
  const keys: readonly KeyBinding[] = [
    { on: 'return', hint: typed === undefined && isFirst ? text.sendOffer : text.send },
    {
      on: 'tab',
      hint: text.settingsKey,
      run: () => onMode({ at: 'settings', from: { ...mode, typed } }),
    },
    isFirst ? props.backKey : { on: 'escape', hint: common.back, run: () => onMode(talkMode) },
  ];
  const submit = (line: string) => {
    const found = problemOf(line, chat.model, props.services.modelNames);
    setProblem(found);
    if (found !== undefined) return;
    onMode(talkMode);
    const send = mode.isReplacement ? chat.replaceQuestion : chat.ask;
    send(line.trim());
  };
  return (
    <Screen
      keys={keys}
      pinned={
        <TextField
          // The suggested question follows the language; a question typed by the person does not.
          key={lang}
          label={turnsBefore(props).length === 0 ? text.field : text.nextField}
          placeholder={text.placeholder}
          initialText={typed ?? offered}
          isOffer={typed === undefined && offered !== ''}
          onChange={(line) => {
            setTyped(line);
            setProblem(undefined);
          }}
          onSubmit={submit}
        />
      }
    >
      {turnsBefore(props).length > 0 && <Before {...props} keys={keys} lines={lines} />}
      {lines.map((line, at) => (
        <Prose key={line} look={theme[lookOf(problem, isFirst && at === 0)]}>
          {line}
        </Prose>
      ))}
    </Screen>
  );
}

/** Rows of the field and of the blank lines around the texts above it. */
const rowsOfField = 6;

function Before(
  props: AskProps & { readonly keys: readonly KeyBinding[]; readonly lines: readonly string[] },
) {
  const view = useScreen();
  const { keys, lines } = props;
  const rowsOfLines = lines.flatMap((line) => wrapText(line, view.columns)).length;
  return (
    <Box marginBottom={1}>
      <ConversationText
        turns={turnsBefore(props)}
        rows={bodyRows(view, keys) - rowsOfField - rowsOfLines}
      />
    </Box>
  );
}

/** Returns the turns that stay in the conversation and are sent with the question. */
function turnsBefore({ chat, mode }: AskProps): readonly Turn[] {
  const { turns } = chat.conversation;
  return mode.isReplacement ? turns.slice(0, -1) : turns;
}

/** Returns lines about the model, the settings, and the earlier turns that are sent with the question. */
function leadOf(lang: Lang, props: AskProps): readonly string[] {
  const { services, chat } = props;
  const text = messages[lang];
  const { model, conversation, settings } = chat;
  const changed = changedSettings(settings, lang, text.changed);
  const notes = changed === '' ? [] : [text.changedSettings(changed)];
  if (conversation.turns.length === 0) return [text.lead(model), text.tiny, ...notes];
  const before = turnsBefore(props);
  if (before.length === 0) return [text.instead, ...notes];
  const tokens = tokensBefore(before);
  if (tokens === undefined) return [text.along, ...notes];
  const cost = costOf(
    { promptTokens: tokens, completionTokens: 0 },
    knownModel(model, services.modelNames),
  );
  return [text.alongTokens(formatNumber(tokens, lang), shortCost(cost, lang)), ...notes];
}

function problemOf(line: string, model: string, modelNames: ModelNamesPort): Problem | undefined {
  if (line.trim() === '') return 'empty';
  try {
    assertFits({ model, messages: [{ role: 'user', content: line }] }, modelNames);
    return undefined;
  } catch (thrown) {
    return toErrorData(thrown);
  }
}

function problemLine(lang: Lang, problem: Problem): string {
  return problem === 'empty' ? messages[lang].empty : errorMessage(lang, problem).message;
}

function lookOf(problem: Problem | undefined, isLead: boolean): keyof Theme {
  if (problem !== undefined) return 'warn';
  return isLead ? 'plain' : 'faint';
}
