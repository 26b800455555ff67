/**
 * Names of the models in one account's list. Needed for prices, because a name may move to a differently priced model
 * before the bundled catalogue is updated.
 */
export interface ModelNamesPort {
  /** Replaces all names. `ids` maps each name of a list to the dated id behind it. */
  replace(ids: ReadonlyMap<string, string>): void;
  /** Returns the dated id behind a name, or undefined if the list was not read or does not have the name. */
  idBehind(name: string): string | undefined;
}
