import { Box } from 'ink';
import { useState } from 'react';
import { shared } from '../../i18n/messages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { type StepScreen, useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { Mode } from './mode.ts';
import type { ChatProps } from './props.ts';
import {
  isWrong,
  type SettingName,
  type SettingTexts,
  settingNames,
  settingsOf,
  textsOf,
} from './settings-texts.ts';

interface SettingsProps extends ChatProps {
  /** Screen to return to. */
  readonly from: Mode;
}

/** Rows of the fields, and of the explanation below them in a narrow window. */
const rowsPacked = 10 + 5;

/** Edits the settings of the next answers. Validates each field while the person types. */
export function Settings(props: SettingsProps) {
  const view = useScreen();
  const { lang } = view;
  const { chat, onMode, from } = props;
  const text = useMessages(messages);
  const [texts, setTexts] = useState(() => textsOf(chat.settings, lang));
  const [focus, setFocus] = useState(0);
  const move = (by: number) => setFocus((now) => wrapped(now + by));
  const accept = (typed: SettingTexts) => {
    const wrong = settingNames.findIndex((name) => isWrong(name, typed));
    if (wrong !== -1) return setFocus(wrong);
    chat.change(settingsOf(typed));
    onMode(from);
  };
  const keys = keysOf(view, props, move);
  const current = settingNames[focus] ?? 'system';
  const isRoomy = bodyRows(view, keys) >= rowsPacked + settingNames.length;
  return (
    <Screen keys={keys}>
      {settingNames.map((name, at) => (
        <Box key={name} marginBottom={isRoomy ? 1 : 0}>
          <TextField
            label={labelOf(view, name, { texts, isCurrent: at === focus })}
            placeholder={text.fields[name].empty}
            initialText={texts[name]}
            isActive={at === focus}
            onChange={(line) => setTexts((before) => ({ ...before, [name]: line }))}
            onSubmit={(line) => accept({ ...texts, [name]: line })}
          />
        </Box>
      ))}
      <About texts={texts} name={current} />
    </Screen>
  );
}

function wrapped(index: number): number {
  return (index + settingNames.length) % settingNames.length;
}

function keysOf(
  { glyphs, lang }: StepScreen,
  { onMode, from }: SettingsProps,
  move: (by: number) => void,
): readonly KeyBinding[] {
  const { up, down } = glyphs;
  return [
    { on: 'return', hint: messages[lang].apply },
    { on: 'down', keyLabel: `${up} ${down}`, hint: messages[lang].otherField, run: () => move(1) },
    { on: 'up', run: () => move(-1) },
    { on: 'tab', run: () => move(1) },
    { on: 'escape', hint: shared[lang].back, run: () => onMode(from) },
  ];
}

/** Returns the label of a field. Signs before it mark the active field and each invalid one. */
function labelOf(
  { glyphs, lang }: StepScreen,
  name: SettingName,
  { texts, isCurrent }: { readonly texts: SettingTexts; readonly isCurrent: boolean },
): string {
  const { right, bad } = glyphs;
  const signs = [...(isCurrent ? [right] : []), ...(isWrong(name, texts) ? [bad] : [])];
  return [...signs, messages[lang].fields[name].label].join(' ');
}

interface AboutProps {
  readonly name: SettingName;
  readonly texts: SettingTexts;
}

/** Explains the current field, or why its value can't be used. */
function About({ name, texts }: AboutProps) {
  const { theme } = useScreen();
  const text = useMessages(messages);
  const { hint, wrong } = text.fields[name];
  return isWrong(name, texts) ? (
    <Prose look={theme.warn}>{wrong}</Prose>
  ) : (
    <Prose look={theme.faint}>{hint}</Prose>
  );
}
