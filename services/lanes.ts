interface Waiting {
  order: number
  start: () => void
}

/** Work in turn for each key, at once for different keys. */
export interface Lanes {
  /** Of the works that wait for one key, the one with the lowest order goes first. */
  run<T>(key: string, work: () => Promise<T>, order?: number): Promise<T>
  /** How many keys have work under way. */
  busy(): number
}

export const createLanes = (): Lanes => {
  const lanes = new Map<string, Waiting[]>()

  const leave = (key: string) => {
    const waiting = lanes.get(key)
    if (waiting === undefined || waiting.length === 0) {
      lanes.delete(key)
      return
    }
    let next = 0
    for (let index = 1; index < waiting.length; index++)
      if ((waiting[index]?.order ?? 0) < (waiting[next]?.order ?? 0)) next = index
    waiting.splice(next, 1)[0]?.start()
  }

  const enter = (key: string, order: number): Promise<void> | undefined => {
    const waiting = lanes.get(key)
    if (waiting === undefined) {
      lanes.set(key, [])
      return undefined
    }
    return new Promise((start) => {
      waiting.push({ order, start })
    })
  }

  return {
    async run(key, work, order = 0) {
      const turn = enter(key, order)
      if (turn !== undefined) await turn
      try {
        return await work()
      } finally {
        leave(key)
      }
    },
    busy: () => lanes.size,
  }
}
