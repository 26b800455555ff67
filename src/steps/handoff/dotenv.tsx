import { exportNames } from '../../core/export/formats.ts';
import { runCommand } from '../../core/export/programs/commands.ts';
import { writeDotenv } from '../../core/export/write-dotenv.ts';
import { readKey } from '../../core/keys/read-key.ts';
import { useMessages } from '../use-screen.ts';
import { messages } from './messages.ts';
import type { TopicProps } from './props.ts';
import { Saving } from './saving.tsx';
import { Written } from './written.tsx';

/** The key in a `.env` file that git can't take along: what that means, and where to. */
export function Dotenv(props: TopicProps) {
  const { services, answers, onWritten } = props;
  const text = useMessages(messages);
  return (
    <Saving
      {...props}
      lead={text.leads.dotenv}
      notes={[
        text.better(runCommand('python', 'app.py')),
        ...(services.exports.writes ? [] : [text.demo]),
      ]}
      offered={exportNames.dotenv}
      write={async (path, ignores) => {
        const key = await readKey(services, answers.key);
        const guard = await writeDotenv(services, { path, key, ignores });
        onWritten('dotenv');
        return guard;
      }}
      consentFor={(error, path) =>
        error.code === 'usage' && error.problem === 'not-ignored'
          ? { title: text.notIgnored(path), yes: text.ignore }
          : undefined
      }
      done={(guard, path) => (
        <Written
          {...props}
          path={path}
          lines={[text.guards[guard], text.inClear, text.better(runCommand('python', 'app.py'))]}
          files={[]}
        />
      )}
    />
  );
}
