import {
  anyOf,
  dictionary,
  fields,
  flag,
  integer,
  listOfAll,
  oneOf,
  orNull,
  taggedBy,
  text,
} from './check.ts';

const chunk = taggedBy('type', {
  text: fields({ type: text, text }, ['text']),
  image_url: fields({ type: text, image_url: anyOf({ str: text, dict: dictionary }) }, [
    'image_url',
  ]),
  document_url: dictionary,
  reference: dictionary,
  file: dictionary,
  thinking: dictionary,
  input_audio: dictionary,
});

const content = anyOf({ str: text, list: listOfAll(chunk) });

const toolCall = fields(
  {
    id: text,
    type: text,
    function: fields({ name: text, arguments: anyOf({ dict: dictionary, str: text }) }, [
      'name',
      'arguments',
    ]),
    index: integer(),
  },
  ['function'],
);

/** The `messages` of a chat request. */
export const messages = listOfAll(
  taggedBy('role', {
    system: fields({ role: oneOf('system'), content }, ['content']),
    user: fields({ role: oneOf('user'), content: orNull(content) }, ['content']),
    assistant: fields(
      {
        role: oneOf('assistant'),
        content: orNull(content),
        tool_calls: orNull(listOfAll(toolCall)),
        prefix: flag,
      },
      [],
    ),
    tool: fields(
      {
        role: oneOf('tool'),
        content: orNull(content),
        tool_call_id: orNull(text),
        name: orNull(text),
      },
      ['content'],
    ),
  }),
);
