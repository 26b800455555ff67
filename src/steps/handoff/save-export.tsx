import { exportNames, type WizardFormat } from '../../core/export/formats.ts';
import { nextSteps } from '../../core/export/next-steps.ts';
import { exportedOrigin, planOf } from '../../core/export/plan.ts';
import { exportTexts } from '../../core/export/texts.ts';
import { writeExport } from '../../core/export/write-export.ts';
import { copySaveMessages } from '../../i18n/copy-save-messages.ts';
import { Saving } from '../saving.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { Written } from './written.tsx';

interface SaveExportProps extends TopicProps {
  readonly format: Exclude<WizardFormat, 'dotenv'>;
}

/** Asks where to write a program or a collection, and shows the result. */
export function SaveExport(props: SaveExportProps) {
  const { lang } = useScreen();
  const { services, answers, format, onWritten } = props;
  const text = useMessages(messages);
  const copySaveText = useMessages(copySaveMessages);
  const plan = planOf(
    { model: answers.model?.id, embedding: answers.embeddings },
    { lang, baseUrl: exportedOrigin(services) },
  );
  return (
    <Saving
      onLeave={props.onList}
      leave={{ hint: text.list, label: text.toList }}
      lead={text.leads[format]}
      notes={[
        text.asks(plan.chat.model, plan.embeddings.model),
        text.noKey,
        ...(services.exports.writes ? [] : [copySaveText.demo]),
      ]}
      offered={exportNames[format]}
      write={async (path, replaces) => {
        await writeExport(services, { format, plan, path, replaces });
        onWritten(format);
      }}
      consentFor={(error, path) =>
        error.code === 'usage' && error.problem === 'out-exists'
          ? { title: copySaveText.exists(path), yes: copySaveText.replace }
          : undefined
      }
      done={(_, path) => (
        <Written
          {...props}
          path={path}
          lines={nextSteps(format, path, text)}
          files={exportTexts(format, plan, path)}
        />
      )}
    />
  );
}
