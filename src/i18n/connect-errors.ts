import type { ConnectError, ConnectProblem } from '../errors/connect-error.ts';
import { commandLine } from './command-line.ts';

type Texts = Readonly<
  Record<ConnectProblem, (error: Required<ConnectError>) => [message: string, hint: string]>
>;

const untouched = 'Nothing was changed.';

/** Why a tool can’t be connected, in English. */
export const connectEn: Texts = {
  'not-installed': ({ tool }) => [
    `${tool} was not found on this machine.`,
    'Install it first, or open a new terminal if you have just done so.',
  ],
  'plugin-missing': ({ tool, detail }) => [
    `${tool} has no plugin for Mistral yet.`,
    `Install it with ${detail}, then try again.`,
  ],
  'no-answer': ({ tool, detail }) => [
    `${tool} did not answer. ${untouched}`,
    `Run ${detail} to see why, then try again.`,
  ],
  'other-address': ({ tool }) => [
    `${tool} always calls https://api.mistral.ai and can’t be given another address.`,
    'Leave out --base-url and --region to connect it.',
  ],
  malformed: ({ path, tool }) => [
    `${path} is not a valid settings file of ${tool}. ${untouched}`,
    'Fix the file, then try again.',
  ],
  'has-comments': ({ path, tool }) => [
    `${path} has comments, which ${tool} does not read. ${untouched}`,
    'Remove them, then try again.',
  ],
  defined: ({ path, detail }) => [
    `${path} already sets ${detail}. ${untouched}`,
    'Remove that setting, or keep it and leave the tool as it is.',
  ],
  unsafe: ({ path }) => [
    `Nothing can be added to ${path} without changing the rest of it. ${untouched}`,
    'Write that part as plain lines, one entry each, then try again.',
  ],
  'older-settings': ({ path, tool }) => [
    `${tool} still reads its older settings, ${path}. ${untouched}`,
    'Move them to the new format as its documentation says, then try again.',
  ],
  symlink: ({ path }) => [
    `${path} is a symbolic link. ${untouched}`,
    'Change the file that it leads to, or put a file in its place.',
  ],
  linked: ({ path }) => [
    `${path} has a second name, a hard link. ${untouched}`,
    'Replace it by a copy, then try again.',
  ],
  'read-only': ({ path }) => [
    `${path} is read-only. ${untouched}`,
    'Make it writable if you want it changed, then try again.',
  ],
  'being-edited': ({ path }) => [
    `${path} is open in an editor, or has just been changed. ${untouched}`,
    'Save and close it, then try again.',
  ],
  'not-a-file': ({ path }) => [
    `${path} is not a file. ${untouched}`,
    'Move it away, then try again.',
  ],
  'not-text': ({ path }) => [
    `${path} is not text in UTF-8. ${untouched}`,
    'Save it as UTF-8, then try again.',
  ],
  'too-large': ({ path }) => [
    `${path} is larger than any settings file. ${untouched}`,
    'Check what it is, then try again.',
  ],
  unreadable: ({ path }) => [
    `${path} can’t be read. ${untouched}`,
    'Check its owner and permissions, then try again.',
  ],
  'not-connected': ({ tool }) => [
    `${tool} was not connected by this program.`,
    `Run ${commandLine('connect')} to see which tools are.`,
  ],
  changed: ({ path }) => [
    `What was added to ${path} has been changed since. ${untouched}`,
    'Remove it by hand.',
  ],
  'needs-yes': ({ tool }) => [
    `There is no terminal to ask for your consent, so ${tool} was left unchanged.`,
    'See the change with --dry-run, then add --yes to make it.',
  ],
};

const intact = 'Rien n’a été modifié.';

/** Why a tool can’t be connected, in French. */
export const connectFr: Texts = {
  'not-installed': ({ tool }) => [
    `${tool} est introuvable sur cette machine.`,
    'Installez-le d’abord, ou ouvrez un nouveau terminal si c’est déjà fait.',
  ],
  'plugin-missing': ({ tool, detail }) => [
    `${tool} n’a pas encore d’extension pour Mistral.`,
    `Installez-la avec ${detail}, puis réessayez.`,
  ],
  'no-answer': ({ tool, detail }) => [
    `${tool} n’a pas répondu. ${intact}`,
    `Lancez ${detail} pour voir pourquoi, puis réessayez.`,
  ],
  'other-address': ({ tool }) => [
    `${tool} appelle toujours https://api.mistral.ai, sans autre adresse possible.`,
    'Retirez --base-url et --region pour le connecter.',
  ],
  malformed: ({ path, tool }) => [
    `${path} n’est pas un fichier de réglages valide pour ${tool}. ${intact}`,
    'Corrigez le fichier, puis réessayez.',
  ],
  'has-comments': ({ path, tool }) => [
    `${path} contient des commentaires, que ${tool} ne lit pas. ${intact}`,
    'Retirez-les, puis réessayez.',
  ],
  defined: ({ path, detail }) => [
    `${path} définit déjà ${detail}. ${intact}`,
    'Supprimez ce réglage, ou gardez-le et laissez l’outil tel quel.',
  ],
  unsafe: ({ path }) => [
    `Rien ne peut être ajouté à ${path} sans en changer le reste. ${intact}`,
    'Écrivez cette partie en lignes simples, une entrée par ligne, puis réessayez.',
  ],
  'older-settings': ({ path, tool }) => [
    `${tool} lit encore ses anciens réglages, ${path}. ${intact}`,
    'Passez au nouveau format comme l’indique sa documentation, puis réessayez.',
  ],
  symlink: ({ path }) => [
    `${path} est un lien symbolique. ${intact}`,
    'Modifiez le fichier vers lequel il mène, ou mettez un fichier à sa place.',
  ],
  linked: ({ path }) => [
    `${path} a un second nom, un lien physique. ${intact}`,
    'Mettez une copie à sa place, puis réessayez.',
  ],
  'read-only': ({ path }) => [
    `${path} est en lecture seule. ${intact}`,
    'Rendez-le modifiable si vous le voulez, puis réessayez.',
  ],
  'being-edited': ({ path }) => [
    `${path} est ouvert dans un éditeur, ou vient de changer. ${intact}`,
    'Enregistrez et fermez-le, puis réessayez.',
  ],
  'not-a-file': ({ path }) => [
    `${path} n’est pas un fichier. ${intact}`,
    'Déplacez-le, puis réessayez.',
  ],
  'not-text': ({ path }) => [
    `${path} n’est pas du texte en UTF-8. ${intact}`,
    'Enregistrez-le en UTF-8, puis réessayez.',
  ],
  'too-large': ({ path }) => [
    `${path} est trop gros pour un fichier de réglages. ${intact}`,
    'Vérifiez ce que c’est, puis réessayez.',
  ],
  unreadable: ({ path }) => [
    `${path} ne peut pas être lu. ${intact}`,
    'Vérifiez son propriétaire et ses droits, puis réessayez.',
  ],
  'not-connected': ({ tool }) => [
    `${tool} n’a pas été connecté par ce programme.`,
    `Lancez ${commandLine('connect')} pour voir lesquels le sont.`,
  ],
  changed: ({ path }) => [
    `Ce qui avait été ajouté à ${path} a été modifié depuis. ${intact}`,
    'Retirez-le à la main.',
  ],
  'needs-yes': ({ tool }) => [
    `Aucun terminal pour demander votre accord : ${tool} n’a pas été modifié.`,
    'Affichez la modification avec --dry-run, puis ajoutez --yes pour l’appliquer.',
  ],
};
