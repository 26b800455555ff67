/** Other programs of this project, which the executable runs in separate processes. */
const ownPrograms = /** @type {Readonly<Record<string, () => Promise<unknown>>>} */ ({
  '--own-program=read-back': () => import('../../../src/services/keychain/read-back.ts'),
  '--own-program=entries': () => import('../../../src/services/keychain/entries-program.ts'),
  '--own-program=look-up': () => import('../../../src/services/network/look-up.ts'),
});

async function start() {
  const own = ownPrograms[process.argv[2] ?? ''];
  if (own !== undefined) {
    await own();
    return;
  }
  const { main } = await import('../../../src/main.ts');
  process.exitCode = await main();
}

void start();
