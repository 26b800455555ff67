import { shared } from '../../i18n/messages.ts';
import { bodyRows, Screen } from '../../ui/screen.tsx';
import { ConversationText } from './conversation-text.tsx';
import { talkMode } from './mode.ts';
import type { ChatProps } from './view.tsx';

/** All that was said, on a screen of its own. */
export function ReadAll({ lang, frame, chatting, onMode }: ChatProps) {
  const back = () => onMode(talkMode);
  const keys = [
    { on: 'return', hint: shared[lang].back, run: back },
    { on: 'escape', run: back },
  ] as const;
  return (
    <Screen {...frame} keys={keys}>
      <ConversationText
        lang={lang}
        frame={frame}
        turns={chatting.conversation.turns}
        rows={bodyRows({ ...frame, keys })}
        isOpen
        withArrows
      />
    </Screen>
  );
}
