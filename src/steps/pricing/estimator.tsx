import { Box, Text, useIsScreenReaderEnabled } from 'ink';
import { useState } from 'react';
import stringWidth from 'string-width';
import { catalogueDate } from '../../core/models/catalogue.ts';
import { priceConflicts } from '../../core/models/conflict-lines.ts';
import { modelFor } from '../../core/models/default-model.ts';
import { estimable, othersThan } from '../../core/spending/estimate-cost.ts';
import { isRegional } from '../../core/spending/price.ts';
import { factDate, factMonth } from '../../i18n/fact-date.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { provider } from '../../i18n/provider.ts';
import type { Services } from '../../services/ports/services.ts';
import { Prose } from '../../ui/components/prose.tsx';
import { TextField } from '../../ui/input/text-field.tsx';
import type { KeyBinding } from '../../ui/keys.ts';
import { Screen } from '../../ui/screen.tsx';
import { type StepScreen, useMessages, useScreen } from '../use-screen.ts';
import {
  changed,
  type EstimateForm,
  fields,
  maxInField,
  moved,
  offeredForm,
  workOf,
  wrongFields,
} from './estimate-form.ts';
import { messages } from './estimate-messages.ts';
import { EstimateTable } from './estimate-table.tsx';
import type { SubscreenProps } from './props.ts';

/** Estimates the cost of a program with a form, and updates the amounts as fields change. */
export function Estimator(props: SubscreenProps) {
  const view = useScreen();
  const { backKey, services, answers, onDone } = props;
  const text = useMessages(messages);
  const chosen = modelFor(answers.model, answers.key.outcome);
  const [form, setForm] = useState(() => offeredForm(chosen));
  const models = estimable(chosen, services.clock.now(), services.modelNames);
  return (
    <Screen
      keys={[
        { on: 'return', hint: text.done, run: onDone },
        ...formKeys(view, form, { models, setForm }),
        backKey,
      ]}
      pinned={
        <>
          <Fields form={form} onSubmit={onDone} onChange={setForm} />
          <ChoiceRows form={form} />
        </>
      }
      below={<Estimate form={form} services={services} />}
    >
      <Prose>{text.lead}</Prose>
    </Screen>
  );
}

interface EstimateProps extends FormPartProps {
  readonly services: Pick<Services, 'mistral' | 'clock' | 'modelNames'>;
}

/** Shows the invalid fields or, if there are none, the amounts, and the source of the prices. */
function Estimate({ form, services }: EstimateProps) {
  const { lang, theme, glyphs } = useScreen();
  const text = useMessages(messages);
  const { host } = services.mistral;
  const now = services.clock.now();
  const work = workOf(form, isRegional(host));
  const compared = [form.model, ...othersThan(form.model, services.modelNames)];
  const disputed = (work === undefined ? [] : compared).flatMap((model) =>
    priceConflicts(lang, model, services.modelNames),
  );
  return (
    <Box flexDirection="column">
      <Box flexDirection="column">
        {wrongFields(form).map((field) => (
          <Prose key={field} look={theme.warn}>
            {`${glyphs.warn} ${text.wrong(text.fields[field], formatNumber(maxInField, lang))}`}
          </Prose>
        ))}
        {work !== undefined && <EstimateTable services={services} work={work} models={compared} />}
      </Box>
      <Box marginTop={1} flexDirection="column">
        {form.batch && form.cached && <Prose look={theme.faint}>{text.both}</Prose>}
        <Prose look={theme.faint}>
          {[
            text.list(
              factDate(catalogueDate, now, lang),
              factDate(provider.discounts.date, now, lang),
            ),
            ...(isRegional(host) ? [text.regional(host, factMonth('hosts', lang))] : []),
            ...disputed.map(text.disputed),
          ].join(' ')}
        </Prose>
      </Box>
    </Box>
  );
}

