import { describe, expect, it } from 'vitest';
import type { KeychainProblem } from '../../../src/errors/errors.ts';
import { classify } from '../../../src/services/keychain/classify.ts';
import { errorFamily } from '../../support/rules/error-families.ts';

const messages: readonly (readonly [KeychainProblem, string])[] = [
  ['no-bus', 'Cannot autolaunch D-Bus without X11 $DISPLAY'],
  ['no-bus', 'Error auto-launching: Cannot autolaunch D-Bus without X11 $DISPLAY'],
  ['no-bus', 'Failed to execute child process “dbus-launch” (No such file or directory)'],
  ['no-bus', 'Could not connect: No such file or directory'],
  ['no-bus', 'Could not connect: Connection refused'],
  ['no-bus', 'Address element “garbage” does not contain a colon (:)'],
  ['no-bus', 'Unknown or unsupported transport “disabled” for address “disabled:”'],
  ['no-bus', 'The name org.freedesktop.secrets was not provided by any .service files'],
  ['no-bus', 'The connection is closed'],
  ['no-collection', 'Object does not exist at path “/org/freedesktop/secrets/collection/login”'],
  ['no-collection', 'no result found'],
  ['locked', 'Cannot create an item in a locked collection'],
  ['locked', 'unlock prompt was dismissed'],
  ['locked', 'User interaction is not allowed.'],
  ['denied', 'Access is denied.'],
  ['denied', "Couldn't access platform storage: AccessDenied"],
  ['denied', 'Could not connect: Permission denied'],
  ['denied', 'An AppArmor policy prevents this sender from sending this message to this recipient'],
  ['denied', 'User canceled the operation.'],
  ['denied', 'The user name or passphrase you entered is not correct.'],
  ['hanging', 'Timeout was reached'],
  [
    'library-missing',
    'libsecret-1.so.0: cannot open shared object file: No such file or directory',
  ],
  [
    'library-missing',
    'Error loading shared library libsecret-1.so.0: No such file or directory (needed by /x/keytar.node)',
  ],
  ['load-failure', 'Failed to load keytar native addon, checked ["../build/Release"]'],
  ['load-failure', "Cannot find module 'keytar'\nRequire stack:\n- /x/dist/load.js"],
  ['load-failure', "Cannot find package 'keytar' imported from /x/dist/load.js"],
  ['load-failure', '/x/keytar.node: invalid ELF header'],
  [
    'load-failure',
    "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.38' not found (required by /x/keytar.node)",
  ],
  ['load-failure', '\\\\?\\C:\\x\\keytar.node is not a valid Win32 application.'],
  ['other', 'No space left in the vault'],
  ['other', ''],
];

describe('recognises the problem by its code in any language', () => {
  it.each<[KeychainProblem, string]>([
    ['load-failure', 'Das angegebene Modul wurde nicht gefunden. (ERR_DLOPEN_FAILED)'],
    [
      'load-failure',
      'Le module sp\ufffdcifi\ufffd est introuvable. keytar.node (ERR_DLOPEN_FAILED)',
    ],
    ['locked', 'L’interaction avec l’utilisateur n’est pas autorisée. (-25308)'],
    ['denied', 'Der eingegebene Benutzername ist falsch. (OSStatus -25293)'],
    ['denied', 'L’utilisateur a annulé l’opération. (-128)'],
    ['no-collection', 'Es wurde kein Standardschlüsselbund gefunden. (-25307)'],
    ['no-collection', 'A default keychain could not be found.'],
    [
      'library-missing',
      'libsecret-1.so.0: cannot open shared object file: No such file (ERR_DLOPEN_FAILED)',
    ],
    [
      'library-missing',
      'Error loading shared library libsecret-1.so.0: No such file (ERR_DLOPEN_FAILED)',
    ],
    ['other', 'aes-128 is not supported'],
    ['other', 'Le mot de passe est trop long.'],
  ])('%s: %s', (problem, text) => {
    expect(classify(text)).toBe(problem);
  });
});

describe(errorFamily('keychain', 'the message of a keychain'), () => {
  it.each(messages)('means %s: %s', (problem, text) => {
    expect(classify(text)).toBe(problem);
  });
});
