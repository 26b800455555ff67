import { loadYoga, type Yoga } from 'yoga-layout/load';

/**
 * Layout engine of Ink in the bundle, where `yoga-layout.ts` replaces the package. The package waits for WebAssembly
 * while it loads, which a CommonJS module cannot do. Incomplete until `layoutReady` resolves.
 */
export const yoga: Partial<Yoga> = {};

export const layoutReady: Promise<unknown> = loadYoga().then((loaded) =>
  Object.assign(yoga, loaded),
);
