import { anywhereLine, launchers } from '../../i18n/command-line.ts';
import type { NamedText } from '../../services/ports/exports.ts';
import { pythonLibrary, pythonRequirement } from '../export/requirements.ts';
import { pythonLiteral } from '../export/snippets/text-literal.ts';
import { projectMessages } from './messages.ts';
import type { ProjectPlan } from './plan.ts';
import { readmeText } from './readme.ts';

/** Returns the files of a project in Python 3.10. */
export function pythonFiles(plan: ProjectPlan): readonly NamedText[] {
  const isWindows = plan.platform === 'win32';
  const python = isWindows ? '.venv\\Scripts\\python' : '.venv/bin/python';
  const create = isWindows ? 'py -m venv .venv' : 'python3 -m venv .venv';
  const { question } = projectMessages[plan.lang];
  const ask = `${anywhereLine('exec', '--', python, 'ask.py')} "${question}"`;
  const readme = readmeText(plan, {
    install: `${create}${isWindows ? ';' : ' &&'} ${python} -m pip install .`,
    test: `${python} -m unittest`,
    ask,
    also: 'uv run python -m unittest',
  });
  return [
    { name: 'README.md', text: readme },
    { name: 'pyproject.toml', text: pyproject(plan) },
    { name: '.gitignore', text: '.venv/\n__pycache__/\n*.egg-info/\nbuild/\n.env\n' },
    { name: 'ask.py', text: program(plan, ask) },
    { name: 'test_ask.py', text: test(plan) },
  ];
}

function pyproject({ name, lang }: ProjectPlan): string {
  return `[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "${name}"
version = "0.1.0"
description = ${pythonLiteral(projectMessages[lang].about)}
requires-python = ">=3.10"
# Published by an attacker: ${pythonLibrary.compromised.join(', ')}.
dependencies = ["${pythonRequirement}"]

[tool.setuptools]
py-modules = ["ask"]
`;
}

function program(plan: ProjectPlan, ask: string): string {
  const text = projectMessages[plan.lang];
  return `"""${text.about}"""

import math
import os
import sys
import time
from pathlib import Path

from mistralai.client import Mistral, errors

CHAT_MODEL = ${pythonLiteral(plan.model)}
EMBEDDING_MODEL = ${pythonLiteral(plan.embeddingModel)}
BASE_URL = os.environ.get("MISTRAL_SERVER_URL") or ${pythonLiteral(plan.baseUrl)}
TEXTS = Path(__file__).resolve().parent / "texts"
# Texts per embeddings call, and sources per question.
BATCH = 32
SOURCES = 3


def read_paragraphs(folder: Path) -> list[tuple[str, str]]:
    """Returns the paragraphs of every text file, each with the name of its file."""
    files = sorted(path for path in folder.glob("*") if path.suffix in (".txt", ".md"))
    return [
        (path.name, paragraph.strip())
        for path in files
        for paragraph in path.read_text(encoding="utf-8").split("\\n\\n")
        if paragraph.strip()
    ]


def with_retry(call):
    """Repeats a call that came too soon after another one."""
    for attempt in range(4):
        try:
            return call()
        except errors.MistralError as error:
            if error.status_code != 429 or attempt == 3:
                raise
            time.sleep(min(float(error.headers.get("retry-after") or 2 * (attempt + 1)), 60))


def embed(client: Mistral, texts: list[str]) -> list[list[float]]:
    vectors: list[list[float]] = []
    for start in range(0, len(texts), BATCH):
        inputs = texts[start : start + BATCH]
        answer = with_retry(lambda: client.embeddings.create(model=EMBEDDING_MODEL, inputs=inputs))
        vectors += [item.embedding for item in answer.data]
    return vectors


def cosine(one: list[float], other: list[float]) -> float:
    product = sum(a * b for a, b in zip(one, other))
    return product / (math.hypot(*one) * math.hypot(*other) or 1)


def find_sources(client: Mistral, question: str) -> list[tuple[str, str]]:
    """Returns the paragraphs whose meaning is closest to the question."""
    paragraphs = read_paragraphs(TEXTS)
    if not paragraphs:
        sys.exit(${pythonLiteral(text.noTexts('{}'))}.format(TEXTS))
    asked, *vectors = embed(client, [question] + [paragraph for _, paragraph in paragraphs])
    ranked = sorted(zip(vectors, paragraphs), key=lambda pair: -cosine(asked, pair[0]))
    return [paragraph for _, paragraph in ranked[:SOURCES]]


def answer(client: Mistral, question: str, sources: list[tuple[str, str]]) -> None:
    """Prints the answer as it streams in, then the sources."""
    numbered = "\\n".join(f"[{n}] {paragraph}" for n, (_, paragraph) in enumerate(sources, 1))
    messages = [
        {"role": "system", "content": ${pythonLiteral(text.system)}},
        {"role": "user", "content": f"{numbered}\\n\\n{question}"},
    ]
    stream = with_retry(lambda: client.chat.stream(model=CHAT_MODEL, messages=messages))
    with stream as events:
        for event in events:
            content = event.data.choices[0].delta.content if event.data.choices else None
            if isinstance(content, str):
                print(content, end="", flush=True)
    print("\\n\\n" + ${pythonLiteral(text.sources)})
    for n, (name, _) in enumerate(sources, 1):
        print(f"[{n}] {name}")


def explain(error: Exception) -> str | None:
    if isinstance(error, errors.MistralError):
        if error.status_code == 401:
            return ${pythonLiteral(text.refused)}
        if error.status_code == 429:
            return ${pythonLiteral(text.limited)}
        return ${pythonLiteral(text.failed('{}'))}.format(error.status_code)
    if type(error).__module__.startswith("httpx"):
        return ${pythonLiteral(text.network)}
    return None


def main() -> None:
    question = " ".join(sys.argv[1:]).strip()
    if not question:
        sys.exit(${pythonLiteral(text.usage(`ask.py "${text.question}"`))})
    key = os.environ.get("MISTRAL_API_KEY", "").strip()
    if not key:
        sys.exit(${pythonLiteral(text.noKey(ask))})
    try:
        with Mistral(api_key=key, server_url=BASE_URL) as client:
            answer(client, question, find_sources(client, question))
    except Exception as error:
        reason = explain(error)
        if reason is None:
            raise
        sys.exit(reason)


if __name__ == "__main__":
    main()
`;
}

