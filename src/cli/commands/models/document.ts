import { catalogueDate, catalogueSource, conflictsOf } from '../../../core/models/catalogue.ts';
import { callIdOf, type ModelRow } from '../../../core/models/model-row.ts';

/** Builds the document of `--json`. Null means unknown. Programs read the fields, so never rename them. */
export function documentOf(rows: readonly ModelRow[]) {
  return {
    ok: true,
    catalogue: { date: catalogueDate, source: catalogueSource },
    models: rows.map((row) => ({
      /** Id for calling the model. */
      id: callIdOf(row),
      /** Id that always means the same model, for use in production. */
      pinned: row.id,
      aliases: row.aliases,
      name: row.family,
      tier: row.tier,
      licence: row.licence,
      tasks: row.tasks,
      capabilities: row.can,
      contextTokens: row.contextTokens,
      /** Prices per million tokens; for documents, per thousand pages; for sound, per thousand minutes. */
      prices: {
        usd: row.usd,
        eur: row.eur,
        perThousandPages: row.pages,
        perThousandMinutes: row.minutes,
      },
      /** 1 to 5 stars. */
      speed: row.speed,
      quality: row.quality,
      /** Other values from other sources: prices in dollars per million tokens, or the context. */
      conflicts: conflictsOf(row.id),
      state: row.state,
      retiresAt: row.retiresAt,
      replacement: row.replacement,
      /** True for a model that is made for a product of the service, or experimental. */
      hidden: row.hidden,
      access: row.access,
    })),
  };
}
