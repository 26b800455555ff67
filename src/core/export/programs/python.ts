import type { ExportPlan } from '../plan.ts';
import { pythonCall, sizes } from '../snippets/python.ts';
import { pythonLiteral } from '../snippets/text-literal.ts';
import { installCommands, runCommand } from './commands.ts';
import { programHead } from './head.ts';
import { programMessages } from './messages.ts';

/** Chat and embeddings in Python, 3.10 or later, with Mistral's own library: a whole program. */
export function pythonProgram(plan: ExportPlan, fileName: string): string {
  const text = programMessages[plan.lang];
  const command = runCommand('python', fileName);
  return `${programHead('#', plan, [text.install(installCommands.python), text.run(command)])}
import os
import sys

from mistralai.client import Mistral, errors

BASE_URL = os.environ.get("MISTRAL_SERVER_URL") or ${pythonLiteral(plan.baseUrl)}


def chat(client: Mistral) -> None:
${pythonCall(plan.chat)}    print()


def embed(client: Mistral) -> None:
${pythonCall(plan.embeddings)}    ${sizes}

${explain(plan)}
${main(text.noKey(command))}`;
}

/** The library rethrows errors of its HTTP client, which depends on the library's version. */
function explain({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  return `
def explain(error: Exception) -> str | None:
    if isinstance(error, errors.MistralError):
        if error.status_code == 401:
            return ${pythonLiteral(text.refused)}
        if error.status_code == 429:
            if error.headers.get("x-ratelimit-limit-req-minute") == "0":
                return ${pythonLiteral(text.noQuota)}
            seconds = error.headers.get("retry-after") or "60"
            return ${pythonLiteral(text.limited('{}'))}.format(seconds)
        return ${pythonLiteral(text.failed('{}', '{}'))}.format(error.status_code, error.body)
    if type(error).__module__.startswith("httpx"):
        return ${pythonLiteral(text.network('{}', '{}'))}.format(BASE_URL, error)
    return None
`;
}

function main(noKey: string): string {
  return `
def main() -> None:
    key = os.environ.get("MISTRAL_API_KEY", "").strip()
    if not key:
        sys.exit(${pythonLiteral(noKey)})
    try:
        with Mistral(api_key=key, server_url=BASE_URL) as client:
            chat(client)
            embed(client)
    except Exception as error:
        reason = explain(error)
        if reason is None:
            raise
        sys.exit(reason)


if __name__ == "__main__":
    main()
`;
}
