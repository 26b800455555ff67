/** A file with a key planted at `KEY`, or its base64 at `¤`. */
export interface Planted {
  readonly title: string;
  readonly path: string;
  readonly text: string;
}

const plant = (path: string, ...variants: readonly string[]): readonly Planted[] =>
  variants.map((text, index) => ({
    title: `${path}${variants.length > 1 ? ` (${index + 1})` : ''}`,
    path,
    text,
  }));

const shells = [
  ...plant(
    '.bashrc',
    'export MISTRAL_API_KEY=§\n',
    'export MISTRAL_API_KEY="§"\n',
    "alias ls='ls --color'\nMISTRAL_API_KEY='§'; export MISTRAL_API_KEY\n",
    'declare -x MISTRAL_API_KEY="§"\n',
    'export OPENAI_API_KEY= MISTRAL_API_KEY=§\n',
    'export MISTRAL_API_KEY=\\\n§\n',
    `: "\${MISTRAL_API_KEY:=§}"\n`,
    `export MISTRAL_API_KEY="\${MISTRAL_API_KEY:-§}"\n`,
  ),
  ...plant('.cshrc', 'setenv MISTRAL_API_KEY §\n', 'setenv MISTRAL_API_KEY "§"\n'),
  ...plant(
    'config.fish',
    'set -gx MISTRAL_API_KEY §\n',
    'set -Ux MISTRAL_API_KEY "§"\n',
    "set --export --global MISTRAL_API_KEY '§'\n",
  ),
  ...plant('fish_variables', '# VERSION: 3.0\nSETUVAR --export MISTRAL_API_KEY:§\n'),
  ...plant('env.nu', '$env.MISTRAL_API_KEY = "§"\n', "load-env { MISTRAL_API_KEY: '§' }\n"),
  ...plant('rc.elv', 'set-env MISTRAL_API_KEY §\n', "set E:MISTRAL_API_KEY = '§'\n"),
  ...plant(
    'profile.ps1',
    '$env:MISTRAL_API_KEY = "§"\n',
    "[Environment]::SetEnvironmentVariable('MISTRAL_API_KEY', '§', 'User')\n",
    '[Environment]::SetEnvironmentVariable("MISTRAL_API_KEY",\n  "§", "User")\n',
    'Set-Item -Path Env:MISTRAL_API_KEY -Value §\n',
  ),
  ...plant('setup.bat', '@echo off\r\nset MISTRAL_API_KEY=§\r\n', 'setx MISTRAL_API_KEY §\r\n'),
  ...plant('environment.d/10-keys.conf', 'MISTRAL_API_KEY=§\n'),
  ...plant('.pam_environment', 'MISTRAL_API_KEY DEFAULT=§\n'),
];

const histories = [
  ...plant(
    '~/.bash_history',
    'ls\nexport MISTRAL_API_KEY=§\nls\n',
    'MISTRAL_API_KEY=§ python app.py\n',
  ),
  ...plant('~/.zsh_history', ': 1763622000:0;export MISTRAL_API_KEY=§\n'),
  ...plant(
    '~/.local/share/fish/fish_history',
    '- cmd: set -x MISTRAL_API_KEY §\n  when: 1763622000\n',
  ),
  ...plant('~/.python_history', 'from mistralai import Mistral\nclient = Mistral(api_key="§")\n'),
  ...plant('~/.node_repl_history', "new Mistral({apiKey:'§'})\n"),
  ...plant('~/.history', '#+1763622000\nsetenv MISTRAL_API_KEY §\n'),
  ...plant(
    '~/.sh_history',
    'curl -H "Authorization: Bearer §" https://api.mistral.ai/v1/models\n',
    'curl https://api.mistral.ai/v1/models -H "x-api-key: §"\n',
    'printf %s § | mistral-onboard key set\n',
    'echo § | docker secret create mistral_api_key -\n',
    'gh secret set MISTRAL_API_KEY --body §\n',
    'docker run -e MISTRAL_API_KEY=§ app\n',
    'helm upgrade app . --set env.MISTRAL_API_KEY=§\n',
    'kubectl create secret generic mistral --from-literal=api-key=§\n',
    'llm keys set mistral --value §\n',
  ),
];

