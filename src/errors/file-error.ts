/** A file could not be used. */
export interface FileError {
  readonly code: 'files';
  readonly problem:
    | 'denied'
    | 'read-only'
    | 'full'
    | 'not-a-folder'
    | 'is-a-folder'
    | 'git-broken'
    | 'git-missing'
    | 'other'
    | ReadingProblem;
  readonly path: string;
  /** The person named the path, to be written. */
  readonly isNamed?: true;
}

/** What is wrong with a file that the person named to be read; the others are of files that we write. */
type ReadingProblem = (typeof ofReading)[number];

const ofReading = [
  'missing',
  'unreadable',
  /** A folder, a pipe or a device where the person named a file to read. */
  'not-a-file',
  /** More bytes than are read. */
  'too-large',
  /** Bytes that are no text. */
  'not-text',
  /** Not of a kind that a model sees, or reads pages of. */
  'not-a-picture',
  'not-a-document',
] as const;

/** True for what is wrong with a file that the person named to be read. */
export function isOfReading(problem: FileError['problem']): problem is ReadingProblem {
  return (ofReading as readonly string[]).includes(problem);
}
