import type { Planted } from './planted.ts';

const clean = (path: string, ...texts: readonly string[]): readonly Planted[] =>
  texts.map((text, index) => ({
    title: `${path}${texts.length > 1 ? ` (${index + 1})` : ''}`,
    path,
    text,
  }));

const hex = '9f86d081884c7d659a2feaa0c55ad015';

/** Files that seem to contain a key: a key of another service, a similar field, or only a placeholder. */
export const cleanFiles: readonly Planted[] = [
  ...clean(
    '.env',
    'MISTRAL_API_KEY=\nOTHER_API_KEY=§\n',
    'MISTRAL_API_KEY=abc\nSTRIPE_SECRET_KEY=§\n',
    'OPENAI_API_KEY=§\nMISTRAL_API_KEY=$OPENAI_API_KEY\n',
    `SECRET_KEY=§\n${'# about something else\n'.repeat(20)}MISTRAL_API_KEY=\n`,
    'MISTRAL_API_KEY=your_mistral_api_key_goes_here1\n',
    'MISTRAL_API_KEY=YourMistralApiKeyGoesRightHere12\n',
    'MISTRAL_API_KEY=ReplaceThisWithYourOwnMistralKey\n',
    `MISTRAL_API_KEY=${'x'.repeat(30)}12\n`,
    'MISTRAL_API_KEY=abcdefghijklmnopqrstuvwxyz123456\n',
    'MISTRAL_API_KEY=ABCDEFGHIJKLMNOPQRSTUVWXYZ012345\n',
    `MISTRAL_API_KEY=${hex}\n`,
    `MISTRAL_API_KEY=\${OTHER_VARIABLE_WITH_A_LONG_NAME}\n`,
    'MISTRAL_API_KEY=op://vault/mistral/credential\n',
    'MISTRAL_API_KEY=sk-§\n',
    'MISTRAL_API_KEY=§x\n',
    'MISTRAL_CACHE_HASH=§\n',
  ),
  ...clean(
    'deployment.yaml',
    'env:\n  - name: MISTRAL_API_KEY\n    valueFrom:\n      secretKeyRef:\n        name: mistral\n        key: api-key\n  - name: OTHER_API_KEY\n    value: §\n',
    'env:\n  - name: OTHER_API_KEY\n    value: §\n  - name: MISTRAL_API_KEY\n    valueFrom: {}\n',
    'env:\n  MISTRAL_MODEL:\n    value: mistral-small-latest\n  SESSION_SECRET:\n    value: §\n',
  ),
  ...clean(
    'secret.yaml',
    'kind: Secret\ndata:\n  OTHER_TOKEN: ¤\n  MISTRAL_API_KEY: ""\n',
    'kind: Secret\nmetadata:\n  name: app\ndata:\n  session: ¤\n',
  ),
  ...clean(
    'task.json',
    '[{"name":"MISTRAL_API_KEY","value":""},{"name":"OTHER_KEY","value":"§"}]\n',
    '[\n  {\n    "name": "OTHER_KEY",\n    "value": "§"\n  },\n  {\n    "name": "MISTRAL_API_KEY",\n    "value": ""\n  }\n]\n',
    '{"MISTRAL_API_KEY":"","OTHER_API_KEY":"§"}\n',
  ),
  ...clean(
    'main.tf',
    'variable "mistral_api_key" {\n  type = string\n}\nvariable "other_token" {\n  default = "§"\n}\n',
  ),
  ...clean(
    'settings.xml',
    '<entry>\n  <name>MISTRAL_API_KEY</name>\n  <value></value>\n</entry>\n<entry>\n  <name>OTHER_KEY</name>\n  <value>§</value>\n</entry>\n',
  ),
  ...clean(
    'app.py',
    'from mistralai import Mistral\n\nvalue = ["§", 1]\n',
    'API_KEY = "§"\n',
    'mistral_md5 = "§"\n',
    'response = {"model": "mistral-small", "id": "§"}\n',
    'from mistralai import Mistral\nrequest_id = "§"\n',
    'download("https://example.com/mistral/§/model.bin")\n',
    'client.files.get(file_id="§")  # mistral\n',
    'OPENAI_API_KEY = "§"  # for the comparison with mistral\n',
    'from mistralai import Mistral\nSTRIPE_TOKEN = "§"\n',
    'mistral_schema = loadMistral7ConfigFromDefault42s\n',
  ),
  ...clean(
    'app.ts',
    'import { loadMistral7ConfigFromDefault42s } from "mistral";\n',
    'const token = mistralCreateChatCompletionInput;\n',
    `const agent = 'mistral 0199c5a4-7f0c-7bbd-9f4a-0a1b2c3d4e5f';\n`,
  ),
  ...clean(
    'package-lock.json',
    '"node_modules/@mistralai/mistralai": {\n  "integrity": "sha512-§§=="\n}\n',
    '"resolved": "https://example.com/@mistralai/§.tgz"\n',
  ),
  ...clean('page.html', 'mistral <img src="data:image/png;base64,iVBORw0KGgo/§+§/AAA=">\n'),
  ...clean('mail.txt', 'mistral: Bearer §.§.§\n', 'The mistral wind blew.\n\n§\n'),
  ...clean(
    'demo.ipynb',
    '{"source": ["import openai"], "outputs": [{"text": ["§\\n"]}]}\n',
    '{"source": ["import mistralai"], "metadata": {"id": "§"}}\n',
  ),
];
