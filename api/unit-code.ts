import type { UnitTree } from '../services/unit-tree.ts'

/** The code of a unit; its id, which callers may use instead, while our copy of the tree does not know it yet. */
export const codeOf = (unitId: number, tree: UnitTree): string => tree.unit(unitId)?.code ?? String(unitId)
