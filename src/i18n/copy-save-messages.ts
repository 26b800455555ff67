import { catalog } from './catalog.ts';

/** Texts of screens on which code can be copied and saved. */
export const copySaveMessages = catalog({
  en: {
    copy: 'copy',
    copyCode: 'copy the code',
    save: 'save',
    copied: 'Copied.',
    sent: 'Sent to your terminal’s clipboard. If pasting gives nothing, select the text or press S.',
    sentLine:
      'Sent to your terminal’s clipboard. If pasting gives nothing, select the line instead.',
    notCopied: 'There is no clipboard here: select the text, or press S to save it.',
    notCopiedLine: 'There is no clipboard here: select the line instead.',
    sentWritten: 'Sent to your terminal’s clipboard. If pasting gives nothing, select the text.',
    notCopiedWritten: 'There is no clipboard here: select the text instead.',
    where: 'Write it to',
    write: 'write',
    exists: (path: string) => `${path} already exists.`,
    nothingYet: 'Nothing was written.',
    other: 'Choose another place',
    replace: 'Replace it',
    notNow: 'Don’t save it',
    saveLead: 'Save the code as a file. Your key is not in it.',
    written: (path: string) => `Written: ${path}`,
    notWritten: (path: string) => `Not written in the demo: ${path}`,
    demo: 'The demo writes nothing; you’ll see what would be written.',
  },
  fr: {
    copy: 'copier',
    copyCode: 'copier le code',
    save: 'enregistrer',
    copied: 'Copié.',
    sent: 'Envoyé au presse-papiers du terminal. Si rien ne se colle, sélectionnez le texte ou appuyez sur S.',
    sentLine:
      'Envoyé au presse-papiers du terminal. Si rien ne se colle, sélectionnez la ligne à la souris.',
    notCopied: 'Pas de presse-papiers ici : sélectionnez le texte, ou S pour l’enregistrer.',
    notCopiedLine: 'Pas de presse-papiers ici : sélectionnez la ligne à la souris.',
    sentWritten:
      'Envoyé au presse-papiers du terminal. Si rien ne se colle, sélectionnez le texte.',
    notCopiedWritten: 'Pas de presse-papiers ici : sélectionnez le texte à la souris.',
    where: 'Écrire dans',
    write: 'écrire',
    exists: (path: string) => `${path} existe déjà.`,
    nothingYet: 'Rien n’a été écrit.',
    other: 'Choisir un autre endroit',
    replace: 'Le remplacer',
    notNow: 'Ne pas l’enregistrer',
    saveLead: 'Enregistrer le code dans un fichier. Votre clé n’y figure pas.',
    written: (path: string) => `Écrit : ${path}`,
    notWritten: (path: string) => `Pas écrit dans la démo : ${path}`,
    demo: 'La démo n’écrit rien ; vous verrez ce qui serait écrit.',
  },
});
