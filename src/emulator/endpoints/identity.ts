import { json, type Reply } from '../reply.ts';

/** `GET /v1/users/me`: the owner of the key. */
export function identity(): Reply {
  return json(200, {
    id: '5f0c2f6e-3c1b-4d58-9a58-1d1f4f0f7a10',
    email: 'camille.martin@example.com',
    first_name: 'Camille',
    last_name: 'Martin',
    workspace: { id: '0b8b3f2a-66c3-4c1e-8d5f-2f1f5a1c9e21', name: 'Default Workspace' },
    organization: { id: 'c1a3d7be-9e0f-4a63-b7c4-8d2e6f5a3b32', name: 'Demo' },
    api_key: { id: 'e7d9b1c4-2a5f-4b86-93d0-6c8a7f1e0d43', name: 'mistral-onboard' },
  });
}
