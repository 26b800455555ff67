import { useRef } from 'react';
import { exportNames } from '../../core/export/formats.ts';
import { runCommand } from '../../core/export/programs/commands.ts';
import { writeDotenv } from '../../core/export/write-dotenv.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { type ErrorData, toErrorData } from '../../errors/errors.ts';
import { copySaveMessages } from '../../i18n/copy-save-messages.ts';
import { errorMessage } from '../../i18n/errors.ts';
import { Saving } from '../saving.tsx';
import { useMessages, useScreen } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { Written } from './written.tsx';

/** Explains and writes a `.env` file with the key, which git ignores. */
export function Dotenv(props: TopicProps) {
  const { services, answers, onWritten } = props;
  const { lang } = useScreen();
  const text = useMessages(messages);
  const copySaveText = useMessages(copySaveMessages);
  // Remembers which question was asked, because consent to change .gitignore is not consent to replace a key.
  const refusal = useRef<ErrorData>(undefined);
  const write = async (path: string, consented: boolean) => {
    const key = await readKey(services, answers.key);
    const replaces = consented && isOtherKey(refusal.current);
    try {
      const guard = await writeDotenv(services, { path, key, ignores: consented, replaces });
      onWritten('dotenv');
      return guard;
    } catch (thrown) {
      refusal.current = toErrorData(thrown);
      throw thrown;
    }
  };
  return (
    <Saving
      onLeave={props.onList}
      leave={{ hint: text.list, label: text.toList }}
      lead={text.leads.dotenv}
      notes={[
        text.better(runCommand('python', 'app.py')),
        ...(services.exports.writes ? [] : [copySaveText.demo]),
      ]}
      offered={exportNames.dotenv}
      write={write}
      consentFor={(error, path) => {
        if (isOtherKey(error)) {
          return { title: errorMessage(lang, error).message, yes: copySaveText.replace };
        }
        return error.code === 'usage' && error.problem === 'not-ignored'
          ? { title: text.notIgnored(path), yes: text.ignore }
          : undefined;
      }}
      done={(guard, path) => (
        <Written
          {...props}
          path={path}
          lines={[
            text.guards[guard],
            text.inPlainText,
            text.better(runCommand('python', 'app.py')),
          ]}
          files={[]}
        />
      )}
    />
  );
}

function isOtherKey(error: ErrorData | undefined): boolean {
  return error?.code === 'usage' && error.problem === 'other-key';
}
