import { editOneLine, editShell } from '../edits/edit-lines.ts';
import { editToml } from '../edits/edit-toml.ts';
import { editYaml } from '../edits/edit-yaml.ts';
import { hasField, isUsualOrigin, type Tool } from '../tool.ts';

/** The Mistral plugin of llm reads LLM_MISTRAL_KEY, and calls the default address only. */
export const llm: Tool = {
  id: 'llm',
  name: 'llm',
  way: 'environment',
  scope: 'user',
  programs: ['llm'],
  plugin: { name: 'llm-mistral', list: ['plugins'], install: 'llm install llm-mistral' },
  usualOriginOnly: true,
  isTested: true,
  start: { own: true, words: ['exec', '--as', 'LLM_MISTRAL_KEY', '--', 'llm', 'Hello'] },
  files: ({ variables, folders, model }) => [
    {
      paths: [
        `${variables['LLM_USER_PATH'] || `${folders.settings}/io.datasette.llm`}/default_model.txt`,
      ],
      edit: (text) => editOneLine(text, `mistral/${model}`),
    },
  ],
};

export const aichat: Tool = {
  id: 'aichat',
  name: 'aichat',
  way: 'environment',
  scope: 'user',
  programs: ['aichat'],
  isTested: false,
  start: { own: true, words: ['exec', '--', 'aichat'] },
  files: ({ variables, folders, model, origin }) => [
    {
      paths: [`${variables['AICHAT_CONFIG_DIR'] || `${folders.settings}/aichat`}/config.yaml`],
      edit: (text) =>
        editYaml(text, {
          set: [['model', `mistral:${model}`, 'unless-set']],
          append: {
            list: 'clients',
            // Without a key in its settings, aichat reads the variable named after the client.
            item: {
              type: 'openai-compatible',
              name: 'mistral',
              api_base: `${origin}/v1`,
              models: [{ name: model }],
            },
            competes: hasField('name', 'mistral'),
          },
        }),
    },
  ],
};

export const litellm: Tool = {
  id: 'litellm',
  name: 'LiteLLM',
  way: 'environment',
  scope: 'folder',
  programs: ['litellm'],
  isTested: true,
  start: { own: true, words: ['exec', '--', 'litellm', '--config', 'litellm_config.yaml'] },
  files: (wiring) => [
    {
      paths: [`${wiring.folders.working}/litellm_config.yaml`],
      edit: (text) =>
        editYaml(text, {
          set: [],
          append: {
            list: 'model_list',
            item: {
              model_name: wiring.model,
              litellm_params: {
                model: `mistral/${wiring.model}`,
                ...(!isUsualOrigin(wiring) && { api_base: `${wiring.origin}/v1` }),
                api_key: 'os.environ/MISTRAL_API_KEY',
              },
            },
            competes: hasField('model_name', wiring.model),
          },
        }),
    },
  ],
};

const variable = 'MISTRAL_API_KEY';

export const direnv: Tool = {
  id: 'direnv',
  name: 'direnv',
  way: 'command',
  scope: 'folder',
  programs: ['direnv'],
  isTested: true,
  start: { own: false, words: ['direnv', 'allow'] },
  files: ({ folders, keyCommand }) => [
    {
      paths: [`${folders.working}/.envrc`],
      edit: (text) => editShell(text, { variable, line: `export ${variable}="$(${keyCommand})"` }),
    },
  ],
};

export const mise: Tool = {
  id: 'mise',
  name: 'mise',
  way: 'command',
  scope: 'folder',
  programs: ['mise'],
  isTested: true,
  start: { own: false, words: ['mise', 'trust'] },
  files: ({ folders, keyCommand }) => {
    const value = `{{ exec(command=${JSON.stringify(keyCommand)}) }}`;
    return [
      {
        paths: [`${folders.working}/mise.toml`, `${folders.working}/.mise.toml`],
        edit: (text) =>
          editToml(text, {
            inTable: {
              table: 'env',
              name: variable,
              // Redacted, so that mise removes the value from the output of its tasks.
              written: `{ value = ${JSON.stringify(value)}, redact = true }`,
              value: { value, redact: true },
            },
          }),
      },
    ];
  },
};