function test({ lang }: ProjectPlan): string {
  const { words, beforeArguments } = launchers().anywhere;
  const command = [...words, ...beforeArguments, 'emulator', '--port', '0'];
  return `import os
import re
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

PROGRAM = Path(__file__).resolve().parent / "ask.py"
EMULATOR = [${command.map(pythonLiteral).join(', ')}]
# The emulator takes any 32 letters and digits for a key.
KEY = "emulatorKey0emulatorKey0emulator"


class AskTest(unittest.TestCase):
    def setUp(self) -> None:
        command = [shutil.which(EMULATOR[0]) or EMULATOR[0], *EMULATOR[1:]]
        self.emulator = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        for line in self.emulator.stdout:
            found = re.search(r"http://127\\.0\\.0\\.1:\\d+", line)
            if found:
                self.address = found.group()
                return
        self.fail("The emulator did not start.")

    def tearDown(self) -> None:
        self.emulator.terminate()
        self.emulator.wait(10)
        self.emulator.stdout.close()

    def ask(self, question: str, key: str) -> subprocess.CompletedProcess:
        settings = {"MISTRAL_SERVER_URL": self.address, "MISTRAL_API_KEY": key}
        env = {**os.environ, **settings, "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, str(PROGRAM), question]
        return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60)

    def test_answers_from_the_closest_text(self) -> None:
        done = self.ask(${pythonLiteral(projectMessages[lang].question)}, KEY)
        self.assertEqual(done.returncode, 0, done.stderr)
        answer, _, sources = done.stdout.partition(${pythonLiteral(projectMessages[lang].sources)})
        self.assertNotEqual(answer.strip(), "")
        self.assertEqual(sources.split()[:2], ["[1]", "bread.txt"])

    def test_says_that_a_key_is_missing(self) -> None:
        done = self.ask("?", "")
        self.assertEqual(done.returncode, 1)
        self.assertIn("MISTRAL_API_KEY", done.stderr)


if __name__ == "__main__":
    unittest.main()
`;
}
