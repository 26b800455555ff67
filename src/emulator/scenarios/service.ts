import { type Call, endpoints } from '../call.ts';
import { objectOf } from '../json.ts';
import { errorBody, gatewayRefusal, json, type Reply, refusal } from '../reply.ts';
import type { BrokenStream, Scenario } from '../world.ts';

function middleOf(events: readonly string[]): readonly string[] {
  return events.slice(0, Math.ceil(events.length / 2));
}

const capacityForms = [
  ['service_tier_capacity_exceeded', '3505', 'Service tier capacity exceeded for this model.'],
  ['backend_out_of_capacity', '3505', 'Not enough capacity for this request, retry later.'],
  ['engine_max_pending_tokens', '3810', 'Capacity exceeded for this model.'],
] as const;

function capacityExceeded({ nth }: Call): Reply {
  const form = (nth.generating - 1) % capacityForms.length;
  const [type, code, message] = capacityForms[form] ?? capacityForms[0];
  const { param, ...body } = errorBody(429, type, code, message);
  return json(429, form === 0 ? body : { ...body, param });
}

function brokenByError(events: readonly string[]): BrokenStream {
  const error = errorBody(500, 'internal_server_error', '3000', 'Internal server error');
  return { events: [...middleOf(events), JSON.stringify(error)], ending: 'end' };
}

const halfJson: Reply = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  parts: ['{"id":"0a1b2c3d","object":"chat.comple'],
  ending: 'end',
};

const portalPage: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  parts: [
    '<!doctype html><html><head><title>Wi-Fi</title></head><body>Please sign in</body></html>',
  ],
  ending: 'end',
  isUntraced: true,
};

/** Sends headers and then nothing. */
function silence(call: Call): Reply | undefined {
  const { max_tokens: maxTokens, stream } = objectOf(call.body);
  if (maxTokens === 1) return undefined;
  const type = stream === true ? 'text/event-stream; charset=utf-8' : 'application/json';
  return { status: 200, headers: { 'content-type': type }, parts: [], ending: 'hang' };
}

/** Failures of the service itself or of its gateway. Scenarios that break streams do not affect one-token calls. */
export const serviceScenarios = {
  capacity: {
    atModel: (call) =>
      call.nth.generating <= (objectOf(call.body)['max_tokens'] === 1 ? 5 : 2)
        ? capacityExceeded(call)
        : undefined,
  },
  overloaded: {
    atModel: () => refusal(503, 'internal_server_error', '3800', 'Service unavailable.'),
  },
  slow: { firstByteMs: 3_000, partMs: 120 },
  stall: { atModel: silence },
  cut: { breakStream: (events) => ({ events: middleOf(events), ending: 'destroy' }) },
  'stream-error': { breakStream: brokenByError },
  malformed: {
    atGateway: (call) => (endpoints[call.endpoint].generates ? halfJson : portalPage),
  },
  'no-route': { atGateway: () => gatewayRefusal(404, 'no Route matched with those values') },
  redirect: {
    atGateway: (call) => ({
      status: 307,
      headers: { location: `http://127.0.0.1:1${call.path}` },
      parts: [],
      ending: 'end',
      isUntraced: true,
    }),
  },
} as const satisfies Record<string, Scenario>;
