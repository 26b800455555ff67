import type { ExportPlan } from '../plan.ts';
import { requestBody, streamedBody } from '../snippets/curl.ts';
import { shellLiteral, shellWord } from '../snippets/text-literal.ts';
import { runCommand } from './commands.ts';
import { programHead } from './head.ts';
import { jsonInBash } from './json-in-bash.ts';
import { programMessages } from './messages.ts';

/**
 * Returns a complete program for bash 3.2 that calls chat and embeddings with cURL, and prints the answer as it
 * arrives.
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

folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
${askFunctions(plan)}${checkFunction(plan)}${jsonInBash(text.json)}
ask chat/completions ${shellLiteral(streamedBody(plan.chat))} | print_answer
check "\${PIPESTATUS[0]}"
if [ -e "$folder/unreadable" ]; then
  stop ${format(text.unreadable('JSON'))}
fi
if [ ! -e "$folder/finished" ]; then
  stop ${format(text.cut)}
fi

ask embeddings ${shellLiteral(requestBody(plan.embeddings))} >"$folder/body"
check "$?"
tr -d '\\r\\n ' <"$folder/body" | awk -v text=${format(text.vectors('{}', '{}', '{}, {}, {}, …'))} '{
  count = split($0, parts, "\\"embedding\\":\\\\[") - 1
  sub(/\\].*/, "", parts[2])
  size = split(parts[2], numbers, ",")
  if (count > 0) printf text "\\n", count, size, numbers[1], numbers[2], numbers[3]
  exit count < 1
}' || stop ${format(text.unreadable('embeddings'))}
`;
}

/** Returns the functions that make a call and read the headers of its answer. */
function askFunctions({ lang }: ExportPlan): string {
  return `
# ${programMessages[lang].hidden}
ask() {
  printf 'Authorization: Bearer %s\\n' "$MISTRAL_API_KEY" |
    curl -sSN "$base_url/v1/$1" -H @- -H 'Content-Type: application/json' \\
      -D "$folder/headers" -d "$2" --stderr "$folder/reason"
}

header() {
  tr -d '\\r' <"$folder/headers" |
    awk -F': ' -v name="$1" 'tolower($1) == name { value = $2 } END { print value }'
}

is_zero() {
  tr -d '\\r\\t ' <"$folder/headers" | awk -F: -v limit="$1" '
    tolower($1) ~ limit && tolower($1) != "x-ratelimit-limit-tokens-month" && $2 ~ /^(0+([.]0*)?|-.+)$/ { found = 1 }
    END { exit !found }'
}
`;
}

/** Returns the function that ends the program with a message if a call failed. */
function checkFunction({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  return `
check() {
  if [ "$1" = 18 ]; then
    stop ${format(text.cut)}
  fi
  if [ "$1" != 0 ]; then
    stop ${format(text.network('{}', '{}'))} "$base_url" "$(cat "$folder/reason")"
  fi
  local status seconds
  status=$(awk '/^HTTP\\// { code = $2 } END { print code }' "$folder/headers")
  case $status in
    2*) [ ! -e "$folder/failed" ] || stop ${format(text.failed('500'))}'%s' "$(service_message)" ;;
    401) stop ${format(text.refused)} ;;
    429)
      ! is_zero '^x-ratelimit-limit-' || stop ${format(text.noQuota)}
      ! is_zero '^x-ratelimit-remaining-.*month' || stop ${format(text.monthOver)}
      seconds=$(header retry-after)
      stop ${format(text.limited('{}'))} "\${seconds:-60}"
      ;;
    *) stop ${format(text.failed('{}'))}'%s' "$status" "$(service_message)" ;;
  esac
}
`;
}

/** Returns a text as a `printf` format; `{}` marks a value. */
function format(text: string): string {
  return shellLiteral(text.replaceAll('%', '%%').replaceAll('{}', '%s'));
}
