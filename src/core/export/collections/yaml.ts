type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** Returns a document in YAML's block style, readable as YAML 1.1 and 1.2. Names must be plain words. */
export function yamlDocument(document: { readonly [name: string]: Value }): string {
  return `${linesOf(document).join('\n')}\n`;
}

function linesOf(value: Value): readonly string[] {
  if (typeof value !== 'object') return [scalar(value)];
  if (isList(value)) {
    return value.flatMap((item) => {
      const [first = '', ...others] = linesOf(item);
      return [`- ${first}`, ...others.map((line) => `  ${line}`)];
    });
  }
  return Object.entries(value).flatMap(([name, field]) =>
    typeof field === 'object'
      ? [`${name}:`, ...linesOf(field).map((line) => `  ${line}`)]
      : [`${name}: ${scalar(field)}`],
  );
}

function isList(value: object): value is readonly Value[] {
  return Array.isArray(value);
}

/** Quotes scalars that YAML would otherwise parse as another type. */
function scalar(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const isPlain =
    /^[A-Za-z][\w./ -]*$/.test(value) &&
    !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value) &&
    !value.endsWith(' ');
  return isPlain ? value : JSON.stringify(value);
}
