import type { KeychainProblem } from '../../errors/errors.ts';

/** Patterns of error messages, the most specific first: the first match decides. */
const patterns: readonly (readonly [KeychainProblem, RegExp])[] = [
  ['library-missing', /cannot open shared object file|error loading shared library/i],
  // Codes come before messages, which may be in any language.
  ['load-failure', /ERR_DLOPEN_FAILED|ERR_MODULE_NOT_FOUND/],
  // errSecInteractionNotAllowed.
  ['locked', /(?<!\w)-25308\b/],
  // errSecAuthFailed and errSecUserCanceled.
  ['denied', /(?<!\w)-(?:25293|128)\b/],
  // errSecNoDefaultKeychain and errSecNoSuchKeychain.
  ['no-collection', /(?<!\w)-(?:25307|25294)\b/],
  [
    'load-failure',
    /failed to load keytar|cannot find (package|module)|invalid elf header|wrong elf class|file too short|version .* not found|symbol not found|undefined symbol|mach-o|not a valid win32/i,
  ],
  ['locked', /locked collection|is locked|prompt was dismissed|interaction is not allowed/i],
  [
    'denied',
    /access ?(is )?denied|permission denied|not permitted|apparmor|user cancell?ed|passphrase you entered is not correct/i,
  ],
  ['hanging', /timeout was reached|timed out|did not receive a reply|NoReply/i],
  [
    'no-collection',
    /object does not exist at path|no result found|no such object|no default keychain|default keychain could not be found/i,
  ],
  [
    'no-bus',
    /autolaunch|auto-launching|dbus-launch|could not connect|ECONNREFUSED|ENOENT|address element|unsupported transport|not provided by any|ServiceUnknown|connection is closed/i,
  ],
];

/** Classifies an error message of the keychain, or of the loader of its native module. */
export function classify(text: string): KeychainProblem {
  return patterns.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}
