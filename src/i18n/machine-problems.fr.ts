import type { KeychainProblem, NetworkProblem, VaultProblem } from '../errors/errors.ts';

/** Problems of the network: what happened, and what to try. */
export const network: Record<
  NetworkProblem,
  (host: string, proxy?: string) => [message: string, hint: string]
> = {
  offline: () => ['Cette machine n’a pas de réseau.', 'Connectez-la, puis réessayez.'],
  dns: (host) => [
    `Le nom ${host} est introuvable.`,
    'Vérifiez la connexion, ou le DNS de votre réseau.',
  ],
  refused: (host) => [
    `${host} refuse la connexion.`,
    'Vérifiez l’adresse ; un pare-feu bloque peut-être l’accès.',
  ],
  unreachable: (host) => [`${host} est injoignable d’ici.`, 'Vérifiez la connexion ou le VPN.'],
  reset: (host) => [
    `La connexion à ${host} a été coupée.`,
    'Réessayez ; un proxy ou un VPN la coupe peut-être.',
  ],
  timeout: (host) => [`${host} n’a pas répondu à temps.`, 'Réessayez dans un instant.'],
  'tls-unknown-ca': (host) => [
    `Cette machine ne connaît pas l’autorité qui certifie ${host}.`,
    'Derrière un proxy d’entreprise, donnez son certificat à NODE_EXTRA_CA_CERTS et relancez.',
  ],
  'tls-expired': (host) => [
    `Le certificat de ${host} est périmé, ou l’horloge de cette machine est fausse.`,
    'Vérifiez d’abord la date de la machine.',
  ],
  tls: (host) => [
    `Impossible d’établir une connexion sécurisée à ${host}.`,
    'Essayez un autre réseau : un proxy de celui-ci la bloque peut-être.',
  ],
  redirect: (host) => [
    `${host} voulait nous envoyer à une autre adresse. La clé n’y a pas été envoyée.`,
    'Vérifiez l’adresse de base, ou connectez-vous à votre réseau.',
  ],
  'proxy-address': () => [
    'L’adresse du proxy ne peut pas être lue.',
    'Dans HTTPS_PROXY, encodez les caractères spéciaux du nom et du mot de passe : %25 pour %, %23 pour #, %5C pour \\.',
  ],
  'proxy-kind': (_, proxy) => [
    `Le proxy${proxy === undefined ? '' : ` ${proxy}`} n’est pas de type http, le seul pris en charge.`,
    'Donnez un proxy http à HTTPS_PROXY, ou nommez l’hôte dans NO_PROXY.',
  ],
  proxy: (host, proxy) => [
    proxy === undefined
      ? `Le proxy entre ici et ${host} a refusé la connexion.`
      : `Le proxy ${proxy} refuse de nous connecter à ${host}, ou est injoignable.`,
    'Vérifiez HTTPS_PROXY et NO_PROXY.',
  ],
  other: (host) => [`${host} n’a pas pu être joint.`, 'Vérifiez la connexion, puis réessayez.'],
};

/** Problems of the keychain, and what to do. */
export const keychain: Record<KeychainProblem, [message: string, hint: string]> = {
  'library-missing': [
    'La bibliothèque qui parle au trousseau (libsecret) n’est pas installée.',
    'Installez-la (Debian, Ubuntu : apt install libsecret-1-0 ; Alpine : apk add libsecret), puis réessayez.',
  ],
  'no-bus': [
    'Aucun service de trousseau ne tourne dans cette session.',
    'Lancez le programme dans une session de bureau.',
  ],
  'no-collection': [
    'Le service de trousseau tourne, mais aucun trousseau n’existe encore.',
    'Ouvrez une fois votre gestionnaire de mots de passe pour créer le trousseau par défaut, puis réessayez.',
  ],
  locked: ['Le trousseau est verrouillé.', 'Déverrouillez-le, puis réessayez.'],
  hanging: [
    'Le trousseau n’a pas répondu en 3 secondes.',
    'Une fenêtre attend peut-être votre réponse. Vérifiez, puis réessayez.',
  ],
  denied: [
    'Le trousseau a refusé ce programme.',
    'Autorisez-le dans la fenêtre affichée, puis réessayez.',
  ],
  'false-success': [
    'Le trousseau a dit « enregistré », mais la clé n’y était pas à la relecture.',
    'Elle n’est pas enregistrée. Déverrouillez ou relancez le trousseau, puis réessayez.',
  ],
  'load-failure': [
    'Le composant qui parle au trousseau n’a pas pu être chargé.',
    'Son paquet facultatif keytar manque ou ne convient pas à ce système : réinstallez ce programme.',
  ],
  other: ['Le trousseau n’a pas pu être utilisé.', 'Réessayez.'],
};

