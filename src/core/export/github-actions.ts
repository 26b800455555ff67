import { catalog } from '../../i18n/catalog.ts';
import { anywhereLine } from '../../i18n/command-line.ts';
import type { ExportPlan } from './plan.ts';
import { shellWord } from './snippets/text-literal.ts';

const texts = catalog({
  en: {
    secret: 'Store the key as a secret of the repository first; it goes in by a pipe:',
    place: 'Put this file into .github/workflows.',
    forks: 'Workflows of forks do not get the secret, and are skipped.',
    call: 'Ask the model',
  },
  fr: {
    secret: 'Enregistrez d’abord la clé comme secret du dépôt ; elle passe par un pipe :',
    place: 'Placez ce fichier dans .github/workflows.',
    forks: 'Les workflows des forks ne reçoivent pas le secret et sont ignorés.',
    call: 'Interroger le modèle',
  },
});

/** Returns the line that passes the stored key to GitHub without showing it. */
export function secretCommand(): string {
  return `${anywhereLine('key', 'print')} | gh secret set MISTRAL_API_KEY`;
}

/** Returns a workflow that calls the API with the key from a secret of the repository. */
export function githubWorkflow({ lang, baseUrl, chat }: ExportPlan): string {
  const text = texts[lang];
  const body = JSON.stringify({
    model: chat.model,
    max_tokens: 16,
    messages: [{ role: 'user', content: 'Reply with: ok' }],
  });
  return `# ${text.place}
# ${text.secret}
#   ${secretCommand()}
name: mistral

on:
  workflow_dispatch:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  mistral:
    # ${text.forks}
    if: github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - name: ${text.call}
        env:
          MISTRAL_API_KEY: \${{ secrets.MISTRAL_API_KEY }}
        run: |
          printf 'Authorization: Bearer %s' "$MISTRAL_API_KEY" |
            curl --fail-with-body --silent --show-error --max-time 60 \\
              --header @- --header 'Content-Type: application/json' \\
              --data '${body}' \\
              ${shellWord(`${baseUrl}/v1/chat/completions`)}
`;
}
