import { catalog } from '../../i18n/copy.ts';
import { chatEn } from './words-en.ts';
import { chatFr } from './words-fr.ts';

export const words = catalog({ en: chatEn, fr: chatFr });
