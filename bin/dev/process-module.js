// Replaces the module `node:process` in bundles, which would copy all its properties and so read `process.title` at once.
// On Windows, Node aborts on reading the title if the console has none.
export const { env } = process;
export const cwd = () => process.cwd();
export default process;
