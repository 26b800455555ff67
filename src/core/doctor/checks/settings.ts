import { AppError, toErrorData } from '../../../errors/errors.ts';
import { keychainTraits } from '../../../errors/traits.ts';
import { errorMessage } from '../../../i18n/errors.ts';
import { plainLine } from '../../../i18n/plain-text.ts';
import type { ProjectScanPort } from '../../../services/ports/project-scan.ts';
import { knownRecords } from '../../keys/key-records.ts';
import { keychainFixMessages } from '../../keys/keychain-fix-messages.ts';
import { fixKeychain } from '../../keys/keychain-fixes.ts';
import {
  type Check,
  type CheckContext,
  finding,
  localized,
  noted,
  type Outcome,
  passed,
} from '../check.ts';
import { machineText } from '../outcome.ts';
import { commandWords } from '../shown-path.ts';

/** The checks of the settings of this machine, of Node and of the terminal. */
export const settingChecks: readonly Check[] = [
  { id: 'proxy', category: 'network', run: checkProxy },
  { id: 'certificates', category: 'network', run: checkCertificates },
  { id: 'keychain', category: 'machine', run: checkKeychain },
  { id: 'own-files', category: 'machine', run: checkAppFiles },
  { id: 'node', category: 'machine', run: checkNode },
  { id: 'terminal', category: 'machine', run: checkTerminal },
];

const proxyNames = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];

async function checkProxy({ services }: CheckContext): Promise<Outcome> {
  const { proxy, origin } = services.connection;
  const { variables } = services.environment;
  if (proxy === undefined) {
    const isSet = proxyNames.some((name) => variables[name]?.trim());
    const { host } = new URL(origin);
    return passed(machineText((text) => (isSet ? text.proxy.around(host) : text.proxy.none)));
  }
  const remedy = machineText((text) => text.proxy.remedy);
  if (proxy.host === 'invalid') {
    return finding(
      'medium',
      machineText((text) => text.proxy.invalid),
      remedy,
    );
  }
  if (proxy.isSupported) return passed(machineText((text) => text.proxy.through(proxy.host)));
  return finding(
    'medium',
    machineText((text) => text.proxy.unspoken(proxy.host)),
    remedy,
  );
}

/** Maximum size of a certificate file in bytes. The certificates of all public authorities take a third of it. */
const maxCertificateBytes = 1_048_576;

async function checkCertificates({ services }: CheckContext): Promise<Outcome> {
  const { variables } = services.environment;
  if (variables['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    return finding(
      'high',
      machineText((text) => text.certificates.unchecked),
      machineText((text) => text.certificates.check),
    );
  }
  const path = variables['NODE_EXTRA_CA_CERTS'];
  if (!path) return passed(machineText((text) => text.certificates.defaults));
  const bytes = await services.documents.read(path, maxCertificateBytes).catch(() => undefined);
  const shown = plainLine(path);
  const remedy = machineText((text) => text.certificates.remedy);
  if (bytes === undefined) {
    return finding(
      'medium',
      machineText((text) => text.certificates.missing(shown)),
      remedy,
    );
  }
  if (isPem(new TextDecoder().decode(bytes))) {
    return passed(machineText((text) => text.certificates.more(shown)));
  }
  return finding(
    'medium',
    machineText((text) => text.certificates.notPem(shown)),
    remedy,
  );
}

function isPem(text: string): boolean {
  return /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----\s[A-Za-z0-9+/=\s]+-----END /.test(text);
}

/** Reads the keychain without writing to it, because a check must not change anything. */
async function checkKeychain({ services }: CheckContext): Promise<Outcome> {
  const { keychain, system } = services;
  if (keychain.place === 'memory') return passed(machineText((text) => text.keychain.demo));
  const error = await keychain.read('default').then(
    () => undefined,
    (thrown: unknown) => (thrown instanceof AppError ? thrown.error : undefined),
  );
  if (error?.code !== 'keychain') return passed(machineText((text) => text.keychain.fine));
  const { advice, command } = fixKeychain(error.problem, await system());
  const message = localized((lang) => errorMessage(lang, error).message);
  const remedy = localized((lang) => keychainFixMessages[lang][advice]);
  const commands = command === undefined ? [] : [command];
  const records = [...(await knownRecords(services)).values()];
  const isNeeded = records.some(({ store }) => store === 'keychain');
  if (isNeeded || keychainTraits[error.problem].exists) {
    return finding(isNeeded ? 'high' : 'low', message, remedy, commands);
  }
  return noted(
    machineText((text, lang) => text.keychain.absent(message[lang])),
    remedy,
    commands,
  );
}

/** Checks the app folder: if it is not writable, the program can record neither progress nor the store of a key. */
async function checkAppFiles({ services }: CheckContext): Promise<Outcome> {
  if (services.keychain.place === 'memory')
    return passed(machineText(({ appFiles }) => appFiles.demo));
  const { appFolder } = services.environment;
  const error = await services.files.checkWritable(`${appFolder}/keys.json`).then(
    () => undefined,
    (thrown: unknown) => toErrorData(thrown),
  );
  if (error !== undefined) {
    return finding(
      'medium',
      localized((lang) => errorMessage(lang, error).message),
      localized((lang) => errorMessage(lang, error).hint),
    );
  }
  const shown = plainLine(appFolder);
  if (!isWritableByAll(await services.scan.stateOf(appFolder))) {
    return passed(machineText(({ appFiles }) => appFiles.fine(shown)));
  }
  return finding(
    'medium',
    machineText(({ appFiles }) => appFiles.open(shown)),
    machineText(({ appFiles }) => appFiles.close),
    [`chmod 700 ${commandWords([appFolder])}`],
  );
}

/**
 * Returns true if every user can write to the folder. A folder that only its group can write to is not reported,
 * because many systems give each user a group of their own.
 */
function isWritableByAll(state: Awaited<ReturnType<ProjectScanPort['stateOf']>>): boolean {
  return state?.kind === 'folder' && ((state.mode ?? 0) & 0o002) !== 0;
}

/** The oldest major version of Node that still gets security fixes. */
const oldestMaintained = 22;

async function checkNode({ services }: CheckContext): Promise<Outcome> {
  const version = services.scan.nodeVersion;
  if (Number.parseInt(version, 10) >= oldestMaintained) {
    return passed(machineText(({ node }) => node.fine(version)));
  }
  return noted(
    machineText(({ node }) => node.old(version)),
    machineText(({ node }) => node.newer),
  );
}

async function checkTerminal({ services, isOnTerminal }: CheckContext): Promise<Outcome> {
  const kind = plainLine(services.environment.variables['TERM'] ?? '', 40);
  if (!isOnTerminal) return passed(machineText(({ terminal }) => terminal.none));
  if (kind !== 'dumb') return passed(machineText(({ terminal }) => terminal.fine(kind || 'TERM')));
  return finding(
    'low',
    machineText(({ terminal }) => terminal.dumb),
    machineText(({ terminal }) => terminal.other),
  );
}
