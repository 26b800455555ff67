import { catalog } from '../../i18n/catalog.ts';
import { chatEn } from './messages.en.ts';
import { chatFr } from './messages.fr.ts';

export const messages = catalog({ en: chatEn, fr: chatFr });
