import { editJson, type JsonEntry } from '../edits/edit-json.ts';
import { editYaml } from '../edits/edit-yaml.ts';
import { hasField, isUsualOrigin, type Tool } from '../tool.ts';

const continueName = 'Mistral (mistral-onboard)';

/** Continue's command line and extensions read a secret from the environment if no file sets it. */
export const continueDev: Tool = {
  id: 'continue',
  name: 'Continue',
  way: 'environment',
  scope: 'user',
  programs: ['cn'],
  signs: ({ home }) => [
    `${home}/.vscode/extensions/continue.continue-*`,
    `${home}/.vscode-server/extensions/continue.continue-*`,
  ],
  isTested: true,
  start: { own: true, words: ['exec', '--', 'cn'] },
  files: (wiring) => {
    const folder = wiring.variables['CONTINUE_GLOBAL_DIR'] || `${wiring.folders.home}/.continue`;
    return [
      {
        paths: [`${folder}/config.yaml`],
        shadows: [`${folder}/config.json`],
        edit: (text) =>
          editYaml(text, {
            set:
              text === undefined
                ? [
                    ['name', 'Local'],
                    ['version', '1.0.0'],
                    ['schema', 'v1'],
                  ]
                : [],
            append: {
              list: 'models',
              item: {
                name: continueName,
                provider: 'mistral',
                model: wiring.model,
                ...(!isUsualOrigin(wiring) && { apiBase: `${wiring.origin}/v1` }),
                // biome-ignore lint/suspicious/noTemplateCurlyInString: Continue replaces it.
                apiKey: '${{ secrets.MISTRAL_API_KEY }}',
                roles: ['chat', 'edit', 'apply'],
              },
              competes: hasField('name', continueName),
            },
          }),
      },
    ];
  },
};

export const zed: Tool = {
  id: 'zed',
  name: 'Zed',
  way: 'environment',
  scope: 'user',
  programs: ['zed', 'zeditor'],
  signs: () => ['/Applications/Zed.app'],
  isTested: false,
  start: { own: true, words: ['exec', '--', 'zed'] },
  files: (wiring) => {
    const { platform, settings, config } = wiring.folders;
    const api: readonly JsonEntry[] = isUsualOrigin(wiring)
      ? []
      : [[['language_models', 'mistral', 'api_url'], `${wiring.origin}/v1`]];
    return [
      {
        paths: [
          platform === 'win32' ? `${settings}/Zed/settings.json` : `${config}/zed/settings.json`,
        ],
        edit: (text) =>
          editJson(
            text,
            [
              ...api,
              [
                ['agent', 'default_model'],
                { provider: 'mistral', model: wiring.model },
                'unless-set',
              ],
            ],
            { comments: true },
          ),
      },
    ];
  },
};
