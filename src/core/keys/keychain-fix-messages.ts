import { catalog } from '../../i18n/catalog.ts';

/** Fixes of an unusable keychain, one sentence each, at most two lines of 80 columns. */
export const keychainFixMessages = catalog({
  en: {
    'install-library': 'Install libsecret, the library that talks to the keychain, then try again.',
    'install-library-alpine':
      'Install libsecret, then try again; if it still does not load on Alpine, choose the vault.',
    'install-service':
      'No keychain answers in this session: install one, sign out and in again, then try again.',
    container:
      'Containers have no keychain: use the vault, or pass MISTRAL_API_KEY to the container.',
    wsl: 'WSL has no keychain by default: choose the vault.',
    ssh: 'No keychain runs over ssh: choose the vault, or start again on the machine’s own desktop.',
    console: 'A keychain needs a desktop session, and none runs here: choose the vault.',
    'create-collection':
      'Create a keyring named “login” in Passwords and Keys, make it the default, then try again.',
    'no-collection-far':
      'There is no default keyring, and the window that creates one can’t open here: choose the vault.',
    unlock: 'Unlock the keyring “login” in Passwords and Keys, then try again.',
    'locked-far': 'It can only be unlocked in a window, and none can open here: choose the vault.',
    window: 'A window of the keychain may be waiting behind this one: answer it, then try again.',
    'window-far': 'It asks in a window, and none can open here: choose the vault.',
    denied: 'Allow it in the window that the keychain shows, then try again.',
    'restart-service': 'Restart the keychain, then try again.',
    'mac-locked': 'Unlock the keychain with the password of this Mac, then try again.',
    'mac-locked-ssh': 'Over ssh the keychain stays locked: unlock it here, then try again.',
    'mac-window': 'A window of macOS may be waiting for your password: answer it, then try again.',
    'mac-window-far':
      'macOS asks on the Mac’s own screen: allow it there, or unlock the keychain here.',
    'mac-denied':
      'Choose “Always Allow” in the window of macOS, which asks again after Homebrew upgrades Node.',
    'mac-other':
      'Unlock the login keychain; if macOS asks about Node, choose “Always Allow”, then try again.',
    'mac-false-success': 'The keychain is locked without saying so: unlock it, then try again.',
    'mac-no-keychain':
      'There is no default keychain: choose one in Keychain Access, then try again.',
    'windows-ssh': 'Windows keeps no credentials over ssh: choose the vault.',
    'windows-service': 'As an administrator, start the Credential Manager service, then try again.',
    'windows-policy':
      'A policy of this machine may forbid storing credentials: ask your administrator, or choose the vault.',
    reinstall: 'Install mistral-onboard again, optional packages included, or choose the vault.',
    unknown: 'Try again; if that doesn’t help, choose the vault.',
  },
  fr: {
    'install-library':
      'Installez libsecret, la bibliothèque qui parle au trousseau, puis réessayez.',
    'install-library-alpine':
      'Installez libsecret, puis réessayez ; si Alpine ne la charge toujours pas, choisissez le coffre.',
    'install-service':
      'Aucun trousseau ne répond ici : installez-en un, rouvrez votre session, puis réessayez.',
    container:
      'Un conteneur n’a pas de trousseau : choisissez le coffre, ou passez MISTRAL_API_KEY au conteneur.',
    wsl: 'WSL n’a pas de trousseau par défaut : choisissez le coffre.',
    ssh: 'Aucun trousseau n’est accessible par ssh : choisissez le coffre, ou relancez depuis le bureau de la machine.',
    console: 'Un trousseau demande une session graphique, absente ici : choisissez le coffre.',
    'create-collection':
      'Créez un trousseau nommé « login » dans Mots de passe et clés, par défaut, puis réessayez.',
    'no-collection-far':
      'Il n’y a pas de trousseau par défaut, et la fenêtre qui en crée un ne peut pas s’ouvrir ici : choisissez le coffre.',
    unlock: 'Déverrouillez le trousseau « login » dans Mots de passe et clés, puis réessayez.',
    'locked-far':
      'Il ne se déverrouille que dans une fenêtre, et aucune ne peut s’ouvrir ici : choisissez le coffre.',
    window:
      'Une fenêtre du trousseau attend peut-être derrière celle-ci : répondez-y, puis réessayez.',
    'window-far':
      'Il demande dans une fenêtre, et aucune ne peut s’ouvrir ici : choisissez le coffre.',
    denied: 'Autorisez-le dans la fenêtre que montre le trousseau, puis réessayez.',
    'restart-service': 'Relancez le trousseau, puis réessayez.',
    'mac-locked': 'Déverrouillez le trousseau avec le mot de passe de ce Mac, puis réessayez.',
    'mac-locked-ssh':
      'Par ssh, le trousseau reste verrouillé : déverrouillez-le ici, puis réessayez.',
    'mac-window':
      'Une fenêtre de macOS attend peut-être votre mot de passe : répondez-y, puis réessayez.',
    'mac-window-far':
      'macOS demande sur l’écran du Mac : acceptez là-bas, ou déverrouillez le trousseau ici.',
    'mac-denied':
      'Choisissez « Toujours autoriser » dans la fenêtre de macOS, qui redemande quand Homebrew met Node à jour.',
    'mac-other':
      'Déverrouillez le trousseau de session ; si macOS demande pour Node, choisissez « Toujours autoriser ».',
    'mac-false-success':
      'Le trousseau est verrouillé sans le dire : déverrouillez-le, puis réessayez.',
    'mac-no-keychain':
      'Aucun trousseau par défaut : choisissez-en un dans Trousseaux d’accès, puis réessayez.',
    'windows-ssh': 'Windows ne garde aucun identifiant par ssh : choisissez le coffre.',
    'windows-service':
      'En administrateur, démarrez le service Gestionnaire d’identification, puis réessayez.',
    'windows-policy':
      'Une règle de cette machine l’interdit peut-être : voyez avec votre administrateur, ou choisissez le coffre.',
    reinstall: 'Réinstallez mistral-onboard, paquets optionnels compris, ou choisissez le coffre.',
    unknown: 'Réessayez ; si rien ne change, choisissez le coffre.',
  },
});

/** The name of one of those sentences. */
export type KeychainAdvice = keyof (typeof keychainFixMessages)['en'];
