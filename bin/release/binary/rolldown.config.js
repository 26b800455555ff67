import config, { inputOptions } from '../../dev/rolldown.config.js';
import { inProject } from '../../dev/run.js';

const { alias } = inputOptions.resolve;
const notIncluded = inProject('bin/release/binary/not-included.cjs');

/** The single executable holds one script, and can load no other file. */
export default /** @satisfies {import('rolldown').RolldownOptions} */ ({
  ...inputOptions,
  input: inProject('bin/release/binary/main.js'),
  external: [],
  resolve: { alias: { ...alias, keytar$: inProject('bin/release/binary/keytar.js') } },
  plugins: [
    ...inputOptions.plugins,
    {
      name: 'not-included',
      // Optional packages of the SDK and of Ink, which work without them.
      resolveId: (name) =>
        /^(?:@opentelemetry\/|react-devtools-core$)/.test(name) ? notIncluded : undefined,
    },
  ],
  output: {
    ...config.output,
    dir: inProject('release'),
    entryFileNames: 'binary.cjs',
    codeSplitting: false,
  },
});
