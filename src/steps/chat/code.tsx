import { Box, Text } from 'ink';
import { useState } from 'react';
import { requestFieldsOf } from '../../core/chat/chat-settings.ts';
import { messagesOf } from '../../core/chat/chat-turns.ts';
import { exportedOrigin } from '../../core/export/plan.ts';
import { codeLanguages, requestCode } from '../../core/export/snippets/request-code.ts';
import { shared } from '../../i18n/messages.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { defaultOrigin } from '../../i18n/provider.ts';
import { languageOf } from '../../ui/code/highlight.ts';
import { Prose } from '../../ui/components/prose.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Transcript } from '../../ui/markdown/transcript.tsx';
import { wrapText } from '../../ui/markdown/wrap-lines.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { CopyOutcome, outcomeRows, useCodeKeys } from '../use-code-keys.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import { talkMode } from './mode.ts';
import type { ChatProps } from './props.ts';

/** Rows of the language list and the blank line below it. */
const rowsOfHead = 2;

/** Suggested names for saving. The extension `.mts` makes the file a module in any folder. */
const fileNames = { python: 'chat.py', typescript: 'chat.mts', curl: 'chat.sh' } as const;

/** Shows the last request as a program, in each language. */
export function RequestCode(props: ChatProps) {
  const view = useScreen();
  const { glyphs, columns, lang, theme } = view;
  const common = useMessages(shared);
  const { onMode, services } = props;
  const text = useMessages(messages);
  const [index, setIndex] = useState(0);
  const language = codeLanguages[index] ?? 'python';
  const turn = (by: number) =>
    setIndex((now) => (now + by + codeLanguages.length) % codeLanguages.length);
  const back = () => onMode(talkMode);
  const { left, right, current } = glyphs;
  const code = { name: fileNames[language], text: codeOf(props, language) };
  const codeKeys = useCodeKeys(services, code);
  if (codeKeys.saving) return codeKeys.saving;
  const keys: readonly KeyBinding[] = [
    { on: 'return', hint: common.back, run: back },
    { on: 'escape', run: back },
    ...codeKeys.keys,
    { on: 'left', keyLabel: `${left} ${right}`, hint: text.otherLanguage, run: () => turn(-1) },
    { on: 'right', run: () => turn(1) },
    { on: 'tab', run: () => turn(1) },
  ];
  const lead = wrapText(text.codeLead, columns).length;
  const number = (value: number) => formatNumber(value, lang);
  return (
    <Screen keys={keys}>
      <Prose look={theme.faint}>{text.codeLead}</Prose>
      <Box marginBottom={1} gap={2}>
        {codeLanguages.map((name) => (
          <Text key={name} {...(name === language ? theme.strong : theme.faint)}>
            {`${name === language ? current : ' '} ${text.languages[name]}`}
          </Text>
        ))}
      </Box>
      <Transcript
        key={language}
        startsAt="top"
        withArrows
        rows={Math.max(3, bodyRows(view, keys) - rowsOfHead - lead - outcomeRows)}
        passages={[
          {
            kind: 'code',
            key: language,
            language: languageOf(code.name),
            text: code.text.trimEnd(),
          },
        ]}
        moreLabel={(above, below) =>
          text.more(`${glyphs.up} ${number(above)}`, `${glyphs.down} ${number(below)}`)
        }
      />
      <CopyOutcome>{codeKeys.outcome}</CopyOutcome>
    </Screen>
  );
}

function codeOf({ chat, services }: ChatProps, language: (typeof codeLanguages)[number]) {
  const { model, conversation, settings } = chat;
  const baseUrl = exportedOrigin(services);
  return requestCode(language, {
    kind: 'chat',
    model,
    messages: messagesOf(conversation.turns, settings),
    ...requestFieldsOf(settings),
    ...(baseUrl !== defaultOrigin && { baseUrl }),
  });
}
