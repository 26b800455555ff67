import { catalogueDate, catalogueSource, conflictsOf } from '../../../core/models/catalogue.ts';
import { callIdOf, type ModelRow } from '../../../core/models/model-row.ts';

/** The document that `--json` prints. Null means unknown. Field names are an interface: never rename them. */
export function documentOf(rows: readonly ModelRow[]) {
  return {
    ok: true,
    catalogue: { date: catalogueDate, source: catalogueSource },
    models: rows.map((row) => ({
      /** The id to call it by. */
      id: callIdOf(row),
      /** The id that stays the same model: the one for production. */
      pinned: row.id,
      aliases: row.aliases,
      name: row.family,
      tier: row.tier,
      licence: row.licence,
      tasks: row.tasks,
      capabilities: row.can,
      contextTokens: row.contextTokens,
      /** Per million tokens; of documents, per thousand pages; of sound, per thousand minutes. */
      prices: {
        usd: row.usd,
        eur: row.eur,
        perThousandPages: row.pages,
        perThousandMinutes: row.minutes,
      },
      /** Stars, 1 to 5. */
      speed: row.speed,
      quality: row.quality,
      /** Other values that sources give: prices in dollars per million tokens, or the context. */
      conflicts: conflictsOf(row.id),
      state: row.state,
      retiresAt: row.retiresAt,
      replacement: row.replacement,
      /** True for models made for a product of the service, and experimental ones. */
      hidden: row.hidden,
      access: row.access,
    })),
  };
}
