import data from './provider.json' with { type: 'json' };

/** Facts about Mistral's service that change with time. Each group of the data file has its date and source. */
export const provider = data;

/** The default origin of calls. */
export const defaultOrigin = data.hosts.origins.global;

/** The share that the hosts of one region add to every price, in percent. */
export const surchargePercent = data.hosts.surchargePercent;
