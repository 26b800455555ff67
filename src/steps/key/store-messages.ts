import { catalog } from '../../i18n/catalog.ts';

/** Texts for choosing a store, and for the vault's passphrase. */
export const storeMessages = catalog({
  en: {
    lead: 'Where should we keep your key?',
    looking: 'Looking where the key can lie',
    about: {
      keychain: 'Keychain: encrypted by your system, open while you are signed in.',
      vault: 'Vault: one file encrypted under a passphrase of yours (age format).',
      memory: 'This session: in memory alone; next time you paste it again.',
    },
    keychain: (place: string) => `Store it in ${place}`,
    vault: 'Store it in an encrypted vault file',
    memory: 'This session only: you’ll paste it again next time',
    lookAgain: 'Look for the keychain again',
    places: {
      'secret-service': 'the keychain of this desktop',
      'macos-keychain': 'the macOS Keychain',
      'windows-credentials': 'the Windows Credential Manager',
      memory: 'the keychain (in the demo: memory)',
      vault: 'the vault',
    },
    unlockLead: (path: string) => `The vault ${path} is locked.`,
    createLead: (path: string) => `We’ll create a vault: ${path}.`,
    createRule:
      'Choose a passphrase of at least 8 characters; a few words in a row are best. It is stored nowhere: without it the vault can’t be opened by anyone.',
    passphrase: 'Passphrase',
    again: 'Type the passphrase again',
    placeholder: 'it stays masked',
    differs: 'They don’t match. Try again.',
    next: 'go on',
    opening: 'Opening the vault',
    elapsed: (seconds: string) => `${seconds} s`,
  },
  fr: {
    lead: 'Où enregistrer votre clé ?',
    looking: 'Recherche d’un endroit pour la clé',
    about: {
      keychain: 'Trousseau : chiffré par votre système, ouvert tant que votre session l’est.',
      vault: 'Coffre : un fichier chiffré par une phrase secrète à vous (format age).',
      memory: 'Cette session : en mémoire seulement ; il faudra la recoller ensuite.',
    },
    keychain: (place: string) => `L’enregistrer dans ${place}`,
    vault: 'L’enregistrer dans un coffre, un fichier chiffré',
    memory: 'Cette session : à recoller la prochaine fois',
    lookAgain: 'Chercher de nouveau le trousseau',
    places: {
      'secret-service': 'le trousseau de ce bureau',
      'macos-keychain': 'le Trousseau de macOS',
      'windows-credentials': 'le Gestionnaire d’identification de Windows',
      memory: 'le trousseau (dans la démo : la mémoire)',
      vault: 'le coffre',
    },
    unlockLead: (path: string) => `Le coffre ${path} est verrouillé.`,
    createLead: (path: string) => `Un coffre sera créé : ${path}.`,
    createRule:
      'Choisissez une phrase secrète d’au moins 8 caractères ; quelques mots à la suite conviennent bien. Elle n’est enregistrée nulle part : sans elle, personne ne peut ouvrir le coffre.',
    passphrase: 'Phrase secrète',
    again: 'La même phrase, encore une fois',
    placeholder: 'elle reste masquée',
    differs: 'Les deux n’étaient pas identiques. Recommencez.',
    next: 'continuer',
    opening: 'Ouverture du coffre',
    elapsed: (seconds: string) => `${seconds} s`,
  },
});
