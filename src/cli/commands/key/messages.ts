import { removedNames } from '../../../core/keys/removed-messages.ts';
import { catalog } from '../../../i18n/catalog.ts';
import { commandLine } from '../../../i18n/command-line.ts';

/** Texts of the commands about the key. */
export const messages = catalog({
  en: {
    ask: 'Paste the key, then press Enter:',
    askNew: 'Paste the new key, then press Enter:',
    got: (length: string, last: string) =>
      last === '' ? `${length} characters.` : `${length} characters, ending in …${last}.`,
    removed: (what: string) => `Removed around the key: ${what}.`,
    removedNames: removedNames.en,
    unusual: 'It does not have the usual 32 letters and digits.',
    listing: 'Getting the models for this key …',
    trying: (model: string, index: string, of: string) =>
      `Testing a one-token call: ${model} (${index} of ${of}) …`,
    waiting: (seconds: string) => `Waiting ${seconds} s, then trying again …`,
    storing: 'Storing the key, then reading it back …',
    unchecked: 'Not checked: Mistral was not asked whether it works.',
    places: {
      keychain: 'the keychain',
      vault: 'the vault',
      memory: 'memory',
      environment: 'the variable MISTRAL_API_KEY',
    },
    stored: (place: string, profile: string, last: string) =>
      `Stored in ${place}, profile ${profile}${last === '' ? '' : `; it ends in …${last}`}.`,
    ready: (model: string) => `Checked: this account can call ${model}.`,
    otherInVariable: (last: string) =>
      `MISTRAL_API_KEY is set to another key${last === '' ? '' : ` (…${last})`}, which commands use unless you name a profile. Unset it to use the stored key.`,
    leftBehind: (place: string, store: string) =>
      `An older key of this profile is still in ${place}: ${commandLine('key', 'remove', '--store', store)}`,
    deleteOld: (last: string, page: string) =>
      `Now delete the old key${last === '' ? '' : ` (…${last})`} in the console: ${page}`,
    used: (place: string, last: string) =>
      `The key in ${place}${last === '' ? '' : ` (…${last})`} works.`,
    tested: (place: string, last: string) =>
      `Checked the key in ${place}${last === '' ? '' : ` (…${last})`}.`,
    deleted: (place: string, last: string) =>
      `Deleted from ${place}${last === '' ? '' : `: the key that ends in …${last}`}.`,
    stillValid: (page: string) => `Mistral still accepts it until you delete it there: ${page}`,
    none: (options: readonly string[]) =>
      `No key is stored here. Store one with: ${commandLine('key', 'set', ...options)}`,
    inVariable: (last: string) =>
      `MISTRAL_API_KEY is set${last === '' ? '' : ` (…${last})`}: commands use it unless you name a profile.`,
    row: (profile: string, place: string, last: string, age: string) =>
      `${profile}: in ${place}${last === '' ? '' : `, ending in …${last}`}${age === '' ? '' : `, ${age}`}`,
    days: (count: string) => `${count} days old`,
    day: '1 day old',
    today: 'stored today',
    expires: (day: string) => `expires on ${day}`,
    reminders: {
      get old() {
        return `It is over 90 days old. Rotate it with ${commandLine('key', 'rotate')}.`;
      },
      get expiring() {
        return `It expires within 14 days. Rotate it with ${commandLine('key', 'rotate')}.`;
      },
      get expired() {
        return `It has expired, by the date you gave. Rotate it with ${commandLine('key', 'rotate')}.`;
      },
    },
  },
  fr: {
    ask: 'Collez la clé, puis Entrée :',
    askNew: 'Collez la nouvelle clé, puis Entrée :',
    got: (length: string, last: string) =>
      last === '' ? `${length} caractères.` : `${length} caractères, se terminant par …${last}.`,
    removed: (what: string) => `Retiré autour de la clé : ${what}.`,
    removedNames: removedNames.fr,
    unusual: 'Elle n’a pas les 32 lettres et chiffres habituels.',
    listing: 'Récupération des modèles accessibles avec cette clé …',
    trying: (model: string, index: string, of: string) =>
      `Test avec un appel d’un jeton : ${model} (${index} sur ${of}) …`,
    waiting: (seconds: string) => `Attente de ${seconds} s, puis nouvel essai …`,
    storing: 'Enregistrement de la clé, puis relecture …',
    unchecked: 'Non vérifiée : Mistral n’a pas été interrogé.',
    places: {
      keychain: 'le trousseau',
      vault: 'le coffre',
      memory: 'la mémoire',
      environment: 'la variable MISTRAL_API_KEY',
    },
    stored: (place: string, profile: string, last: string) =>
      `Enregistrée dans ${place}, profil ${profile}${last === '' ? '' : ` ; elle se termine par …${last}`}.`,
    ready: (model: string) => `Vérifié : ce compte peut appeler ${model}.`,
    otherInVariable: (last: string) =>
      `MISTRAL_API_KEY contient une autre clé${last === '' ? '' : ` (…${last})`}, que les commandes utilisent sauf si vous nommez un profil. Supprimez cette variable pour utiliser la clé enregistrée.`,
    leftBehind: (place: string, store: string) =>
      `Une ancienne clé de ce profil est encore dans ${place} : ${commandLine('key', 'remove', '--store', store)}`,
    deleteOld: (last: string, page: string) =>
      `Supprimez maintenant l’ancienne clé${last === '' ? '' : ` (…${last})`} dans la console : ${page}`,
    used: (place: string, last: string) =>
      `La clé dans ${place}${last === '' ? '' : ` (…${last})`} fonctionne.`,
    tested: (place: string, last: string) =>
      `La clé dans ${place}${last === '' ? '' : ` (…${last})`} a été vérifiée.`,
    deleted: (place: string, last: string) =>
      `Clé supprimée ; elle était dans ${place}${last === '' ? '' : ` et se terminait par …${last}`}.`,
    stillValid: (page: string) =>
      `Mistral l’accepte encore, jusqu’à ce que vous l’y supprimiez : ${page}`,
    none: (options: readonly string[]) =>
      `Aucune clé enregistrée. Pour en enregistrer une : ${commandLine('key', 'set', ...options)}`,
    inVariable: (last: string) =>
      `MISTRAL_API_KEY est définie${last === '' ? '' : ` (…${last})`} : les commandes l’utilisent sauf si vous nommez un profil.`,
    row: (profile: string, place: string, last: string, age: string) =>
      `${profile} : dans ${place}${last === '' ? '' : `, se terminant par …${last}`}${age === '' ? '' : `, ${age}`}`,
    days: (count: string) => `enregistrée il y a ${count} jours`,
    day: 'enregistrée hier',
    today: 'enregistrée aujourd’hui',
    expires: (day: string) => `expire le ${day}`,
    reminders: {
      get old() {
        return `Elle a plus de 90 jours. Remplacez-la avec ${commandLine('key', 'rotate')}.`;
      },
      get expiring() {
        return `Elle expire d’ici 14 jours. Remplacez-la avec ${commandLine('key', 'rotate')}.`;
      },
      get expired() {
        return `Elle a expiré, à la date que vous aviez donnée. Remplacez-la avec ${commandLine('key', 'rotate')}.`;
      },
    },
  },
});
