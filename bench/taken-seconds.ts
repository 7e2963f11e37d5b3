import { readFileSync } from 'node:fs'

const TICKS_PER_SECOND = 100

/** Processor time that the hypervisor has given to others since the start, over all processors, seconds (Linux; elsewhere 0). */
export const takenSeconds = (): number => {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n', 1)
    // `cpu user nice system idle iowait irq softirq steal …`, see proc_stat(5).
    return Number(line.split(/\s+/)[8] ?? 0) / TICKS_PER_SECOND
  } catch {
    return 0
  }
}