const python = plant(
  'app.py',
  'from mistralai import Mistral\n\nclient = Mistral(api_key="§")\n',
  "from mistralai.client import MistralClient\nclient = MistralClient(api_key='§')\n",
  'import os\nos.environ["MISTRAL_API_KEY"] = "§"\n',
  'import os\nos.environ["MISTRAL_API_KEY"] = (\n    "§"\n)\n',
  'import os\nos.environ.setdefault(\n    "MISTRAL_API_KEY",\n    "§",\n)\n',
  'import os\nkey = os.getenv("MISTRAL_API_KEY", "§")\n',
  'MISTRAL_API_KEY: str = "§"\n',
  'MISTRAL_KEY = "§"\n',
  'mistral_token = "§"\n',
  'import mistralai\n\napi_key = "§"\n\nclient = mistralai.Mistral(api_key)\n',
  'from langchain_mistralai import ChatMistralAI\nllm = ChatMistralAI(\n    model="mistral-small-latest",\n    api_key="§",\n)\n',
  'import requests\nurl = "https://api.mistral.ai/v1/chat/completions"\nheaders = {"Authorization": "Bearer §"}\n',
  'import requests\nurl = "https://api.mistral.ai/v1/chat/completions"\nheaders = {"Authorization": f"Bearer {token}"}\ntoken = "§"\n',
  'keys = {\n    "openai": "",\n    "mistral": "§",\n}\n',
  'client = Mistral(\n    "§",\n)\n',
  'import litellm\nlitellm.completion(model="mistral/mistral-small", api_key="§")\n',
  '# mistral\nconfig = dict(api_key="§")\n',
  'config["mistral"]["api_key"] = "§"\n',
);

const javascript = [
  ...plant(
    'app.ts',
    "import { Mistral } from '@mistralai/mistralai';\nconst client = new Mistral({ apiKey: '§' });\n",
    'const client = new Mistral({\n  apiKey: "§",\n});\n',
    "const client = new Mistral(\n  '§',\n);\n",
    'const MISTRAL_API_KEY: string = "§";\n',
    "process.env.MISTRAL_API_KEY = '§';\n",
    "process.env['MISTRAL_API_KEY'] ??= '§';\n",
    "const key = process.env.MISTRAL_API_KEY ?? '§';\n",
    "const mistral = createMistral({ apiKey: '§' });\n",
    'const mistralApiKey = `§`;\n',
    "const headers = { authorization: 'Bearer §' };\nawait fetch('https://api.mistral.ai/v1/models', { headers });\n",
    'export default {\n  mistral: {\n    apiKey: "§",\n  },\n};\n',
  ),
  ...plant('bundle.min.js', `${'a=1;'.repeat(900)}new Mistral({apiKey:"§"});${'b=2;'.repeat(900)}`),
];

const programs = [
  ...plant('main.go', 'os.Setenv("MISTRAL_API_KEY", "§")\n', 'const mistralAPIKey = "§"\n'),
  ...plant(
    'main.rs',
    'let client = MistralClient::new("§");\n',
    'std::env::set_var("MISTRAL_API_KEY", "§");\n',
  ),
  ...plant('App.java', 'MistralAiChatModel.builder()\n    .apiKey("§")\n    .build();\n'),
  ...plant(
    'App.cs',
    'var client = new MistralClient("§");\n',
    'const string MistralApiKey = "§";\n',
  ),
  ...plant(
    'app.rb',
    'ENV["MISTRAL_API_KEY"] = "§"\n',
    "Mistral.configure { |c| c.api_key = '§' }\n",
  ),
  ...plant(
    'app.php',
    "putenv('MISTRAL_API_KEY=§');\n",
    "'mistral' => ['key' => '§'],\n",
    "define('MISTRAL_API_KEY', '§');\n",
  ),
  ...plant('App.swift', 'let mistralKey = "§"\n'),
  ...plant('App.kt', 'const val MISTRAL_API_KEY = "§"\n'),
  ...plant('init.lua', 'vim.env.MISTRAL_API_KEY = "§"\n'),
  ...plant('init.el', '(setenv "MISTRAL_API_KEY" "§")\n'),
  ...plant('.vimrc', "let $MISTRAL_API_KEY = '§'\n"),
  ...plant('analysis.R', 'Sys.setenv(MISTRAL_API_KEY = "§")\n'),
  ...plant('Main.scala', 'val mistralApiKey = "§"\n'),
  ...plant('config.exs', 'config :mistral, api_key: "§"\n'),
];

