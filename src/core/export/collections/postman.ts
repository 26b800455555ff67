import { exportMessages } from '../messages.ts';
import type { ExportPlan } from '../plan.ts';
import { type ApiRequest, apiRequests } from './requests.ts';

/** Returns a Postman collection, version 2.1, which Apidog reads, too. */
export function postmanCollection(plan: ExportPlan): string {
  const collection = {
    info: {
      name: 'Mistral AI',
      description: exportMessages[plan.lang].collection,
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    auth: {
      type: 'bearer',
      bearer: [{ key: 'token', value: '{{MISTRAL_API_KEY}}', type: 'string' }],
    },
    variable: [
      { key: 'baseUrl', value: plan.baseUrl, type: 'string' },
      { key: 'MISTRAL_API_KEY', value: '', type: 'secret' },
    ],
    item: apiRequests(plan).map(postmanItem),
  };
  return `${JSON.stringify(collection, undefined, 2)}\n`;
}

function postmanItem({ name, method, path, body }: ApiRequest) {
  return {
    name,
    request: {
      method,
      header: body === undefined ? [] : [{ key: 'Content-Type', value: 'application/json' }],
      ...(body !== undefined && {
        body: { mode: 'raw', raw: body, options: { raw: { language: 'json' } } },
      }),
      url: { raw: `{{baseUrl}}${path}`, host: ['{{baseUrl}}'], path: path.slice(1).split('/') },
    },
    response: [],
  };
}
