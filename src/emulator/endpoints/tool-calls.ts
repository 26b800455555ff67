import { isObject, type JsonObject, listOf, objectOf, textOf } from '../json.ts';
import { newId } from '../reply.ts';

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The IANA time zone of a city that the question names; that of Paris where it names none. */
function zoneIn(question: string): string {
  const said = ` ${plain(question).replace(/[^a-z]+/g, ' ')} `;
  const cityOf = (zone: string) => plain(zone.split('/').at(-1) ?? '').replaceAll('_', ' ');
  const zones = Intl.supportedValuesOf('timeZone');
  return zones.find((zone) => said.includes(` ${cityOf(zone)} `)) ?? 'Europe/Paris';
}

/** A value that fits a property of a function's parameters: its first choice, a word of the question, or a small one. */
function guess(name: string, property: JsonObject, question: string): unknown {
  const [choice] = listOf(property['enum']);
  if (choice !== undefined) return choice;
  if (/^time_?zone$/i.test(name)) return zoneIn(question);
  if (property['type'] === 'integer' || property['type'] === 'number')
    return Number(/\d+/.exec(question)?.[0] ?? 1);
  if (property['type'] === 'boolean') return true;
  if (property['type'] === 'array') return [];
  // A name inside the sentence: the first word of a question is a capital letter of another kind.
  return /(?<=\S\s+(?:[ld]['’])?)\p{Lu}[\p{L}-]+/u.exec(question)?.[0] ?? question;
}

function chosenTool(body: JsonObject): JsonObject | undefined {
  const offered = listOf(body['tools'])
    .filter(isObject)
    .map((tool) => objectOf(tool['function']));
  const choice = body['tool_choice'];
  if (!isObject(choice)) return offered[0];
  const name = objectOf(choice['function'])['name'];
  return offered.find((tool) => tool['name'] === name);
}

/** The calls a model makes of the tools it was given: one, unless there are none or it must not. */
export function toolCallsFor(body: JsonObject, question: string): readonly JsonObject[] {
  const tool = chosenTool(body);
  if (tool === undefined || body['tool_choice'] === 'none') return [];
  const properties = objectOf(objectOf(tool['parameters'])['properties']);
  const args = Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [
      name,
      guess(name, objectOf(property), question),
    ]),
  );
  const called = { name: textOf(tool['name']), arguments: JSON.stringify(args) };
  return [{ id: newId().slice(0, 9), function: called, index: 0 }];
}
