// Replaces the package keytar in the single executable, which contains the native part as an asset.
import { getAsset } from 'node:sea';
import { cacheFolder } from '../../caches.cjs';
import { extractAddon } from './extract-addon.js';

function load() {
  const folder = cacheFolder(process.env, process.platform);
  if (folder === undefined) throw new Error('There is no folder for caches.');
  const addon = { exports: {} };
  process.dlopen(addon, extractAddon(new Uint8Array(getAsset('keytar.node')), folder));
  return addon.exports;
}

export default load();
