/**
 * A separate program, so that a name server that does not answer prevents no other process from ending. Receives the
 * host as its last argument. Prints the system's error code, or nothing if the host has an address.
 */
import { lookup } from 'node:dns';

lookup(process.argv.at(-1) ?? '', (error) => {
  if (error) process.stdout.write(String(error.code));
});
