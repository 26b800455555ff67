import { editJson } from '../edits/edit-json.ts';
import { editToml } from '../edits/edit-toml.ts';
import { editYaml } from '../edits/edit-yaml.ts';
import { hasField, isUsualOrigin, type Tool } from '../tool.ts';

/** Tokens that every current chat model can read. */
const contextTokens = 131_072;

/** Mistral's own agent, which prefers MISTRAL_API_KEY to its keychain entry. */
export const vibe: Tool = {
  id: 'vibe',
  name: 'Mistral Vibe',
  way: 'environment',
  scope: 'user',
  programs: ['vibe'],
  isTested: true,
  start: { own: true, words: ['exec', '--', 'vibe'] },
  files: (wiring) => [
    {
      paths: [`${wiring.variables['VIBE_HOME'] || `${wiring.folders.home}/.vibe`}/config.toml`],
      edit: (text) =>
        editToml(text, {
          set: [['active_model', wiring.model, 'unless-set']],
          tables: [
            ...(isUsualOrigin(wiring)
              ? []
              : [
                  {
                    array: 'providers',
                    entry: {
                      name: 'mistral',
                      api_base: `${wiring.origin}/v1`,
                      api_key_env_var: 'MISTRAL_API_KEY',
                      backend: 'mistral',
                    },
                    competes: hasField('name', 'mistral'),
                  },
                ]),
            {
              array: 'models',
              entry: { name: wiring.model, provider: 'mistral', alias: wiring.model },
              competes: hasField('alias', wiring.model),
            },
          ],
        }),
    },
  ],
};

export const aider: Tool = {
  id: 'aider',
  name: 'aider',
  way: 'environment',
  scope: 'user',
  programs: ['aider'],
  isTested: true,
  start: { own: true, words: ['exec', '--', 'aider'] },
  files: (wiring) => [
    {
      paths: [`${wiring.folders.home}/.aider.conf.yml`],
      edit: (text) =>
        editYaml(text, {
          set: [['model', `mistral/${wiring.model}`]],
          ...(!isUsualOrigin(wiring) && {
            append: {
              list: 'set-env',
              // The variable with which LiteLLM, aider's client, reads another address for Mistral.
              item: `MISTRAL_AZURE_API_BASE=${wiring.origin}/v1`,
              competes: (entry) => String(entry).startsWith('MISTRAL_AZURE_API_BASE='),
            },
          }),
        }),
    },
  ],
};

export const opencode: Tool = {
  id: 'opencode',
  name: 'opencode',
  way: 'environment',
  scope: 'user',
  programs: ['opencode'],
  isTested: true,
  start: { own: true, words: ['exec', '--', 'opencode'] },
  files: (wiring) => {
    const folder = `${wiring.folders.config}/opencode`;
    const options = {
      apiKey: '{env:MISTRAL_API_KEY}',
      ...(!isUsualOrigin(wiring) && { baseURL: `${wiring.origin}/v1` }),
    };
    return [
      {
        paths: [`${folder}/opencode.json`, `${folder}/opencode.jsonc`],
        edit: (text) =>
          editJson(
            text,
            [
              // Without this setting, opencode would add it when it starts, and so change the file.
              [['$schema'], 'https://opencode.ai/config.json', 'unless-set'],
              [['model'], `mistral/${wiring.model}`, 'unless-set'],
              [['provider', 'mistral'], { options, models: { [wiring.model]: {} } }],
            ],
            { comments: true },
          ),
      },
    ];
  },
};

/** Crush runs the command in a value of the form `$(…)`. */
export const crush: Tool = {
  id: 'crush',
  name: 'Crush',
  way: 'command',
  scope: 'user',
  programs: ['crush'],
  isTested: false,
  start: { own: false, words: ['crush'] },
  files: (wiring) => {
    const { folders, model, origin, keyCommand } = wiring;
    const provider = {
      name: 'Mistral',
      type: 'openai-compat',
      base_url: `${origin}/v1`,
      api_key: `$(${keyCommand})`,
      models: [
        { id: model, name: model, context_window: contextTokens, default_max_tokens: 8_192 },
      ],
    };
    const chosen = { model, provider: 'mistral' };
    return [
      {
        paths: [`${folders.local}/crush/crush.json`],
        edit: (text) =>
          editJson(
            text,
            [
              [['providers', 'mistral'], provider],
              [['models', 'large'], chosen, 'unless-set'],
              [['models', 'small'], chosen, 'unless-set'],
            ],
            { comments: false },
          ),
      },
    ];
  },
};

/**
 * goose gets a provider of its own that does not stream, because its built-in provider for Mistral streams with an
 * option that the API refuses.
 */
export const goose: Tool = {
  id: 'goose',
  name: 'goose',
  way: 'environment',
  scope: 'user',
  programs: ['goose'],
  isTested: true,
  start: { own: true, words: ['exec', '--', 'goose'] },
  files: (wiring) => {
    const folder =
      wiring.folders.platform === 'win32'
        ? `${wiring.folders.settings}/Block/goose/config`
        : `${wiring.folders.config}/goose`;
    const provider = {
      name: 'mistral_onboard',
      engine: 'openai',
      display_name: 'Mistral AI (mistral-onboard)',
      description: 'Mistral AI, with the key in MISTRAL_API_KEY',
      api_key_env: 'MISTRAL_API_KEY',
      base_url: `${wiring.origin}/v1/chat/completions`,
      models: [{ name: wiring.model, context_limit: contextTokens }],
      supports_streaming: false,
    };
    return [
      {
        paths: [`${folder}/custom_providers/mistral_onboard.json`],
        edit: (text) =>
          editJson(
            text,
            Object.entries(provider).map(([name, value]) => [[name], value] as const),
            { comments: false },
          ),
      },
      {
        paths: [`${folder}/config.yaml`],
        edit: (text) =>
          editYaml(text, {
            set: [
              ['GOOSE_PROVIDER', 'mistral_onboard'],
              ['GOOSE_MODEL', wiring.model],
            ],
          }),
      },
    ];
  },
};
