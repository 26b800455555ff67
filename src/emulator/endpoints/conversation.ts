import { isObject, type JsonObject, listOf, objectOf, textOf } from '../json.ts';
import { answerFromTool, answerTo, answerToPictures } from '../words/answers.ts';
import type { Language } from '../words/language.ts';

const imageTokens = 256;

interface Content {
  readonly text: string;
  /** Addresses of the pictures. */
  readonly pictures: readonly string[];
}

/** Returns the texts and the pictures in the content of a message. */
function contentOf(message: JsonObject): Content {
  const content = message['content'];
  if (typeof content === 'string') return { text: content, pictures: [] };
  const chunks = listOf(content).filter(isObject);
  return {
    text: chunks.map((chunk) => textOf(chunk['text'])).join('\n'),
    pictures: chunks
      .filter((chunk) => chunk['type'] === 'image_url')
      .map(({ image_url: image }) => textOf(isObject(image) ? image['url'] : image)),
  };
}

/** The parts of a conversation that determine the answer. */
export interface Conversation {
  /** The last message of the person. */
  readonly question: string;
  /** Addresses of the pictures in that message. */
  readonly pictures: readonly string[];
  /** True if any message has a picture. */
  readonly hasPictures: boolean;
  /** The result of a tool, if it is the last message. */
  readonly toolResult: string | undefined;
  readonly promptText: string;
  /** Tokens that are not text: pictures, and the frame of each message. */
  readonly extraTokens: number;
}

/** Reads the conversation from the body of a chat request. */
export function conversationOf(body: unknown): Conversation {
  const messages = listOf(objectOf(body)['messages']).filter(isObject);
  const contents = messages.map(contentOf);
  const asked = messages.findLastIndex((message) => message['role'] === 'user');
  const last = messages.at(-1);
  const pictures = contents.reduce((sum, content) => sum + content.pictures.length, 0);
  return {
    question: contents[asked]?.text ?? '',
    pictures: contents[asked]?.pictures ?? [],
    hasPictures: pictures > 0,
    toolResult: last?.['role'] === 'tool' ? contents.at(-1)?.text : undefined,
    promptText: contents.map((content) => content.text).join('\n'),
    extraTokens: messages.length * 3 + 1 + pictures * imageTokens,
  };
}

/** Returns the next message of the emulated model. `unclear` is its language if the question has no clear language. */
export function nextAnswer(
  { question, toolResult, pictures }: Conversation,
  model: string,
  unclear: Language,
): string {
  const asked = { question, unclear };
  if (toolResult !== undefined) return answerFromTool(asked, toolResult);
  if (pictures.length > 0) return answerToPictures(asked, pictures);
  return answerTo(asked, model);
}
