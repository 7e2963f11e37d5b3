const WIDTH = 40

/** A bar on standard error; on a terminal it is drawn over itself, elsewhere a line comes with every tenth. */
export const showProgress = (total: number, label = ''): ((done: number) => void) => {
  const started = Date.now()
  let shown = -1
  return (done) => {
    const part = Math.min(1, done / total)
    const step = Math.floor(part * (process.stderr.isTTY ? 1_000 : 10))
    if (step === shown) return
    shown = step
    const seconds = (Date.now() - started) / 1000
    const left = part > 0 ? `, ${((seconds / part) * (1 - part)).toFixed(0)} s left` : ''
    const bar = '█'.repeat(Math.round(part * WIDTH)).padEnd(WIDTH, '░')
    process.stderr.write(
      `${process.stderr.isTTY ? '\r' : ''}${label}${bar} ${(part * 100).toFixed(0)} %${left}   ${process.stderr.isTTY && part < 1 ? '' : '\n'}`,
    )
  }
}
