type TypeName = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

function typeOf(value: unknown): TypeName {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : (typeof value as TypeName);
}

/** Fields whose own fields are names of categories, not part of the form. */
const tables = /\.(?:categories|category_scores)$/;

/**
 * Returns the form of JSON documents: the path of every field in any of them, with the types of its values. Elements of
 * a list share one path, and so do the entries of a table of categories.
 */
export function shapeOf(
  documents: readonly unknown[],
): Readonly<Record<string, readonly TypeName[]>> {
  const found = new Map<string, Set<TypeName>>();
  const visit = (value: unknown, path: string): void => {
    const types = found.get(path) ?? new Set();
    found.set(path, types.add(typeOf(value)));
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        visit(inner, `${path}.${tables.test(path) ? '*' : name}`);
      }
    }
  };
  for (const document of documents) visit(document, '');
  return Object.fromEntries(
    [...found]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, types]) => [path, [...types].sort()]),
  );
}
