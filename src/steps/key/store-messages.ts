import { catalog } from '../../i18n/catalog.ts';

/** Words of the choice of a place, and of the vault's passphrase. */
export const storeMessages = catalog({
  en: {
    lead: 'Where shall the key lie?',
    looking: 'Looking where the key can lie',
    about: {
      keychain: 'Keychain: encrypted by your system, open while you are signed in.',
      vault: 'Vault: one file encrypted under a passphrase of yours (age format).',
      memory: 'This session: in memory alone; next time you paste it again.',
    },
    keychain: (place: string) => `Store it in ${place}`,
    vault: 'Store it in an encrypted vault file',
    memory: 'Keep it for this session only',
    lookAgain: 'Look for the keychain again',
    places: {
      'secret-service': 'the keychain of this desktop',
      'macos-keychain': 'the macOS Keychain',
      'windows-credentials': 'the Windows Credential Manager',
      memory: 'the keychain (in the demo: memory)',
      vault: 'the vault',
    },
    unlockLead: (path: string) => `The vault ${path} is locked.`,
    createLead: (path: string) => `A vault will be made: ${path}.`,
    createRule:
      'Choose a passphrase of at least 8 characters; a few words in a row are best. It is stored nowhere: without it the vault can’t be opened by anyone.',
    passphrase: 'Passphrase',
    again: 'The same passphrase again',
    placeholder: 'it stays masked',
    differs: 'The two were not the same. Give it once more.',
    next: 'go on',
    opening: 'Opening the vault',
    elapsed: (seconds: string) => `${seconds} s`,
  },
  fr: {
    lead: 'Où ranger la clé ?',
    looking: 'Recherche d’un endroit pour la clé',
    about: {
      keychain: 'Trousseau : chiffré par votre système, ouvert tant que votre session l’est.',
      vault: 'Coffre : un fichier chiffré par une phrase secrète à vous (format age).',
      memory: 'Cette session : en mémoire seulement ; il faudra la recoller ensuite.',
    },
    keychain: (place: string) => `La ranger dans ${place}`,
    vault: 'La ranger dans un coffre, un fichier chiffré',
    memory: 'La garder pour cette session seulement',
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
    again: 'La même, encore une fois',
    placeholder: 'elle reste masquée',
    differs: 'Les deux n’étaient pas identiques. Recommencez.',
    next: 'continuer',
    opening: 'Ouverture du coffre',
    elapsed: (seconds: string) => `${seconds} s`,
  },
});