/** Names another store, for commands that can use one. */
export const keychainOr: Record<'vault', string> = {
  vault: 'Ou utilisez --store vault, un fichier chiffré.',
};

/** Problems of the vault file, and what to do. */
export const vault: Record<VaultProblem, (path: string) => [message: string, hint: string]> = {
  damaged: (path) => [
    `Le coffre ${path} est endommagé et ne peut pas être ouvert. Il n’a pas été modifié.`,
    'Déplacez-le, ou restaurez une copie, puis réessayez.',
  ],
  'not-ours': (path) => [
    `${path} est un lien, un dossier, ou appartient à quelqu’un d’autre. Rien n’y a été touché.`,
    'Déplacez-le, ou donnez un autre dossier à MISTRAL_ONBOARD_HOME.',
  ],
  busy: () => [
    'Un autre programme écrit dans le coffre, ou a été arrêté en cours d’écriture.',
    'Réessayez dans 30 secondes : le verrou aura expiré.',
  ],
};

/** Problems of the vault's passphrase, and what to do. */
export const passphrase: Record<'missing' | 'wrong' | 'short', [message: string, hint: string]> = {
  missing: [
    'Le coffre est verrouillé.',
    'Saisissez sa phrase secrète quand elle est demandée, ou définissez MISTRAL_ONBOARD_PASSPHRASE.',
  ],
  wrong: [
    'Phrase secrète incorrecte. Rien n’a été modifié.',
    'Réessayez ; sans elle, personne ne peut ouvrir le coffre.',
  ],
  short: [
    'Une phrase secrète doit avoir au moins 8 caractères.',
    'Choisissez quelques mots : ils sont faciles à retenir.',
  ],
};

/** Problems of a file. Each text follows its path. */
export const files = {
  denied: 'ne peut pas être utilisé : accès refusé',
  'read-only': 'est sur un disque en lecture seule',
  full: 'est sur un disque plein',
  'not-a-folder': 'a un fichier là où il faut un dossier',
  'is-a-folder': 'est un dossier là où il faut un fichier',
  missing: 'n’existe pas',
  'not-a-file': 'n’est pas un fichier',
  unreadable: 'ne peut pas être lu : accès refusé',
  'too-large': 'est trop gros pour être envoyé',
  'not-text': 'n’est pas du texte en UTF-8',
  'not-a-picture': 'n’est pas une image PNG, JPEG, WebP ou GIF',
  'not-a-document': 'n’est ni un PDF ni une image',
  'not-a-recording': 'n’est pas un enregistrement WAV, MP3, FLAC, OGG ou M4A',
  'git-broken': 'est dans un dépôt que git ne peut pas lire',
  'git-missing': 'est dans un dépôt, et git n’est pas installé pour dire ce qu’il ignore',
  'not-yours': 'appartient à un autre utilisateur',
  other: 'n’a pas pu être utilisé',
} as const;

/** Remedies for problems with files of this program. Each text begins a sentence. */
export const fileFixes: Partial<Record<keyof typeof files, string>> & { readonly other: string } = {
  denied: 'Vérifiez ses droits',
  'read-only': 'Rendez-le modifiable',
  full: 'Libérez de la place',
  'not-a-folder': 'Déplacez ce fichier',
  'is-a-folder': 'Déplacez ce dossier',
  other: 'Réessayez',
};
