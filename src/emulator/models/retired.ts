/**
 * Ids of models that no longer work, including those in older guides. They are not in the list of models. A request for
 * one of them is refused with the message that the model is deprecated.
 */
export const retiredIds: ReadonlySet<string> = new Set([
  'open-mistral-7b',
  'open-mixtral-8x7b',
  'open-mixtral-8x22b',
  'open-mistral-nemo',
  'open-mistral-nemo-2407',
  'open-codestral-mamba',
  'mistral-tiny',
  'mistral-small-2402',
  'mistral-small-2409',
  'mistral-small-2501',
  'mistral-small-2503',
  'mistral-small-2506',
  'mistral-medium-2312',
  'mistral-large-2402',
  'mistral-large-2407',
  'mistral-large-2411',
  'mistral-saba-2502',
  'mistral-saba-latest',
  'mistral-moderation-2411',
  'ministral-3b-2410',
  'ministral-8b-2410',
  'pixtral-12b-2409',
  'pixtral-large-2411',
  'pixtral-large-latest',
  'codestral-2404',
  'codestral-2405',
  'codestral-2501',
  'devstral-small-latest',
]);