const settings = [
  ...plant(
    '.env',
    'MISTRAL_API_KEY=§\n',
    'MISTRAL_API_KEY="§" # production\n',
    "export MISTRAL_API_KEY='§'\n",
    'MISTRAL_API_KEY = §\n',
    'CODESTRAL_API_KEY=§\n',
    'VITE_MISTRAL_API_KEY=§\n',
    '# Mistral\r\nAPI_KEY=§\r\n',
    'MISTRAL_APIKEY=§\n',
    '#MISTRAL_API_KEY=§\n',
  ),
  ...plant('.envrc', 'export MISTRAL_API_KEY=§\n'),
  ...plant(
    'settings.toml',
    '[mistral]\napi_key = "§"\n',
    'mistral_api_key = """\n§"""\n',
    'mistral_api_key = """\n§\n"""\n',
    '[[env]]\nname = "MISTRAL_API_KEY"\nvalue = "§"\n',
    '[env]\nMISTRAL_API_KEY = { value = "§", force = true }\n',
  ),
  ...plant(
    'settings.ini',
    '[mistral]\nkey=§\n',
    '[mistral]\nurl = https://api.mistral.ai\ntoken = §\n',
  ),
  ...plant(
    'application.properties',
    'spring.ai.mistralai.api-key=§\n',
    'mistral.api.key=\\\n    §\n',
  ),
  ...plant('application.yml', 'spring:\n  ai:\n    mistralai:\n      api-key: §\n'),
  ...plant(
    'config.yaml',
    'mistral:\n  api_key: §\n',
    'MISTRAL_API_KEY: >-\n  §\n',
    'MISTRAL_API_KEY: |\n  §\n',
    'MISTRAL_API_KEY:\n  §\n',
    'MISTRAL_API_KEY:\n  # rotated in May\n  "§"\n',
    'model_list:\n  - model_name: small\n    litellm_params:\n      model: mistral/mistral-small-latest\n      api_key: §\n',
    'keys: {mistral: §}\n',
    'providers:\n  - name: mistral\n    apiKey: §\n',
    'env:\n  MISTRAL_API_KEY:\n    value: §\n    secret: true\n',
    'variables:\n  - name: MISTRAL_API_KEY\n    value: >-\n      §\n',
  ),
  ...plant(
    'config.json',
    '{"mistral": {"apiKey": "§"}}\n',
    '{\n  "mistral": {\n    "type": "api",\n    "key": "§"\n  }\n}\n',
    '{"MISTRAL_API_KEY": "§"}\n',
    '{\n  "codestral.apiKey": "§"\n}\n',
    '{\n  "mcpServers": {\n    "x": { "env": { "MISTRAL_API_KEY": "§" } }\n  }\n}\n',
    '{"models":[{"provider":"mistral","apiKey":"§"}]}\n',
    '{\n  "MISTRAL_API_KEY": {\n    "value": "§",\n    "isSecret": true\n  }\n}\n',
  ),
  ...plant(
    'web.config',
    '<add key="MISTRAL_API_KEY" value="§" />\n',
    '<add\n  key="MISTRAL_API_KEY"\n  value="§"\n/>\n',
  ),
  ...plant(
    'settings.xml',
    '<property name="mistralApiKey">§</property>\n',
    '<entry>\n  <name>MISTRAL_API_KEY</name>\n  <value>§</value>\n</entry>\n',
    '<property name="mistralKey">\n  <value>§</value>\n</property>\n',
    '<MISTRAL_API_KEY>§</MISTRAL_API_KEY>\n',
    '<param>\n  <name>MISTRAL_API_KEY</name>\n  <description>from the console</description>\n  <value>§</value>\n</param>\n',
  ),
  ...plant(
    'com.example.agent.plist',
    '<dict>\n  <key>MISTRAL_API_KEY</key>\n  <string>§</string>\n</dict>\n',
    '<key>EnvironmentVariables</key><dict><key>MISTRAL_API_KEY</key><string>§</string></dict>\n',
  ),
  ...plant(
    '.netrc',
    'machine api.mistral.ai\n  login me\n  password §\n',
    'machine api.mistral.ai login me password §\n',
  ),
  ...plant('.npmrc', 'mistral_api_key=§\n'),
  ...plant(
    'keys.reg',
    'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\Environment]\r\n"MISTRAL_API_KEY"="§"\r\n',
  ),
  ...plant('keys.csv', 'name,value\nMISTRAL_API_KEY,§\n', 'service;key\nmistral;§\n'),
  ...plant('secrets/mistral_api_key', '§', '§\n'),
  ...plant(
    'seed.sql',
    "INSERT INTO settings (name, value) VALUES ('MISTRAL_API_KEY', '§');\n",
    "UPDATE settings SET value = '§' WHERE name = 'mistral';\n",
  ),
  ...plant('Makefile', 'MISTRAL_API_KEY ?= §\n', 'MISTRAL_API_KEY := §\n'),
  ...plant('justfile', 'export MISTRAL_API_KEY := "§"\n'),
  ...plant(
    'nginx.conf',
    'location / {\n  proxy_pass https://api.mistral.ai;\n  proxy_set_header Authorization "Bearer §";\n}\n',
  ),
];

