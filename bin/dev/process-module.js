/*
 * Takes the place of the module `node:process` in bundles. A bundle would copy the properties of that module, which reads
 * `process.title` at once; on Windows, Node aborts on that where its console has an empty title.
 */
export const { env } = process;
export const cwd = () => process.cwd();

export default process;
