import type { NamedText } from '../../../services/ports/exports.ts';
import type { ExportPlan } from '../plan.ts';
import { type ApiRequest, apiRequests } from './requests.ts';

/** Returns a Bruno collection: the files of its folder. */
export function brunoFiles(plan: ExportPlan): readonly [NamedText, ...NamedText[]] {
  const manifest = { version: '1', name: 'Mistral AI', type: 'collection', ignore: ['.git'] };
  return [
    { name: 'bruno.json', text: `${JSON.stringify(manifest, undefined, 2)}\n` },
    { name: 'collection.bru', text: collection },
    { name: 'environments/Mistral.bru', text: environmentText(plan) },
    ...apiRequests(plan).map(requestFile),
  ];
}

/**
 * Settings of all requests. Bruno's application stores the key as a secret; its command line has no such store, so the
 * script reads the key from the environment.
 */
const collection = `auth {
  mode: bearer
}

auth:bearer {
  token: {{MISTRAL_API_KEY}}
}

script:pre-request {
  if (!bru.getEnvVar('MISTRAL_API_KEY')) {
    bru.setVar('MISTRAL_API_KEY', bru.getProcessEnv('MISTRAL_API_KEY') || '');
  }
}
`;

function environmentText({ baseUrl }: ExportPlan): string {
  return `vars {
  baseUrl: ${baseUrl}
}
vars:secret [
  MISTRAL_API_KEY
]
`;
}

function requestFile({ name, method, path, body }: ApiRequest, position: number): NamedText {
  const kind = body === undefined ? 'none' : 'json';
  const text = `meta {
  name: ${name}
  type: http
  seq: ${position + 1}
}

${method.toLowerCase()} {
  url: {{baseUrl}}${path}
  body: ${kind}
  auth: inherit
}
${body === undefined ? '' : `\nbody:json {\n${body.replaceAll(/^/gm, '  ')}\n}\n`}`;
  return { name: `${name}.bru`, text };
}
