import { Box, Text } from 'ink';
import { embeddingChoices } from '../../core/models/embedding-models.ts';
import { shared } from '../../i18n/messages.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { Select } from '../../ui/components/select/select.tsx';
import { Screen } from '../../ui/screen.tsx';
import { theme } from '../../ui/theme/theme.ts';
import { choiceLine } from './choice-line.ts';
import type { DraftProps } from './draft-screens.tsx';
import { messages } from './messages.ts';

/** The two models, and how many numbers the second shall make of a text. */
export function ModelChoice({ lang, frame, embedding, onGo, onSettle }: DraftProps) {
  const text = messages[lang];
  const { choice, closed } = embedding.draft;
  const current = embeddingChoices.findIndex(
    ({ model, dimensions }) => model === choice.model && dimensions === choice.dimensions,
  );
  return (
    <Screen
      {...frame}
      keys={[
        { on: 'return', hint: shared[lang].choose },
        { on: 'escape', hint: shared[lang].back, run: () => onGo('offer') },
      ]}
    >
      <Prose columns={frame.columns}>{text.models}</Prose>
      <Box marginY={1}>
        <Select
          items={embeddingChoices}
          keyOf={({ model, dimensions }) => `${model} ${dimensions}`}
          renderRow={(item, { selected }) => (
            <Text {...(selected ? theme.strong : {})} wrap="truncate">
              {choiceLine(lang, item)}
              {closed.includes(item.model) ? ` ${text.closed}` : ''}
            </Text>
          )}
          columns={frame.columns}
          height={embeddingChoices.length}
          initialIndex={Math.max(0, current)}
          onSelect={(taken) => onSettle({ choice: taken })}
          glyphs={frame.glyphs}
        />
      </Box>
      <Prose columns={frame.columns} look={theme.faint}>
        {text.dimensions}
      </Prose>
    </Screen>
  );
}
