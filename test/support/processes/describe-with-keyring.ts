import { type Declare, describeWithPrograms } from './describe-with-programs.ts';

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon', 'secret-tool'];

/** A suite that needs a real Secret Service. */
export function describeWithKeyring(name: string, body: (it: Declare) => void): void {
  describeWithPrograms(name, programs, body);
}
