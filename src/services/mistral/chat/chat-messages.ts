import type { ChatRequest, ChatTurn, Tool, ToolCall } from '../../ports/mistral.ts';
import type { FileContent } from '../../ports/other-calls.ts';
import type { Sdk } from '../http/sdk.ts';

type SdkRequest = Parameters<Sdk['chatStream']>[1];

/**
 * Returns a chat request in the form of the SDK. Omits absent fields, because the service refuses unknown ones. At
 * temperature 0, the service refuses every `top_p` but 1, even the default of some models.
 */
export function toSdkRequest(request: ChatRequest): SdkRequest {
  const { model, messages, temperature, maxTokens, randomSeed, tools, toolChoice } = request;
  const { responseForm } = request;
  return {
    model,
    messages: messages.map(toSdkMessage),
    ...(temperature === undefined ? {} : { temperature }),
    ...(temperature === 0 ? { topP: 1 } : {}),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(randomSeed === undefined ? {} : { randomSeed }),
    ...(tools === undefined ? {} : { tools: tools.map(toSdkTool) }),
    ...(toolChoice === undefined ? {} : { toolChoice }),
    ...(responseForm === undefined ? {} : { responseFormat: toSdkFormat(responseForm) }),
  };
}

function toSdkFormat({ name, schema }: NonNullable<ChatRequest['responseForm']>) {
  const schemaDefinition = { ...schema };
  return { type: 'json_schema' as const, jsonSchema: { name, schemaDefinition, strict: true } };
}

function toSdkMessage(turn: ChatTurn): SdkRequest['messages'][number] {
  if (turn.role === 'tool') {
    const { callId: toolCallId, name, content } = turn;
    return { role: 'tool', toolCallId, name, content };
  }
  if ('toolCalls' in turn) {
    const { content, toolCalls } = turn;
    return { role: 'assistant', content, toolCalls: toolCalls.map(toSdkCall) };
  }
  if ('pictures' in turn) {
    const pictures = turn.pictures.map((picture) => ({
      type: 'image_url' as const,
      imageUrl: dataAddress(picture),
    }));
    return { role: 'user', content: [{ type: 'text', text: turn.content }, ...pictures] };
  }
  return { role: turn.role, content: turn.content };
}

function toSdkTool({ name, description, parameters }: Tool) {
  return { type: 'function' as const, function: { name, description, parameters } };
}

function toSdkCall({ id, name, arguments: given }: ToolCall, index: number) {
  return { id, type: 'function' as const, index, function: { name, arguments: given } };
}

/** Returns a `data:` address that contains the whole file. */
export function dataAddress({ mediaType, bytes }: FileContent): string {
  const { buffer, byteOffset, byteLength } = bytes;
  return `data:${mediaType};base64,${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}`;
}
