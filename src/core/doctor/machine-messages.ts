import { catalog } from '../../i18n/catalog.ts';
import { commandLine } from '../../i18n/command-line.ts';

/** What is said of the way to the service, and of the machine. */
export const machineMessages = catalog({
  en: {
    proxy: {
      none: 'No proxy is set.',
      around: (host: string) => `A proxy is set, and ${host} is reached without it.`,
      through: (proxy: string) => `Calls go through ${proxy}.`,
      invalid: 'HTTPS_PROXY or HTTP_PROXY holds something that is no address.',
      unspoken: (proxy: string) => `The proxy ${proxy} is of a kind that can’t be gone through.`,
      remedy: 'Set HTTPS_PROXY to an http:// or https:// address, or unset it.',
    },
    certificates: {
      defaults: 'Node’s own list is used.',
      more: (path: string) => `${path} is used as well.`,
      missing: (path: string) => `NODE_EXTRA_CA_CERTS names ${path}, which can’t be read.`,
      notPem: (path: string) => `NODE_EXTRA_CA_CERTS names ${path}, which is no PEM certificate.`,
      remedy: 'Set it to the certificate file of your network in PEM form, or unset it.',
      unchecked:
        'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the check of certificates off: whoever stands in between can read the key.',
      check: 'Unset NODE_TLS_REJECT_UNAUTHORIZED; for a company proxy, set NODE_EXTRA_CA_CERTS.',
    },
    dns: {
      none: (host: string) => `${host} needs no looking up.`,
      found: (host: string) => `${host} was found.`,
      proxy: (proxy: string) => `The proxy ${proxy} was found; it looks up the rest.`,
    },
    tls: {
      none: 'The address is on this machine: nothing to encrypt.',
      fine: (host: string) => `The certificate of ${host} is accepted.`,
      unreached: (host: string) => `${host} was not reached, so that it could not be looked at.`,
    },
    clock: {
      fine: 'It agrees with the service’s to the minute or two.',
      ahead: (minutes: string) => `It is ahead of the service’s by ${minutes} min.`,
      behind: (minutes: string) => `It is behind the service’s by ${minutes} min.`,
      unreached: 'The service told no time to compare it with.',
      linux: 'Have it set from the network: sudo timedatectl set-ntp true',
      darwin: 'Switch on: System Settings, General, Date & Time, Set time automatically.',
      win32: 'Have it set from the network, as an administrator: w32tm /resync',
    },
    access: {
      works: (host: string, last: string, models: string) =>
        `${host} accepts the key${last === '' ? '' : ` (…${last})`}. Models listed: ${models}.`,
      noKey: 'There is no key to try.',
      get store() {
        return `Store one: ${commandLine('key', 'set')}`;
      },
      locked: 'The key is in the vault, and no passphrase was given to open it.',
      get unlock() {
        return `Set MISTRAL_ONBOARD_PASSPHRASE, or run ${commandLine('key', 'test')}.`;
      },
      status: (page: string) => `How the service is doing: ${page}`,
    },
    keychain: {
      fine: 'It answers. Nothing was written to try it.',
      absent: (problem: string) => `None to be used: ${problem}`,
      demo: 'The demo keeps the key in memory.',
    },
    appFiles: {
      fine: (folder: string) => `They can be written in ${folder}.`,
      demo: 'The demo writes none.',
      remedy: 'Put that right, or set MISTRAL_ONBOARD_HOME to another folder.',
    },
    node: {
      fine: (version: string) => `Node ${version} is fine.`,
      old: (version: string) =>
        `Node ${version} runs this; its security fixes ended in April 2026.`,
      newer: 'Node 22 or newer is still mended: https://nodejs.org',
    },
    terminal: {
      none: 'No terminal here: the commands work, the guided walk needs one.',
      fine: (kind: string) => `${kind}: the guided walk works here.`,
      dumb: 'TERM says that this terminal can’t move its cursor: the guided walk does not start.',
      other: 'Start the walk in another terminal, or set TERM to what yours is.',
    },
  },
  fr: {
    proxy: {
      none: 'Aucun proxy n’est réglé.',
      around: (host) => `Un proxy est réglé, et ${host} est joint sans lui.`,
      through: (proxy) => `Les appels passent par ${proxy}.`,
      invalid: 'HTTPS_PROXY ou HTTP_PROXY contient autre chose qu’une adresse.',
      unspoken: (proxy) => `Le proxy ${proxy} est d’un genre que l’on ne sait pas traverser.`,
      remedy: 'Mettez dans HTTPS_PROXY une adresse en http:// ou https://, ou effacez-le.',
    },
    certificates: {
      defaults: 'La liste de Node est utilisée.',
      more: (path) => `${path} est utilisé aussi.`,
      missing: (path) => `NODE_EXTRA_CA_CERTS nomme ${path}, qui ne peut pas être lu.`,
      notPem: (path) => `NODE_EXTRA_CA_CERTS nomme ${path}, qui n’est pas un certificat PEM.`,
      remedy: 'Mettez-y le fichier de certificat de votre réseau, au format PEM, ou effacez-le.',
      unchecked:
        'NODE_TLS_REJECT_UNAUTHORIZED=0 désactive la vérification des certificats : un intermédiaire peut lire la clé.',
      check:
        'Effacez NODE_TLS_REJECT_UNAUTHORIZED ; pour un proxy d’entreprise, réglez NODE_EXTRA_CA_CERTS.',
    },
    dns: {
      none: (host) => `${host} n’a pas à être cherché.`,
      found: (host) => `${host} a été trouvé.`,
      proxy: (proxy) => `Le proxy ${proxy} a été trouvé ; il cherche le reste.`,
    },
    tls: {
      none: 'L’adresse est sur cette machine : rien à chiffrer.',
      fine: (host) => `Le certificat de ${host} est accepté.`,
      unreached: (host) => `${host} n’a pas été joint : impossible de le voir.`,
    },
    clock: {
      fine: 'Elle s’accorde avec celle du service, à une ou deux minutes près.',
      ahead: (minutes) => `Elle avance de ${minutes} min sur celle du service.`,
      behind: (minutes) => `Elle retarde de ${minutes} min sur celle du service.`,
      unreached: 'Le service n’a pas donné d’heure à laquelle la comparer.',
      linux: 'Faites-la régler par le réseau : sudo timedatectl set-ntp true',
      darwin: 'Activez : Réglages Système, Général, Date et heure, Régler automatiquement.',
      win32: 'Faites-la régler par le réseau, en administrateur : w32tm /resync',
    },
    access: {
      works: (host, last, models) =>
        `${host} accepte la clé${last === '' ? '' : ` (…${last})`}. Modèles listés : ${models}.`,
      noKey: 'Il n’y a pas de clé à essayer.',
      get store() {
        return `Rangez-en une : ${commandLine('key', 'set')}`;
      },
      locked: 'La clé est dans le coffre, et aucune phrase secrète n’a été donnée pour l’ouvrir.',
      get unlock() {
        return `Réglez MISTRAL_ONBOARD_PASSPHRASE, ou lancez ${commandLine('key', 'test')}.`;
      },
      status: (page) => `L’état du service : ${page}`,
    },
    keychain: {
      fine: 'Il répond. Rien n’y a été écrit pour l’essayer.',
      absent: (problem) => `Aucun d’utilisable : ${problem}`,
      demo: 'La démo garde la clé en mémoire.',
    },
    appFiles: {
      fine: (folder) => `Ils peuvent être écrits dans ${folder}.`,
      demo: 'La démo n’en écrit aucun.',
      remedy: 'Corrigez cela, ou mettez dans MISTRAL_ONBOARD_HOME un autre dossier.',
    },
    node: {
      fine: (version) => `Node ${version} convient.`,
      old: (version) =>
        `Node ${version} fait tourner ceci ; ses correctifs de sécurité ont pris fin en avril 2026.`,
      newer: 'Node 22 ou plus récent est encore corrigé : https://nodejs.org',
    },
    terminal: {
      none: 'Pas de terminal ici : les commandes marchent, le parcours guidé en demande un.',
      fine: (kind) => `${kind} : le parcours guidé marche ici.`,
      dumb: 'Selon TERM, ce terminal ne déplace pas son curseur : le parcours guidé ne démarre pas.',
      other: 'Lancez le parcours dans un autre terminal, ou mettez dans TERM ce qu’est le vôtre.',
    },
  },
});
