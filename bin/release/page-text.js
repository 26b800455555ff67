/**
 * Returns the README for a page outside the repository: pictures and links lead to the repository. If the repository is
 * unknown, pictures are left out, and links become their text.
 *
 * @param {string} readme
 * @param {string | undefined} repository An address without `.git`.
 */
export function pageText(readme, repository) {
  const link = /(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)]+)\)/g;
  return readme.replace(link, (_, mark, text, path) => {
    const isPicture = mark === '!';
    if (repository === undefined) return isPicture ? '' : text;
    return `${mark}[${text}](${repository}/${isPicture ? 'raw' : 'blob'}/HEAD/${path})`;
  });
}

/**
 * Returns the repository's address from package.json; undefined while nobody has filled it in.
 *
 * @param {{ readonly repository?: string | { readonly url?: string } }} manifest
 */
export function repositoryOf({ repository }) {
  const url = typeof repository === 'string' ? repository : repository?.url;
  return url?.replace(/^git\+/, '').replace(/\.git$/, '') || undefined;
}
