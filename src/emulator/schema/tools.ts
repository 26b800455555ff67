import { anyOf, dictionary, fields, flag, listOfAll, oneOf, text } from './check.ts';

/** The `tools` of a chat request. */
export const tools = listOfAll(
  fields(
    {
      type: oneOf('function'),
      function: fields({ name: text, description: text, strict: flag, parameters: dictionary }, [
        'name',
        'parameters',
      ]),
    },
    ['function'],
  ),
);

/** The `tool_choice` of a chat request. */
export const toolChoice = anyOf({
  str: oneOf('auto', 'none', 'any', 'required'),
  ToolChoice: fields({ type: oneOf('function'), function: fields({ name: text }, ['name']) }, [
    'function',
  ]),
});
