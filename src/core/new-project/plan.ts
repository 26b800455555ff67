import type { Lang } from '../../i18n/languages.ts';

/** Everything that the files of a project depend on. Never contains a key. */
export interface ProjectPlan {
  readonly lang: Lang;
  /** A name that package managers accept. */
  readonly name: string;
  readonly model: string;
  readonly embeddingModel: string;
  /** The origin of the API. */
  readonly baseUrl: string;
  readonly platform: NodeJS.Platform;
}
