import { exportMessages } from '../messages.ts';
import type { ExportPlan } from '../plan.ts';
import { type ApiRequest, apiRequests } from './requests.ts';
import { yamlDocument } from './yaml.ts';

/** Returns an Insomnia export, version 5. The key belongs into a private environment, which Insomnia does not share. */
export function insomniaCollection(plan: ExportPlan): string {
  const text = exportMessages[plan.lang];
  return yamlDocument({
    type: 'collection.insomnia.rest/5.0',
    schema_version: '5.1',
    name: 'Mistral AI',
    meta: { id: 'wrk_mistral', description: text.collection },
    collection: apiRequests(plan).map(insomniaRequest),
    environments: {
      name: 'Base Environment',
      meta: { id: 'env_mistral', isPrivate: false },
      data: { baseUrl: plan.baseUrl },
      subEnvironments: [
        {
          name: text.environment,
          meta: { id: 'env_mistral_private', isPrivate: true },
          data: { MISTRAL_API_KEY: '' },
        },
      ],
    },
  });
}

function insomniaRequest({ id, name, method, path, body }: ApiRequest, position: number) {
  return {
    name,
    url: `{{ _.baseUrl }}${path}`,
    method,
    meta: { id: `req_mistral_${id}`, isPrivate: false, sortKey: position },
    authentication: { type: 'bearer', token: '{{ _.MISTRAL_API_KEY }}' },
    ...(body !== undefined && {
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: { mimeType: 'application/json', text: body },
    }),
  };
}
