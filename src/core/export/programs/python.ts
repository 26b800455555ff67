import type { ExportPlan } from '../plan.ts';
import { pythonLibrary, pythonRequirement } from '../requirements.ts';
import { pythonEmbeddings, pythonStream } from '../snippets/python.ts';
import { pythonLiteral } from '../snippets/text-literal.ts';
import { installCommand, runCommand, uvCommand, venvCommand } from './commands.ts';
import { programHead } from './head.ts';
import { programMessages } from './messages.ts';

/**
 * Returns a complete Python program that calls chat and embeddings with Mistral's library, and that uv can run
 * unchanged.
 */
export function pythonProgram(plan: ExportPlan, fileName: string): string {
  const text = programMessages[plan.lang];
  const head = programHead('#', plan, [
    text.install(installCommand('python')),
    text.run(venvCommand(fileName)),
    text.uv(uvCommand(fileName)),
  ]);
  return `${head}

# /// script
# requires-python = ">=${pythonLibrary.python}"
# dependencies = ["${pythonRequirement}"]
# ///

${libraryCheck(plan)}
BASE_URL = os.environ.get("MISTRAL_SERVER_URL") or ${pythonLiteral(plan.baseUrl)}
${calls(plan)}
${explainFunctions(plan)}
${main(text.noKey(runCommand('python', fileName)))}`;
}

/**
 * Returns the code that checks the library before it loads the library: a compromised release steals keys once loaded.
 */
function libraryCheck({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  const { name, generations, compromised, python } = pythonLibrary;
  const [major, minor] = python.split('.');
  const known = generations.map((generation) => `"${generation}"`).join(', ');
  return `import json
import os
import re
import sys

if sys.version_info < (${major}, ${minor}):
    sys.exit(${pythonLiteral(text.python(python, '{}'))}.format(sys.version.split()[0]))

from importlib.metadata import PackageNotFoundError, version

INSTALL = '"' + sys.executable + ${pythonLiteral('" -m pip install --upgrade ')} + ${pythonLiteral(`"${pythonRequirement}"`)}
try:
    found = version("${name}")
except PackageNotFoundError:
    sys.exit(${pythonLiteral(text.missing(name, '{}'))}.format(INSTALL))
if found.split(".")[0] not in (${known}) or found in (${compromised.map((one) => `"${one}",`).join(' ')}):
    sys.exit(${pythonLiteral(text.outdated(pythonRequirement, '{}', '{}'))}.format(found, INSTALL))
try:
    from mistralai.client import Mistral, errors
except ImportError as error:
    sys.exit(${pythonLiteral(text.broken(`${name} {}`, '{}', '{}'))}.format(found, error, INSTALL))
`;
}

function calls(plan: ExportPlan): string {
  const text = programMessages[plan.lang];
  return `

class CutOff(Exception):
    pass


# ${text.parts}
def text_of(content) -> str:
    if isinstance(content, str):
        return content
    return "".join(getattr(part, "text", "") for part in content or [])


def chat(client: Mistral) -> None:
    # ${text.whole}
${pythonStream(plan.chat)}    finish = None
    try:
        for event in stream:
            for choice in event.data.choices:
                finish = choice.finish_reason or finish
                print(text_of(choice.delta.content), end="", flush=True)
    finally:
        print()
    if not finish:
        raise CutOff


def embed(client: Mistral) -> None:
${pythonEmbeddings(plan.embeddings)}    vectors = [item.embedding for item in answer.data]
    first = ", ".join(str(number) for number in vectors[0][:5])
    print(${pythonLiteral(text.vectors('{}', '{}', '{}'))}.format(len(vectors), len(vectors[0]), first + ", …"))
`;
}

/**
 * Returns the functions that explain an error. The library passes on the errors of its HTTP client, which is another
 * one in each generation, so they are recognised by name.
 */
function explainFunctions({ lang }: ExportPlan): string {
  const text = programMessages[lang];
  return `
def service_message(body: str) -> str:
    found = body
    while True:
        if isinstance(found, str) and found[:1] in ("{", "["):
            try:
                found = json.loads(found)
            except ValueError:
                return ""
        elif isinstance(found, list):
            found = found[0] if found else ""
        elif isinstance(found, dict):
            found = found.get("message") or found.get("detail") or found.get("msg") or ""
        else:
            break
    if found is body:
        return ""
    return "".join(letter for letter in str(found) if letter.isprintable())[:300]


def refusal(error: errors.MistralError) -> str:
    if error.status_code < 300:
        return ${pythonLiteral(text.unreadable('{}'))}.format(type(error).__name__)
    if error.status_code == 401:
        return ${pythonLiteral(text.refused)}
    if error.status_code == 429:
        zeros = [name.lower() for name, value in error.headers.items() if re.fullmatch(r"0+(\\.0*)?|-.+", value.strip())]
        if any(re.match("x-ratelimit-limit-(?!tokens-month)", name) for name in zeros):
            return ${pythonLiteral(text.noQuota)}
        if any(re.match("x-ratelimit-remaining-.*month", name) for name in zeros):
            return ${pythonLiteral(text.monthOver)}
        return ${pythonLiteral(text.limited('{}'))}.format(error.headers.get("retry-after") or "60")
    said = service_message(error.body)
    return " ".join([${pythonLiteral(text.failed('{}'))}.format(error.status_code), said]).strip()


def explain(error: Exception) -> str:
    name = type(error).__name__
    if isinstance(error, errors.MistralError):
        return refusal(error)
    if isinstance(error, CutOff) or name in ("RemoteProtocolError", "ReadError", "ResponseNotRead"):
        return ${pythonLiteral(text.cut)}
    if type(error).__module__.startswith("http"):
        return ${pythonLiteral(text.network('{}', '{}'))}.format(BASE_URL, error)
    if isinstance(error, ValueError):
        return ${pythonLiteral(text.unreadable('{}'))}.format(name)
    raise error
`;
}

function main(noKey: string): string {
  return `
def main() -> None:
    key = os.environ.get("MISTRAL_API_KEY", "").strip()
    if not key:
        sys.exit(${pythonLiteral(noKey)})
    sys.stdout.reconfigure(errors="replace")
    try:
        with Mistral(api_key=key, server_url=BASE_URL) as client:
            chat(client)
            embed(client)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:
        sys.exit(explain(error))


if __name__ == "__main__":
    main()
`;
}
