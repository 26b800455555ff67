import { catalog } from '../../i18n/catalog.ts';
import { handoffEn } from './messages.en.ts';
import { handoffFr } from './messages.fr.ts';

export const messages = catalog({ en: handoffEn, fr: handoffFr });
