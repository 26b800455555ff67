/** What stands in the way of writing a file for the person, where they can fix it on the command line. */
export type ExportProblem =
  | 'export-format'
  /** Several files: they need a folder. */
  | 'out-needed'
  | 'out-exists'
  /** Git would take the file that is to hold the key into the repository, or has done so. */
  | 'not-ignored'
  | 'tracked';
