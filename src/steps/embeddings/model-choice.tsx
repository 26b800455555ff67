import { Text } from 'ink';
import { embeddingChoices } from '../../core/models/embedding-models.ts';
import { factMonth } from '../../i18n/fact-date.ts';
import { shared } from '../../i18n/messages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Select } from '../../ui/components/select/select.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { choiceLine } from './lines.ts';
import { messages } from './messages.ts';
import type { DraftProps } from './props.ts';

/** Offers the two models. The second model has several vector lengths to choose from. */
export function ModelChoice({ services, embedding, onGo, onSettle }: DraftProps) {
  const { theme, lang } = useScreen();
  const common = useMessages(shared);
  const text = useMessages(messages);
  const { choice, closed } = embedding.draft;
  const current = embeddingChoices.findIndex(
    ({ model, dimensions }) => model === choice.model && dimensions === choice.dimensions,
  );
  return (
    <Screen
      keys={[
        { on: 'return', hint: common.choose },
        { on: 'escape', hint: common.back, run: () => onGo('offer') },
      ]}
      below={<Prose look={theme.faint}>{text.dimensions}</Prose>}
      pinned={
        <Select
          items={embeddingChoices}
          keyOf={({ model, dimensions }) => `${model} ${dimensions}`}
          renderRow={(item, { selected }) => (
            <Text {...(selected ? theme.strong : {})} wrap="truncate">
              {choiceLine(lang, item, services.modelNames)}
              {closed.includes(item.model) ? ` ${text.closed}` : ''}
            </Text>
          )}
          height={embeddingChoices.length}
          initialIndex={Math.max(0, current)}
          onSelect={(taken) => onSettle({ choice: taken })}
        />
      }
    >
      <Prose>{`${text.models} ${text.prices(factMonth('catalogue', lang))}`}</Prose>
    </Screen>
  );
}