const deployment = [
  ...plant(
    'deployment.yaml',
    'env:\n  - name: MISTRAL_API_KEY\n    value: §\n',
    'env:\n  - name: MISTRAL_API_KEY\n    # for now\n    value: "§"\n',
    'env:\n- name: LOG\n  value: debug\n- name: MISTRAL_API_KEY\n  value: §\n- name: PORT\n  value: "80"\n',
    'env:\n  - value: §\n    name: MISTRAL_API_KEY\n',
    'env:\n  - { name: MISTRAL_API_KEY, value: § }\n',
  ),
  ...plant(
    'secret.yaml',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: keys\ndata:\n  MISTRAL_API_KEY: ¤\n',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: mistral\ntype: Opaque\ndata:\n  api-key: ¤\n',
    'kind: Secret\nstringData:\n  MISTRAL_API_KEY: §\n',
    '{"kind":"Secret","data":{"MISTRAL_API_KEY":"¤"}}\n',
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: app\ndata:\n  .env: ¶\n',
  ),
  ...plant(
    'render.yaml',
    'services:\n  - type: web\n    envVars:\n      - key: MISTRAL_API_KEY\n        value: §\n',
  ),
  ...plant(
    'docker-compose.yml',
    'services:\n  app:\n    environment:\n      - MISTRAL_API_KEY=§\n',
    'services:\n  app:\n    environment:\n      MISTRAL_API_KEY: §\n',
    'services:\n  app:\n    environment:\n      - "MISTRAL_API_KEY=§"\n',
  ),
  ...plant(
    'Dockerfile',
    'FROM node:22\nENV MISTRAL_API_KEY=§\n',
    'ENV MISTRAL_API_KEY §\n',
    'ARG MISTRAL_API_KEY=§\n',
    'ENV PORT=80 \\\n    MISTRAL_API_KEY=§\n',
  ),
  ...plant(
    'task.json',
    '{\n  "environment": [\n    { "name": "MISTRAL_API_KEY", "value": "§" }\n  ]\n}\n',
    '{\n  "environment": [\n    {\n      "name": "MISTRAL_API_KEY",\n      "value": "§"\n    }\n  ]\n}\n',
    '{\n  "environment": [\n    {\n      "value": "§",\n      "name": "MISTRAL_API_KEY"\n    }\n  ]\n}\n',
    '[{"name":"MISTRAL_API_KEY","slotSetting":false,"value":"§"}]\n',
  ),
  ...plant(
    'main.tf',
    'variable "mistral_api_key" {\n  type    = string\n  default = "§"\n}\n',
    'environment {\n  name  = "MISTRAL_API_KEY"\n  value = "§"\n}\n',
    'setting {\n  namespace = "aws:elasticbeanstalk:application:environment"\n  name      = "MISTRAL_API_KEY"\n  value     = "§"\n}\n',
    'resource "aws_ssm_parameter" "mistral" {\n  name  = "/prod/mistral/api_key"\n  type  = "SecureString"\n  value = "§"\n}\n',
    'env = {\n  MISTRAL_API_KEY = "§"\n}\n',
  ),
  ...plant('terraform.tfvars', 'mistral_api_key = "§"\n'),
  ...plant(
    'terraform.tfstate',
    '{\n  "resources": [{\n    "type": "aws_ssm_parameter",\n    "name": "mistral_api_key",\n    "value": "§"\n  }]\n}\n',
  ),
  ...plant(
    'template.yaml',
    'Environment:\n  Variables:\n    MISTRAL_API_KEY: §\n',
    'Parameters:\n  MistralApiKey:\n    Type: String\n    Default: §\n',
    '- Name: MISTRAL_API_KEY\n  Value: §\n',
  ),
  ...plant(
    'main.bicep',
    "param mistralApiKey string = '§'\n",
    "{\n  name: 'MISTRAL_API_KEY'\n  value: '§'\n}\n",
  ),
  ...plant(
    '.github/workflows/ci.yml',
    'env:\n  MISTRAL_API_KEY: §\n',
    'steps:\n  - run: MISTRAL_API_KEY=§ npm test\n',
    'with:\n  mistral-api-key: §\n',
  ),
  ...plant(
    '.gitlab-ci.yml',
    'variables:\n  MISTRAL_API_KEY:\n    value: "§"\n    description: the key\n',
  ),
  ...plant(
    'app.service',
    '[Service]\nEnvironment="MISTRAL_API_KEY=§"\n',
    '[Service]\nEnvironment=MISTRAL_API_KEY=§\n',
  ),
  ...plant('fly.toml', '[env]\n  MISTRAL_API_KEY = "§"\n'),
  ...plant('vercel.json', '{ "env": { "MISTRAL_API_KEY": "§" } }\n'),
  ...plant('serverless.yml', 'provider:\n  environment:\n    MISTRAL_API_KEY: §\n'),
  ...plant('playbook.yml', '- name: run\n  environment:\n    MISTRAL_API_KEY: "§"\n'),
  ...plant(
    'ecosystem.config.js',
    'module.exports = { apps: [{ env: { MISTRAL_API_KEY: "§" } }] };\n',
  ),
  ...plant('Jenkinsfile', "environment {\n  MISTRAL_API_KEY = '§'\n}\n"),
];

