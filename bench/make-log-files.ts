/** Files of 16 MB: what a measurement writes to Postgres's log of changes, and more. */
const FILES = 40

/**
 * A Postgres that has run for some minutes writes its log of changes over files that it has used before. One just made
 * must make each anew, every ten seconds at 500 answers a second, and all commits wait some 80 ms for it.
 */
export const makeLogFiles = async (run: (statement: string) => Promise<unknown>): Promise<void> => {
  await run(`alter system set min_wal_size = '${FILES * 16}MB'`)
  await run('select pg_reload_conf()')
  for (let made = 0; made < FILES; made++) {
    await run("select pg_logical_emit_message(false, 'bench', '')")
    await run('select pg_switch_wal()')
  }
  await run('checkpoint')
}
