import { prepare, say } from './prepare.js';

let ready = true;
try {
  prepare();
} catch (error) {
  ready = false;
  say(error instanceof Error ? error.message : String(error));
}
// In this same process: a second one would cost the person another Node start.
if (ready) await import('../mistral-onboard.js');
