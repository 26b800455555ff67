import { shared } from '../../i18n/messages.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { ConversationText } from './conversation-text.tsx';
import { talkMode } from './mode.ts';
import type { ChatProps } from './props.ts';

/** Shows the whole conversation on a screen of its own. */
export function ReadAll({ chat, onMode }: ChatProps) {
  const view = useScreen();
  const common = useMessages(shared);
  const back = () => onMode(talkMode);
  const keys = [
    { on: 'return', hint: common.back, run: back },
    { on: 'escape', run: back },
  ] as const;
  return (
    <Screen keys={keys}>
      <ConversationText
        turns={chat.conversation.turns}
        rows={bodyRows(view, keys)}
        isOpen
        withArrows
      />
    </Screen>
  );
}