const collections = [
  ...plant(
    'demo.postman_environment.json',
    '{\n  "values": [\n    {\n      "key": "MISTRAL_API_KEY",\n      "value": "§",\n      "type": "secret",\n      "enabled": true\n    }\n  ]\n}\n',
    '{"name":"Mistral","values":[{"key":"apiKey","value":"§","type":"secret"}]}\n',
  ),
  ...plant(
    'demo.postman_collection.json',
    '{\n  "info": { "name": "Mistral" },\n  "auth": {\n    "type": "bearer",\n    "bearer": [\n      { "key": "token", "value": "§", "type": "string" }\n    ]\n  }\n}\n',
    '{\n  "header": [{ "key": "Authorization", "value": "Bearer §" }],\n  "url": "https://api.mistral.ai/v1/models"\n}\n',
  ),
  ...plant(
    'insomnia.json',
    '{"resources":[{"_type":"environment","name":"Mistral","data":{"apiKey":"§"}}]}\n',
  ),
  ...plant('environments/dev.bru', 'vars {\n  MISTRAL_API_KEY: §\n}\n'),
  ...plant(
    'calls.http',
    '@mistralKey = §\n',
    'GET https://api.mistral.ai/v1/models\nAuthorization: Bearer §\n',
  ),
  ...plant(
    'recording.har',
    '{"request":{"url":"https://api.mistral.ai/v1/models","headers":[{"name":"Authorization","value":"Bearer §"}]}}\n',
  ),
  ...plant(
    'credentials.json',
    '[{"name":"Mistral Cloud account","type":"mistralCloudApi","data":{"apiKey":"§"}}]\n',
  ),
];

