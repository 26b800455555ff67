import type { ExportPlan } from '../plan.ts';
import { requestBody } from '../snippets/curl.ts';
import { shellLiteral, shellWord } from '../snippets/text-literal.ts';
import { runCommand } from './commands.ts';
import { programHead } from './head.ts';
import { programMessages } from './messages.ts';

/**
 * Returns a program for bash 3.2 or later that calls chat and embeddings with cURL and prints the answers as they
 * arrive.
 */
export function curlProgram(plan: ExportPlan, fileName: string): string {
  const text = programMessages[plan.lang];
  const command = runCommand('curl', fileName);
  return `#!/usr/bin/env bash
${programHead('#', plan, [text.needs('bash, curl 7.55'), text.run(command)])}
set -u

base_url=\${MISTRAL_SERVER_URL:-${shellWord(plan.baseUrl)}}

stop() {
  printf "$1\\n" "\${@:2}" >&2
  exit 1
}

if [ -z "\${MISTRAL_API_KEY:-}" ]; then
  stop ${format(text.noKey(command))}
fi

headers=$(mktemp) || exit 1
trap 'rm -f "$headers"' EXIT

header() {
  tr -d '\\r' <"$headers" |
    awk -F': ' -v name="$1" 'tolower($1) == name { value = $2 } END { print value }'
}
${post(plan)}
post chat/completions ${shellLiteral(requestBody(plan.chat))}

post embeddings ${shellLiteral(requestBody(plan.embeddings))}
`;
}

function post({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  return `
# ${text.hidden}
post() {
  printf 'Authorization: Bearer %s\\n' "$MISTRAL_API_KEY" |
    curl -sSN "$base_url/v1/$1" -H @- -H 'Content-Type: application/json' -D "$headers" -d "$2" ||
    stop ${format(text.network('{}', '{}'))} "$base_url" "curl $?"
  echo
  status=$(awk '/^HTTP\\// { code = $2 } END { print code }' "$headers")
  case $status in
    2*) ;;
    401) stop ${format(text.refused)} ;;
    429)
      if [ "$(header x-ratelimit-limit-req-minute)" = 0 ]; then
        stop ${format(text.noQuota)}
      fi
      seconds=$(header retry-after)
      stop ${format(text.limited('{}'))} "\${seconds:-60}"
      ;;
    *) stop ${format(text.failedAbove('{}'))} "$status" ;;
  esac
}
`;
}

/** Returns a text as a `printf` format; `{}` marks a value. */
function format(text: string): string {
  return shellLiteral(text.replaceAll('%', '%%').replaceAll('{}', '%s'));
}
