import { loadYoga, type Yoga } from 'yoga-layout/load';

/**
 * The layout engine of Ink in the bundle, where `yoga-layout.ts` replaces the package: that one waits for WebAssembly
 * while it is loaded, which a CommonJS module cannot. Incomplete until `layoutReady` resolves.
 */
export const yoga: Partial<Yoga> = {};

export const layoutReady: Promise<unknown> = loadYoga().then((loaded) =>
  Object.assign(yoga, loaded),
);
