import { isObject, type JsonObject, listOf, objectOf, textOf } from '../json.ts';
import { newId } from '../reply.ts';
import { foldCase } from '../words/fold-case.ts';
import type { ToolCall } from './limited-answer.ts';

/** Returns the IANA time zone of a city in the question; that of Paris if it names none. */
function zoneIn(question: string): string {
  const said = ` ${foldCase(question).replace(/[^a-z]+/g, ' ')} `;
  const cityOf = (zone: string) => foldCase(zone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.find((zone) => said.includes(` ${cityOf(zone)} `)) ?? 'Europe/Paris';
}

/**
 * Returns a value that fits a property of a function's parameters: its first choice, a word of the question, or a small
 * value.
 */
function guess(name: string, property: JsonObject, question: string): unknown {
  const [choice] = listOf(property['enum']);
  if (choice !== undefined) return choice;
  if (/^time_?zone$/i.test(name)) return zoneIn(question);
  if (property['type'] === 'integer' || property['type'] === 'number')
    return Number(/\d+/.exec(question)?.[0] ?? 1);
  if (property['type'] === 'boolean') return true;
  if (property['type'] === 'array') return [];
  // Skips the first word, whose capital letter does not mean that it is a name.
  return /(?<=\S\s+(?:[ld]['’])?)\p{Lu}[\p{L}-]+/u.exec(question)?.[0] ?? question;
}

/** Returns the tools to call: the requested one, else the first; all of them if parallel calls are allowed. */
function chosenTools(body: JsonObject): readonly JsonObject[] {
  const offered = listOf(body['tools'])
    .filter(isObject)
    .map((tool) => objectOf(tool['function']));
  const choice = body['tool_choice'];
  if (choice === 'none') return [];
  if (!isObject(choice))
    return body['parallel_tool_calls'] === true ? offered : offered.slice(0, 1);
  const name = objectOf(choice['function'])['name'];
  return offered.filter((tool) => tool['name'] === name).slice(0, 1);
}

/** Returns the model's calls of the given tools. */
export function toolCallsFor(body: JsonObject, question: string): readonly ToolCall[] {
  return chosenTools(body).map((tool, index) => callOf(tool, question, index));
}

function callOf(tool: JsonObject, question: string, index: number): ToolCall {
  const properties = objectOf(objectOf(tool['parameters'])['properties']);
  const args = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      guess(name, objectOf(property), question),
    ]),
  );
  const called = { name: textOf(tool['name']), arguments: JSON.stringify(args) };
  return { id: newId().slice(0, 9), type: 'function', function: called, index };
}