const notebooks = [
  ...plant(
    'demo.ipynb',
    '{"cells":[{"cell_type":"code","source":["import os\\n","os.environ[\\"MISTRAL_API_KEY\\"] = \\"§\\"\\n"]}]}\n',
    '{\n "cells": [\n  {\n   "cell_type": "code",\n   "outputs": [\n    {\n     "name": "stdout",\n     "output_type": "stream",\n     "text": [\n      "§\\n"\n     ]\n    }\n   ],\n   "source": [\n    "print(os.environ[\'MISTRAL_API_KEY\'])"\n   ]\n  }\n ]\n}\n',
    '{\n "cells": [\n  {\n   "cell_type": "code",\n   "source": ["key = os.environ[\'MISTRAL_API_KEY\']"],\n   "outputs": [\n    {\n     "data": {\n      "text/plain": [\n       "\'§\'"\n      ]\n     },\n     "output_type": "execute_result"\n    }\n   ]\n  }\n ]\n}\n',
    '{\n "source": [\n  "client = Mistral(\\n",\n  "    api_key=\\"§\\",\\n",\n  ")\\n"\n ]\n}\n',
    '{\n "source": ["!env | grep MISTRAL"],\n "outputs": [{"text": ["MISTRAL_API_KEY=§\\n"]}]\n}\n',
    '{\n "source": ["print(mistral_key)"],\n "outputs": [{"text": "§\\r\\n"}]\n}\n',
  ),
];

const prose = [
  ...plant(
    'notes.md',
    'The mistral key is §.\n',
    'My Mistral API key:\n\n§\n',
    '| service | key |\n|---|---|\n| Mistral | § |\n',
    '```sh\nexport MISTRAL_API_KEY=§\n```\n',
    'mistral: `§`\n',
    'https://example.com/?mistral_key=§&x=1\n',
  ),
  ...plant(
    'app.log',
    '2026-11-29 INFO POST https://api.mistral.ai/v1/chat Authorization=Bearer §\n',
    'DEBUG env MISTRAL_API_KEY is §\n',
    '\u001b[32mMISTRAL_API_KEY\u001b[0m=\u001b[33m§\u001b[0m\n',
  ),
  ...plant('COMMIT_EDITMSG', 'Add the mistral key §\n', 'Use the key\n\nMISTRAL_API_KEY=§\n'),
  ...plant(
    'table.md',
    '| user | MISTRAL_API_KEY |\n|---|---|\n| bob | § |\n',
    '| `Mistral key` | note |\n| :-- | --- |\n| x | y |\n| `§` | work |\n',
  ),
  ...plant(
    'keys.csv',
    'user,mistral_api_key,other\r\nbob,x,y\r\neve,§,z\r\n',
    'a;"Mistral key"\n1;"§"\n',
  ),
  ...plant('keys.tsv', 'user\tmistral_token\nbob\t§\n'),
  ...plant('note.md', 'Mistral key: _§_\n'),
  ...plant('page.json', '{"mistral_key":"\\u0022§\\u0022"}\n', '{"mistral_key":"\\x22§\\x22"}\n'),
  ...plant(
    'client.py',
    'from mistralai import Mistral\n\napi_key = (\n    "§"\n)\nclient = Mistral(api_key=api_key)\n',
  ),
  ...plant('mail.txt', 'Hi,\n\nhere is the Mistral key:\n§\n\nBye\n'),
];

export const planted: readonly Planted[] = [
  ...shells,
  ...histories,
  ...python,
  ...javascript,
  ...programs,
  ...settings,
  ...deployment,
  ...collections,
  ...notebooks,
  ...prose,
];
