import { provider } from './provider.ts';

/** The service's own pages that the program sends people to. */
export const pages = provider.pages.addresses;

/** The name of one of these pages. */
export type Page = keyof typeof pages;
