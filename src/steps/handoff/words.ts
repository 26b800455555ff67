import { catalog } from '../../i18n/copy.ts';
import { handoffEn } from './words-en.ts';
import { handoffFr } from './words-fr.ts';

export const words = catalog({ en: handoffEn, fr: handoffFr });