function formKeys(
  { glyphs, lang }: StepScreen,
  form: EstimateForm,
  {
    models,
    setForm,
  }: {
    readonly models: readonly string[];
    readonly setForm: (change: (form: EstimateForm) => EstimateForm) => void;
  },
): readonly KeyBinding[] {
  const text = messages[lang];
  const isField = fields.some((field) => field === form.row);
  const move = (rows: number) => () => setForm((now) => moved(now, rows));
  const change = (by: number) => () => setForm((now) => changed(now, models, by));
  return [
    { on: 'up', hint: text.move, keyLabel: `${glyphs.up}${glyphs.down}`, run: move(-1) },
    { on: 'down', run: move(1) },
    { on: 'tab', run: move(1) },
    {
      on: 'left',
      hint: text.change,
      keyLabel: `${glyphs.left}${glyphs.right}`,
      disabled: isField,
      run: change(-1),
    },
    { on: 'right', disabled: isField, run: change(1) },
  ];
}

const choiceRows = ['model', 'batch', 'cached'] as const;

interface FormPartProps {
  readonly form: EstimateForm;
}

interface FieldsProps extends FormPartProps {
  readonly onChange: (change: (form: EstimateForm) => EstimateForm) => void;
  readonly onSubmit: () => void;
}

/** Columns before the text of the current field, for its frame and sign. The texts of other fields start there, too. */
const framedTextColumns = 4;

/** Minimum width to show the three fields side by side. */
const roomForThree = 78;

function Fields({ form, onChange, onSubmit }: FieldsProps) {
  const screen = useScreen();
  const { theme } = screen;
  const text = useMessages(messages);
  const isBeside = !useIsScreenReaderEnabled() && screen.columns >= roomForThree;
  const columns = isBeside ? Math.floor(screen.columns / fields.length) : screen.columns;
  return (
    <Box flexDirection={isBeside ? 'row' : 'column'}>
      {fields.map((field) => {
        const label = text.fields[field];
        const isCurrent = form.row === field;
        return (
          <Box key={field} aria-state={{ selected: isCurrent }}>
            {isCurrent ? (
              <TextField
                label={label}
                initialText={form[field]}
                columns={columns}
                onChange={(typed) => onChange((now) => ({ ...now, [field]: typed }))}
                onSubmit={onSubmit}
              />
            ) : (
              <Box flexDirection="column" width={columns}>
                <Text {...theme.faint}>{label}</Text>
                <Box paddingLeft={isBeside ? framedTextColumns : 2} marginTop={isBeside ? 1 : 0}>
                  <Text wrap="truncate">{form[field]}</Text>
                </Box>
              </Box>
            )}
          </Box>
        );
      })}
    </Box>
  );
}

function ChoiceRows({ form }: FormPartProps) {
  const { glyphs, theme, columns } = useScreen();
  const text = useMessages(messages);
  const values = {
    model: form.model,
    batch: text.batch[form.batch ? 'on' : 'off'],
    cached: text.cached[form.cached ? 'on' : 'off'],
  };
  const { left, right, current } = glyphs;
  const isReadAloud = useIsScreenReaderEnabled();
  const labelColumns = Math.max(...Object.values(text.choices).map((label) => stringWidth(label)));
  return (
    <Box flexDirection="column" marginTop={1}>
      {choiceRows.map((row) => {
        const isCurrent = form.row === row;
        const value = isCurrent && !isReadAloud ? `${left} ${values[row]} ${right}` : values[row];
        return (
          <Box key={row} aria-state={{ selected: isCurrent }}>
            <Box width={2} flexShrink={0} aria-hidden>
              <Text {...theme.accent}>{isCurrent ? current : ' '}</Text>
            </Box>
            <Box width={labelColumns + 2} flexShrink={0}>
              <Text {...(isCurrent ? theme.strong : theme.faint)}>{text.choices[row]}</Text>
            </Box>
            <Prose columns={columns - labelColumns - 4} look={isCurrent ? theme.strong : {}}>
              {value}
            </Prose>
          </Box>
        );
      })}
    </Box>
  );
}
