import { catalog } from '../../i18n/catalog.ts';

/** Texts about the network and the machine. */
export const machineMessages = catalog({
  en: {
    proxy: {
      none: 'No proxy is set.',
      around: (host: string) => `A proxy is set, and ${host} is reached without it.`,
      through: (proxy: string) => `Calls go through ${proxy}.`,
      invalid: 'HTTPS_PROXY or HTTP_PROXY is not a valid address.',
      unspoken: (proxy: string) => `The proxy ${proxy} is of a kind that is not supported.`,
      remedy: 'Set HTTPS_PROXY to an http:// or https:// address, or unset it.',
    },
    certificates: {
      defaults: 'Node’s own certificates are used.',
      more: (path: string) => `${path} is used in addition.`,
      missing: (path: string) => `NODE_EXTRA_CA_CERTS names ${path}, which can’t be read.`,
      notPem: (path: string) =>
        `NODE_EXTRA_CA_CERTS names ${path}, which is not a PEM certificate.`,
      remedy: 'Set it to the certificate file of your network in PEM form, or unset it.',
      unchecked:
        'NODE_TLS_REJECT_UNAUTHORIZED=0 turns certificate checks off: anyone in between can read the key.',
      check: 'Unset NODE_TLS_REJECT_UNAUTHORIZED; for a company proxy, set NODE_EXTRA_CA_CERTS.',
    },
    dns: {
      none: (host: string) => `${host} needs no lookup.`,
      found: (host: string) => `${host} was found.`,
      proxy: (proxy: string) => `The proxy ${proxy} was found; it looks up everything else.`,
    },
    tls: {
      none: 'The service runs on this machine: nothing to encrypt.',
      fine: (host: string) => `The certificate of ${host} is accepted.`,
      unreached: (host: string) => `Not checked: ${host} could not be reached.`,
    },
    clock: {
      fine: 'It agrees with the service’s clock within two minutes.',
      ahead: (minutes: string) => `It is ahead of the service’s clock by ${minutes} min.`,
      behind: (minutes: string) => `It is behind the service’s clock by ${minutes} min.`,
      unreached: 'Not checked: the service sent no time to compare it with.',
      linux: 'Have it set from the network:',
      darwin: 'Turn on: System Settings, General, Date & Time, Set time automatically.',
      win32: 'Have it set from the network, as an administrator:',
    },
    access: {
      works: (host: string, last: string, models: string) =>
        `${host} accepts the key${last === '' ? '' : ` (…${last})`}. Models listed: ${models}.`,
      noKey: 'Not checked: there is no key to try.',
      store: 'Store one:',
      locked: 'Not checked: the key is in the vault, and no passphrase was given to open it.',
      unlock: 'Set MISTRAL_ONBOARD_PASSPHRASE, or type the passphrase here:',
      unreached: (host: string, title: string) =>
        `Not checked: ${host} could not be reached. See “${title}”.`,
      status: (page: string) => `Status of the service: ${page}`,
    },
    keychain: {
      fine: 'It answers. Nothing was written to try it.',
      absent: (problem: string) => `Not available: ${problem}`,
      demo: 'The demo keeps the key in memory.',
    },
    appFiles: {
      fine: (folder: string) => `They can be written in ${folder}.`,
      demo: 'The demo writes none.',
      open: (folder: string) => `Every user of this machine can replace the files in ${folder}.`,
      close: 'Keep the folder to yourself:',
    },
    node: {
      fine: (version: string) => `Node ${version} is fine.`,
      old: (version: string) =>
        `Node ${version} works, but has had no security fixes since April 2026.`,
      newer: 'Node 22 or newer still gets security fixes: https://nodejs.org',
    },
    terminal: {
      none: 'No terminal here: the commands work, the guided setup needs one.',
      fine: (kind: string) => `${kind}: the guided setup works here.`,
      dumb: 'TERM=dumb says that this terminal cannot move its cursor, which the guided setup needs.',
      other: 'Start the setup with --screen-reader, or set TERM to what your terminal is.',
    },
  },
  fr: {
    proxy: {
      none: 'Aucun proxy n’est réglé.',
      around: (host) => `Un proxy est réglé, et ${host} est joint sans lui.`,
      through: (proxy) => `Les appels passent par ${proxy}.`,
      invalid: 'HTTPS_PROXY ou HTTP_PROXY n’est pas une adresse valable.',
      unspoken: (proxy) => `Le proxy ${proxy} est d’un type non pris en charge.`,
      remedy: 'Donnez à HTTPS_PROXY une adresse en http:// ou https://, ou supprimez-le.',
    },
    certificates: {
      defaults: 'Les certificats de Node sont utilisés.',
      more: (path) => `${path} est utilisé en plus.`,
      missing: (path) => `NODE_EXTRA_CA_CERTS indique ${path}, qui est illisible.`,
      notPem: (path) => `NODE_EXTRA_CA_CERTS indique ${path}, qui n’est pas un certificat PEM.`,
      remedy: 'Mettez-y le fichier de certificat de votre réseau, au format PEM, ou effacez-le.',
      unchecked:
        'NODE_TLS_REJECT_UNAUTHORIZED=0 désactive la vérification des certificats : un intermédiaire peut lire la clé.',
      check:
        'Effacez NODE_TLS_REJECT_UNAUTHORIZED ; pour un proxy d’entreprise, réglez NODE_EXTRA_CA_CERTS.',
    },
    dns: {
      none: (host) => `${host} ne demande aucune résolution.`,
      found: (host) => `${host} a été trouvé.`,
      proxy: (proxy) => `Le proxy ${proxy} a été trouvé ; il se charge du reste.`,
    },
    tls: {
      none: 'Le service tourne sur cette machine : rien à chiffrer.',
      fine: (host) => `Le certificat de ${host} est accepté.`,
      unreached: (host) => `Non vérifié : ${host} est injoignable.`,
    },
    clock: {
      fine: 'Elle concorde avec celle du service, à deux minutes près.',
      ahead: (minutes) => `Elle avance de ${minutes} min sur celle du service.`,
      behind: (minutes) => `Elle retarde de ${minutes} min sur celle du service.`,
      unreached: 'Non vérifié : le service n’a pas donné d’heure pour comparer.',
      linux: 'Faites-la régler par le réseau :',
      darwin: 'Activez : Réglages Système, Général, Date et heure, Régler automatiquement.',
      win32: 'Faites-la régler par le réseau, en administrateur :',
    },
    access: {
      works: (host, last, models) =>
        `${host} accepte la clé${last === '' ? '' : ` (…${last})`}. Modèles listés : ${models}.`,
      noKey: 'Non vérifié : il n’y a pas de clé à essayer.',
      store: 'Enregistrez-en une :',
      locked:
        'Non vérifié : la clé est dans le coffre, et aucune phrase secrète n’a été donnée pour l’ouvrir.',
      unlock: 'Définissez MISTRAL_ONBOARD_PASSPHRASE, ou tapez la phrase secrète ici :',
      unreached: (host, title) => `Non vérifié : ${host} est injoignable. Voir « ${title} ».`,
      status: (page) => `État du service : ${page}`,
    },
    keychain: {
      fine: 'Il répond. Rien n’y a été écrit pour l’essayer.',
      absent: (problem) => `Indisponible : ${problem}`,
      demo: 'La démo garde la clé en mémoire.',
    },
    appFiles: {
      fine: (folder) => `Ils peuvent être écrits dans ${folder}.`,
      demo: 'La démo n’en écrit aucun.',
      open: (folder) =>
        `Tout compte de cette machine peut remplacer les fichiers du dossier ${folder}.`,
      close: 'Réservez le dossier à votre compte :',
    },
    node: {
      fine: (version) => `Node ${version} convient.`,
      old: (version) =>
        `Node ${version} fonctionne, mais ne reçoit plus de correctifs de sécurité depuis avril 2026.`,
      newer: 'Node 22 ou plus récent reçoit encore des correctifs : https://nodejs.org',
    },
    terminal: {
      none: 'Pas de terminal ici : les commandes fonctionnent, l’assistant guidé en demande un.',
      fine: (kind) => `${kind} : l’assistant guidé fonctionne ici.`,
      dumb: 'D’après TERM=dumb, ce terminal ne déplace pas son curseur, et l’assistant guidé en a besoin.',
      other: 'Lancez l’assistant avec --screen-reader, ou donnez à TERM le nom de votre terminal.',
    },
  },
});
